import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { apiOf, browserOf, invite, OWNER } from "./people";
import { test } from "./watched";
import { cell, edit, makeDocument, row, selectWords } from "./workbench";

const WRITTEN = "Opening up brings progress to all of us.";

/** A document whose second paragraph is rendered, with a translator and a reviewer. */
async function build(project: string) {
  const api = await apiOf(OWNER);
  const made = await makeDocument(api, { project });
  const paragraphs = await api.get(`/api/v1/documents/${made.documentId}/paragraphs`);
  const { items } = (await paragraphs.json()) as { items: { id: string; text: string }[] };
  const second = items[1] ?? { id: "", text: "" };
  const write = (text: string) => writeText(api, `${made.tracks[0]}/renderings/${second.id}`, text);
  await write(WRITTEN);
  const translator = await invite(api, made.projectId, "translator");
  const reviewer = await invite(api, made.projectId, "reviewer");
  return { ...made, api, second, write, translator, reviewer };
}

async function writeText(api: APIRequestContext, place: string, text: string): Promise<void> {
  expect((await api.put(`/api/v1/tracks/${place}`, { data: { text } })).ok()).toBe(true);
}

const marked = (page: Page, words: string) =>
  page.locator('[data-layer="annotation"]').filter({ hasText: words });
const threads = (page: Page) => page.getByRole("tabpanel").getByRole("article");

test("a comment on words reaches who is mentioned, is answered, stays at its words, and is settled", async ({
  browser,
}) => {
  const built = await build("Discussed");
  const one = await (await browserOf(browser, built.translator)).newPage();
  const two = await (await browserOf(browser, built.reviewer)).newPage();
  await Promise.all([one.goto(`${built.path}?p=2`), two.goto(`${built.path}?p=2`)]);
  await expect(cell(two, 2)).toContainText(WRITTEN);

  // By keyboard alone: select a word in the live editor, comment, choose whom to mention.
  await edit(one, 2);
  await one.keyboard.press("Home");
  await one.keyboard.press("Control+Shift+ArrowRight");
  await expect(one.getByRole("toolbar", { name: "For the selected words" })).toBeVisible();
  await one.keyboard.press("Control+Alt+O");
  const field = one.getByRole("textbox", { name: "New comment" });
  await expect(field).toBeFocused();
  await one.keyboard.type(`@${built.reviewer.name.slice(0, 6)}`);
  await expect(one.getByRole("option", { name: built.reviewer.name })).toBeVisible();
  await one.keyboard.press("Enter");
  await expect(field).toHaveValue(`@${built.reviewer.name} `);
  await one.keyboard.type("is <b>this</b> the term?");
  await one.keyboard.press("Control+Enter");
  await expect(threads(one)).toContainText("is <b>this</b> the term?");
  await expect(marked(one, "Opening")).toHaveText("Opening");

  // The other screen shows it at once; the inbox leads to it.
  await expect(marked(two, "Opening")).toHaveText("Opening");
  await expect(two.getByRole("link", { name: "Inbox, 1 unread" })).toBeVisible();
  await two.getByRole("link", { name: "Inbox, 1 unread" }).click();
  await two.getByRole("link", { name: `${built.translator.name} mentioned you` }).click();
  await expect(two).toHaveURL(/[?&]thread=/);
  const address = two.url();
  await expect(threads(two)).toContainText("the term?");
  await expect(two.getByRole("link", { name: "Inbox", exact: true })).toBeVisible();
  await threads(two).getByRole("button", { name: "Reply" }).click();
  await two.getByRole("textbox", { name: "Reply to this discussion" }).fill("It is.");
  await two.keyboard.press("Control+Enter");
  await expect(threads(one)).toContainText("It is.");

  // What is written right before the words does not lose them, and is none of them.
  await edit(one, 2);
  await one.keyboard.press("Home");
  await one.keyboard.type("In our time, ");
  await expect(cell(two, 2)).toContainText("In our time, Opening");
  await expect(marked(one, "Opening")).toHaveText("Opening");
  await expect(marked(two, "Opening")).toHaveText("Opening");

  await threads(two).getByRole("button", { name: "Resolve" }).click();
  await expect(marked(one, "Opening")).toHaveCount(0);
  // What is looked at does not go from under one's eyes.
  await expect(threads(one)).toContainText(`Resolved by ${built.reviewer.name}`);

  // Its address leads to it, also now.
  await one.goto(address);
  await expect(threads(one)).toContainText(`Resolved by ${built.reviewer.name}`);
  await threads(one).getByRole("button", { name: "Reopen" }).click();
  await expect(marked(two, "Opening")).toHaveText("Opening");
  await marked(two, "Opening").click();
  await expect(threads(two)).toContainText("It is.");
});

test("words are labeled and linked across the columns; what loses its words is listed, and attached again", async ({
  browser,
}) => {
  const built = await build("Marked");
  const page = await (await browserOf(browser, built.translator)).newPage();
  // What a row knows comes after its text, and draws it anew: a selection made before that is gone.
  await page.goto(`${built.path}?p=2`, { waitUntil: "networkidle" });
  const source = row(page, 2).getByRole("gridcell").first();
  await expect(source).toContainText(built.second.text.slice(0, 4));
  const bar = page.getByRole("toolbar", { name: "For the selected words" });
  const words = built.second.text.slice(0, 2);

  await selectWords(source, words);
  await bar.getByRole("button", { name: "Label" }).click();
  await page.getByRole("menuitem", { name: "Terminology" }).click();
  await expect(marked(page, words)).toHaveText(words);

  await selectWords(source, built.second.text.slice(3, 5));
  await bar.getByRole("button", { name: "Link with words of the other side" }).click();
  await selectWords(cell(page, 2), "progress");
  await bar.getByRole("button", { name: "Link with the words selected before" }).click();
  await expect(marked(page, "progress")).toHaveText("progress");

  await marked(page, words).click();
  await expect(threads(page)).toHaveCount(2);
  await expect(threads(page).filter({ hasText: "Terminology" })).toContainText(words);

  await built.write("Opening up lets everybody grow.");
  await expect(page.getByRole("heading", { name: "Detached" })).toBeVisible();
  const gone = threads(page).filter({ hasText: "these words are gone" });
  await expect(gone).toContainText("progress");
  await selectWords(cell(page, 2), "everybody grow");
  await gone.getByRole("button", { name: "Attach to the selected words" }).click();
  await expect(marked(page, "everybody grow")).toHaveText("everybody grow");
  await expect(page.getByRole("heading", { name: "Detached" })).toBeHidden();

  const label = threads(page).filter({ hasText: "Terminology" });
  await label.getByRole("button", { name: "Remove" }).click();
  await expect(label).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(label).toHaveCount(1);
});

test("a reviewer who comments on words says there how severe an error they are", async ({ browser }) => {
  const built = await build("Judged");
  const page = await (await browserOf(browser, built.reviewer)).newPage();
  await page.goto(`${built.path}?p=2`);
  await expect(cell(page, 2)).toContainText(WRITTEN);
  await selectWords(cell(page, 2), "progress");
  await expect(page.getByRole("toolbar", { name: "For the selected words" })).toBeVisible();
  await page.keyboard.press("Control+Alt+O");
  await page.getByRole("textbox", { name: "New comment" }).fill("Growth, rather.");
  const composer = page.getByRole("region", { name: "New comment" });
  await expect(composer.getByLabel("Severity")).toHaveCount(0);
  await composer.getByLabel("Label").selectOption({ label: "Mistranslation" });
  await composer.getByLabel("Severity").selectOption({ label: "Major" });
  await composer.getByRole("button", { name: "Comment" }).click();
  await expect(threads(page)).toContainText("Growth, rather.");
  await expect(threads(page)).toContainText("Major");
});

test("a reader reads discussions and begins none; a reviewer manages labels", async ({ browser }) => {
  const built = await build("Labels");
  const reader = await invite(built.api, built.projectId, "viewer");
  const subject = { type: "paragraph", id: built.second.id };
  const begun = await built.api.post(`/api/v1/documents/${built.documentId}/threads`, {
    data: { subject, body: "A question." },
  });
  const { id } = (await begun.json()) as { id: string };
  const reading = await (await browserOf(browser, reader)).newPage();
  await reading.goto(`${built.path}?thread=${id}`);
  await expect(threads(reading)).toContainText("A question.");
  await expect(threads(reading).getByRole("button", { name: "Reply" })).toHaveCount(0);
  await expect(reading.getByRole("button", { name: "Comment on this paragraph" })).toHaveCount(0);

  const page = await (await browserOf(browser, built.reviewer)).newPage();
  await page.goto(`/projects/${built.projectId}`);
  await page.getByRole("button", { name: "Labels" }).click();
  await page.getByRole("button", { name: "New label" }).click();
  await page.getByLabel("English name").fill("Quotation");
  await page.getByLabel("Chinese name").fill("引语");
  await page.getByLabel("Color 4").check();
  await page.getByRole("button", { name: "Save" }).click();
  const added = page.getByRole("row").filter({ hasText: "Quotation" });
  await added.getByRole("button", { name: "Archive" }).click();
  await expect(added).toContainText("archived");
});
