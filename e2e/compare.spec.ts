import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { apiOf, browserOf, OWNER } from "./people";
import { test } from "./watched";
import { cell, edit, expectSaved, expectStored, makeDocument, readTrack, selectWords } from "./workbench";

const SOURCE = "# 声明\n\n双方愿继续加强合作，共同维护地区和平。\n\n双方重申相互尊重主权和领土完整。\n";
const TEXTS = {
  "Draft A": ["Statement", "Both sides want to cooperate and keep peace.", ""],
  "Draft B": [
    "Statement",
    "Both sides wish to strengthen cooperation and keep regional peace.",
    "Both sides reaffirm mutual respect.",
  ],
  "Draft C": ["Statement", "Nothing of the kind was said here.", ""],
} as const;

async function build(api: APIRequestContext) {
  const made = await makeDocument(api, { project: "Compared", content: SOURCE, tracks: Object.keys(TEXTS) });
  for (const [nth, texts] of Object.values(TEXTS).entries()) {
    const track = made.tracks[nth] ?? "";
    const stored = await readTrack(api, track);
    for (const [at, text] of texts.entries()) {
      const path = `/api/v1/tracks/${track}/renderings/${stored[at]?.paragraphId}`;
      if (text !== "") expect((await api.put(path, { data: { text } })).ok()).toBe(true);
    }
  }
  return made;
}

const layers = (page: Page, number: number, column: number, kind: string) =>
  cell(page, number, column).locator(`[data-layer="${kind}"]`);

test("three tracks are compared, a phrase is adopted with its reason, a track is composed and exported", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const api = await apiOf(OWNER);
  const made = await build(api);
  const [a = ""] = made.tracks;
  const page = await (await browserOf(browser, OWNER)).newPage();

  await test.step("where they differ most is a list that leads to the place", async () => {
    await page.goto(`${made.path}/differences?tracks=${made.tracks.join()}&base=${a}`);
    await expect(page.getByText("2 paragraphs differ of 3.")).toBeVisible();
    await expect(page.getByText("stands apart: Draft C")).toBeVisible();
    await expect(page.getByText("no text: Draft A and Draft C")).toBeVisible();
    await page.getByRole("link", { name: "Paragraph 2" }).click();
    await expect(layers(page, 2, 2, "differs").first()).toBeVisible();
    await expect(layers(page, 2, 1, "differs-base").first()).toBeVisible();
  });

  await test.step("the base is chosen by a key, and is in the address", async () => {
    await cell(page, 2, 2).click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Alt+v");
    await expect(layers(page, 2, 1, "differs").first()).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`base=${made.tracks[1]}`));
    await page.keyboard.press("Alt+p");
    await expect(page.getByRole("group", { name: "Draft C" }).first()).toBeVisible();
    await expect(page.locator(`article [data-layer="differs"]`).first()).toBeVisible();
    await page.keyboard.press("Alt+p");
    await page.keyboard.press("Control+Alt+v");
    await expect(layers(page, 2, 1, "differs")).toHaveCount(0);
  });

  await test.step("selected words go to where they belong in one's own text, and the reason is kept", async () => {
    await edit(page, 2, 1);
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" Always.");
    await expectSaved(page);
    await selectWords(cell(page, 2, 2), "wish");
    await page.getByRole("toolbar").getByRole("button", { name: "Adopt these words" }).click();
    await expectStored(api, a, 2, "Both sides wish to cooperate and keep peace. Always.");
    await page.getByRole("button", { name: "Say why" }).click();
    await page.getByLabel(/Reason for adopting from Draft B/).fill("It is more formal.");
    await page.getByRole("button", { name: "Keep the reason" }).click();
    await cell(page, 2, 1).click();
    await page.keyboard.press("Control+Alt+y");
    const panel = page.getByRole("complementary");
    await expect(panel.getByText("From Draft B: wish")).toBeVisible();
    await expect(panel.getByText("It is more formal.")).toBeVisible();
  });

  await test.step("who wrote which words shows over the cells, with a legend", async () => {
    await cell(page, 2, 1).click();
    await page.keyboard.press("Control+Alt+Shift+Y");
    await expect(layers(page, 2, 1, "author-adopted").first()).toHaveText("wish");
    await expect(layers(page, 2, 1, "author-typed").first()).toContainText("Always.");
    const legend = page.getByRole("region", { name: "People and how their words came in" });
    await expect(legend).toContainText(OWNER.name);
    await legend.getByRole("button", { name: "Hide who wrote which words" }).click();
    await expect(layers(page, 2, 1, "author-adopted")).toHaveCount(0);
  });

  await test.step("a whole text goes by a key, and undo takes it back", async () => {
    await cell(page, 2, 1).click();
    await page.keyboard.press("Control+Alt+s");
    await expectStored(api, a, 2, TEXTS["Draft B"][1]);
    await page.keyboard.press("Control+z");
    await expectStored(api, a, 2, "Both sides wish to cooperate and keep peace. Always.");
  });

  await test.step("a version is kept, compared with now, and one text of it restored", async () => {
    await page.goto(`${made.path}/versions?track=${a}`);
    await page.getByLabel("Name of the version").fill("First");
    await page.getByRole("button", { name: "Keep this version" }).click();
    await expect(page.getByText("“First” is kept.")).toBeVisible();
    const [, second] = await readTrack(api, a);
    const path = `/api/v1/tracks/${a}/renderings/${second?.paragraphId}`;
    expect((await api.put(path, { data: { text: "Both sides wish for peace." } })).ok()).toBe(true);
    await page.getByRole("button", { name: "Compare First" }).click();
    await expect(page.locator("del", { hasText: "cooperate" })).toBeVisible();
    await page.getByRole("button", { name: "Restore paragraph 2 from this version" }).click();
    await expectStored(api, a, 2, "Both sides wish to cooperate and keep peace. Always.");
  });

  await test.step("a track is composed by preference and choice, and exported", async () => {
    await page.goto(`${made.path}/compose`);
    const second = page.getByRole("group", { name: /Paragraph 2/ });
    await expect(second.getByRole("radio", { name: /Draft A/ })).toBeChecked();
    await page.getByRole("button", { name: "Prefer Draft B more" }).click();
    await expect(second.getByRole("radio", { name: /Draft B/ })).toBeChecked();
    await second.getByRole("radio", { name: /Draft C/ }).check();
    await page.getByRole("button", { name: "Compose “Composed”" }).click();
    await expect(page.getByText("3 paragraphs composed.", { exact: false })).toBeVisible();
    await expect(cell(page, 2, 1)).toContainText(TEXTS["Draft C"][1]);
    await expect(cell(page, 3, 1)).toContainText(TEXTS["Draft B"][2]);
    const composed = new URL(page.url()).searchParams.get("tracks")?.split(",")[0] ?? "";
    const exported = await api.get(
      `/api/v1/documents/${made.documentId}/export?format=csv&track=${composed}`,
    );
    expect(await exported.text()).toContain(TEXTS["Draft C"][1]);
    await page.getByRole("button", { name: "Undo" }).first().click();
    await expectStored(api, composed, 2, "");
  });

  await test.step("it is readable in the dark and on a narrow window", async () => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(`${made.path}?tracks=${made.tracks.join()}&base=${a}&p=2`);
    await expect(layers(page, 2, 2, "differs").first()).toBeVisible();
    await page.setViewportSize({ width: 400, height: 800 });
    await page.goto(`${made.path}/compose`);
    await expect(page.getByRole("group", { name: /Paragraph 2/ })).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(400);
  });
});
