import fs from "node:fs";
import path from "node:path";
import { type APIRequestContext, type BrowserContext, expect, type Page } from "@playwright/test";
import { findBarriers } from "./barriers";
import { apiOf, baseUrl, browserOf, invite, make, OWNER, type Person, setUpUrl } from "./people";
import { test } from "./watched";
import { INTERVIEW, type Made, makeDocument } from "./workbench";

test.describe.configure({ mode: "parallel" });
// What is found says where; a trace of every examination takes longer than the examination.
test.use({ trace: "off" });

const LOCALES = ["en", "zh-CN"] as const;
type Locale = (typeof LOCALES)[number];
/** A phone, and a window of 1280 pixels enlarged four times (WCAG 1.4.10). */
const NARROW = [390, 320];
const WIDE = { width: 1440, height: 900 };
const WRITTEN = "Building a community with a shared future for mankind";

/** Axe looks at each of some thirty screens twice. */
const EXAMINED_WITHIN_MS = 400_000;

type World = {
  readonly owner: Person;
  readonly newcomer: Person;
  readonly invitation: string;
  readonly projectId: string;
  readonly documentId: string;
  readonly undecidedId: string;
  readonly tracks: readonly string[];
};

/** A project with two documents, one of them undecided; its owner; and somebody without any project. */
async function makeWorld(name: string): Promise<World> {
  const api = await apiOf(OWNER);
  const made = await makeDocument(api, { project: name, tracks: ["Draft A", "Draft B"] });
  const { id: undecidedId } = await make(api, `/projects/${made.projectId}/documents`, {
    content: `${INTERVIEW}\n`,
    format: "markdown",
  });
  const { items } = (await (await api.get(`/api/v1/documents/${made.documentId}/paragraphs`)).json()) as {
    items: { id: string }[];
  };
  const written = `/api/v1/tracks/${made.tracks[0]}/renderings/${items[1]?.id}`;
  expect((await api.put(written, { data: { text: WRITTEN } })).ok()).toBe(true);
  const { id: gone } = await make(api, "/projects", { name: "Gone" });
  const newcomer = await invite(api, gone, "viewer");
  expect((await api.delete(`/api/v1/projects/${gone}`)).ok()).toBe(true);
  const { url } = await make<{ url: string }>(api, `/projects/${made.projectId}/invitations`, {
    role: "viewer",
  });
  const owner = await invite(api, made.projectId, "owner");
  await discuss(api, { ...made, paragraphId: items[1]?.id ?? "", mentioned: owner });
  return { ...made, owner, newcomer, invitation: new URL(url).pathname, undecidedId };
}

type Discussed = Made & { readonly paragraphId: string; readonly mentioned: Person };

/** A thread on a paragraph that mentions somebody, and words of a rendering that are commented on and labeled. */
async function discuss(api: APIRequestContext, where: Discussed): Promise<void> {
  const { projectId, documentId, paragraphId, mentioned, tracks } = where;
  const read = async <Item>(address: string) =>
    ((await (await api.get(`/api/v1/projects/${projectId}/${address}`)).json()) as { items: Item[] }).items;
  const members = await read<{ userId: string; email: string }>("members");
  const labels = await read<{ id: string }>("labels");
  await make(api, `/documents/${documentId}/threads`, {
    subject: { type: "paragraph", id: paragraphId },
    body: `@${mentioned.name} Which of the two?`,
    mentions: members.filter(({ email }) => email === mentioned.email).map(({ userId }) => userId),
  });
  await make(api, `/documents/${documentId}/annotations`, {
    ...{ paragraphId, trackId: tracks[0], start: 0, end: 8, quote: WRITTEN.slice(0, 8) },
    ...{ labelId: labels[0]?.id, comment: { body: "A better verb?" } },
  });
}

type Words = { readonly workbench: { readonly commands: { readonly tracks: string } } };
const wordsOf = (locale: string) =>
  JSON.parse(fs.readFileSync(path.join(import.meta.dirname, `../messages/${locale}.json`), "utf8")) as Words;

async function enter(context: BrowserContext, locale: Locale): Promise<Page> {
  const url = baseUrl();
  await context.addCookies([
    { name: "duizhao-locale", value: locale, url },
    { name: "duizhao-theme", value: "system", url },
  ]);
  const page = await context.newPage();
  await page.emulateMedia({ reducedMotion: "reduce" });
  return page;
}

/** Rules that look at colors alone, and take the longest. */
const OF_COLORS = ["color-contrast", "link-in-text-block"];

/**
 * What a person who cannot see, cannot use a mouse, or needs large letters would stumble over here, in both themes. A theme
 * changes colors and nothing else: each language is looked at whole in one, and in the other by what looks at colors.
 */
async function examine(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  const whole = (await page.locator("html").getAttribute("lang")) === "en" ? "light" : "dark";
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const barriers = await findBarriers(page, colorScheme === whole ? undefined : OF_COLORS);
    found.push(...barriers.map((barrier) => `${name}, ${colorScheme}: ${barrier}`));
  }
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 700 });
    const wider = await page.evaluate(findWider);
    if (wider.length > 0)
      found.push(`${name}: at ${width} pixels the page scrolls sideways: ${wider.join(", ")}`);
  }
  await page.setViewportSize(WIDE);
  return found;
}

async function examineAll(page: Page, addresses: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    found.push(...(await examine(page, address)));
  }
  return found;
}

/** Runs in the page: what makes it wider than the window, when it is. */
function findWider(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll("body *")].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
  );
  return [`${scrollWidth}`, ...wide.map(({ tagName, className }) => `${tagName}.${className}`).slice(0, 8)];
}

for (const locale of LOCALES) {
  test(`no screen has a serious barrier in either theme, nor needs to be scrolled sideways: ${locale}`, async ({
    browser,
  }) => {
    test.setTimeout(EXAMINED_WITHIN_MS);
    const world = await makeWorld(`Screens ${locale}`);
    const project = `/projects/${world.projectId}`;
    const document = `${project}/documents/${world.documentId}`;
    const found: string[] = [];
    const visit = async (page: Page, paths: readonly string[]) => {
      found.push(...(await examineAll(page, paths)));
    };

    const stranger = await enter(await browser.newContext({ baseURL: baseUrl() }), locale);
    await visit(stranger, ["/signin", setUpUrl(), world.invitation, "/invitations/none"]);
    await visit(await enter(await browserOf(browser, world.newcomer), locale), ["/"]);
    const page = await enter(await browserOf(browser, world.owner), locale);
    await visit(page, [
      "/",
      project,
      `${project}/members`,
      `${project}/labels`,
      `${project}/webhooks`,
      `${project}/checks`,
      `${project}/review`,
      `${document}/checks`,
      "/inbox",
      `${project}/import`,
      `${project}/documents/${world.undecidedId}/import`,
      `${document}/export`,
      "/account",
      "/api/docs",
      `/projects/${world.documentId}`,
    ]);
    await examineWorkbench(page, document, locale, found);
    expect(found).toEqual([]);
  });
}

for (const locale of LOCALES) {
  test(`no screen of work on versions, search and projects has a serious barrier: ${locale}`, async ({
    browser,
  }) => {
    test.setTimeout(EXAMINED_WITHIN_MS);
    const world = await makeWorld(`More screens ${locale}`);
    const project = `/projects/${world.projectId}`;
    const document = `${project}/documents/${world.documentId}`;
    const page = await enter(await browserOf(browser, world.owner), locale);
    const addresses = [
      "/work",
      `/search?q=${encodeURIComponent("经济")}`,
      "/search/replace",
      "/projects/archive",
      `${project}/archive`,
      `${project}/memory`,
      `${project}/team`,
      `${project}/candidates`,
      `${document}/compose`,
      `${document}/differences`,
      `${document}/report`,
      `${document}/versions`,
      `${document}/memory`,
      `${document}/source-version`,
      `${document}/align/${world.tracks[0]}`,
      `${document}/return/${world.tracks[0]}`,
    ];
    expect(await examineAll(page, addresses)).toEqual([]);
  });
}

for (const locale of LOCALES) {
  test(`no screen of the glossary has a serious barrier either: ${locale}`, async ({ browser }) => {
    test.setTimeout(EXAMINED_WITHIN_MS);
    const api = await apiOf(OWNER);
    const made = await makeDocument(api, { project: `Terms ${locale}`, tracks: ["Draft A"] });
    const { id: glossaryId } = await make(api, "/glossaries", { name: "Terms", projectId: made.projectId });
    const terms = [
      { language: "zh-CN", text: "经济", status: "preferred" },
      { language: "en", text: "economy", status: "preferred" },
      { language: "en", text: "the economics", status: "deprecated" },
    ];
    const { id: conceptId } = await make(api, `/glossaries/${glossaryId}/concepts`, {
      terms,
      domain: "economy",
    });
    const { id: proposalId } = await make(api, `/glossaries/${glossaryId}/proposals`, {
      concept: { terms: terms.map((term) => ({ ...term, text: `${term.text} 2` })) },
      reason: "It is said everywhere.",
    });
    const page = await enter(await browserOf(browser, OWNER), locale);
    const addresses = [
      `/projects/${made.projectId}/glossaries`,
      `/glossaries/${glossaryId}`,
      `/concepts/${conceptId}`,
      `/concepts/${conceptId}/occurrences`,
      `/proposals/${proposalId}`,
      "/reviews",
      `${made.path}/candidates`,
    ];
    expect(await examineAll(page, addresses)).toEqual([]);
  });
}

async function examineWorkbench(page: Page, address: string, locale: Locale, found: string[]): Promise<void> {
  const note = async (name: string) => found.push(...(await examine(page, name)));
  const { keyboard } = page;
  const dialog = page.getByRole("dialog");
  await page.goto(`${address}?p=2`);
  await page.getByRole("gridcell", { name: WRITTEN }).click();
  await expect(page.getByRole("textbox")).toHaveText(WRITTEN);
  await note("grid with a live editor");
  await keyboard.press("Control+Alt+Y");
  await expect(page.getByRole("tabpanel").getByRole("listitem")).toHaveCount(1);
  await note("history");
  await page.getByRole("tab").last().click();
  await note("details");
  await page.getByRole("tab").first().click();
  await note("terms");
  await page.getByRole("tab").nth(1).click();
  await note("memory");
  await page.getByRole("tab").nth(2).click();
  await note("checks");
  await page.getByRole("tab").nth(3).click();
  await expect(page.getByRole("tabpanel").getByRole("article")).toHaveCount(2);
  await page.getByRole("tabpanel").getByRole("button").first().click();
  await expect(page.getByRole("tabpanel").getByRole("textbox")).toBeFocused();
  await note("discussion");
  await keyboard.press("Control+Alt+P");
  for (const [name, keys] of [
    ["palette", "Control+K"],
    ["list of keys", "Control+/"],
    ["go to", "Control+G"],
  ] as const) {
    await keyboard.press(keys);
    await expect(dialog).toBeVisible();
    await note(name);
    await keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
  await keyboard.press("Control+K");
  await dialog.getByRole("combobox").fill(wordsOf(locale).workbench.commands.tracks);
  await keyboard.press("Enter");
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  await note("tracks");
  await keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await keyboard.press("Alt+P");
  await expect(page.getByRole("article")).toBeVisible();
  await note("page view");
}
