import { expect, type Page } from "@playwright/test";
import { apiOf, browserOf, invite, OWNER, type Person } from "./people";
import { test } from "./watched";
import { cell, edit, editor, expectSaved, expectStored, makeDocument } from "./workbench";

const SLIP = "如果如果天气晴好，会议照常举行。";
const RIGHT = "如果天气晴好，会议照常举行。";
const SOURCE = `# 通知\n\n${SLIP}\n\n请各位代表准时出席。\n`;
const NEXT = `# 通知\n\n${RIGHT}\n\n会后安排参观。\n`;
const ENGLISH = "If the weather is fine, the meeting takes place.";

async function build() {
  const api = await apiOf(OWNER);
  const made = await makeDocument(api, { project: "Source changes", content: SOURCE });
  const translator = await invite(api, made.projectId, "translator");
  const reviewer = await invite(api, made.projectId, "reviewer");
  return { ...made, api, track: made.tracks[0] ?? "", translator, reviewer };
}

async function open(browser: Parameters<typeof browserOf>[0], person: Person, path: string): Promise<Page> {
  const page = await (await browserOf(browser, person)).newPage();
  await page.goto(path);
  return page;
}

async function translate(page: Page): Promise<void> {
  await edit(page, 2);
  await page.keyboard.type(ENGLISH);
  await page.keyboard.press("Control+Enter");
  await expect(editor(page, 3)).toBeFocused();
  await expectSaved(page);
}

/** Corrects the source of paragraph 2 by keyboard. */
async function correct(page: Page, text: string): Promise<void> {
  await cell(page, 2, 0).click();
  await page.keyboard.press("Control+Alt+f");
  const dialog = page.getByRole("dialog", { name: "Correct paragraph 2 of the source" });
  await dialog.getByLabel("Source text").fill(text);
  await expect(dialog.getByRole("region", { name: "What changes" })).toBeVisible();
  await dialog.getByRole("button", { name: "Correct" }).click();
  await expect(dialog).toBeHidden();
}

test("a slip in the source is corrected: the translator sees what changed, and says that the text is still right", async ({
  browser,
}) => {
  const built = await build();
  const translator = await open(browser, built.translator, built.path);
  await translate(translator);
  await expectStored(built.api, built.track, 2, ENGLISH);
  const reviewer = await open(browser, built.reviewer, built.path);
  await correct(reviewer, RIGHT);
  await expect(reviewer.getByText("1 text is marked for another look").first()).toBeVisible();

  const mark = (page: Page) => cell(page, 2).getByText("Source changed since");
  await expect(mark(translator)).toBeVisible();
  await expect(cell(translator, 2, 0)).toContainText(RIGHT);
  await cell(translator, 2).getByText(ENGLISH).click();
  await expect(editor(translator, 2)).toBeFocused();
  await cell(translator, 2).getByRole("button", { name: "Show what changed" }).click();
  await expect(cell(translator, 2, 0).locator("del")).toHaveText("如果");
  await translator.keyboard.press("Control+Alt+Shift+G");
  await expect(mark(translator)).toBeHidden();
  await expect(mark(reviewer)).toBeHidden();
  await expect(cell(reviewer, 2).getByText("Translated")).toBeVisible();

  // The source's own history: both texts, and the way back, which marks the translation again.
  await cell(reviewer, 2, 0).click();
  await reviewer.keyboard.press("Control+Alt+y");
  const history = reviewer.getByRole("list", { name: "History of the source paragraph" });
  await expect(history.getByText("Corrected", { exact: true })).toBeVisible();
  await history.getByRole("button", { name: "Correct to this text" }).click();
  await expect(cell(reviewer, 2, 0)).toContainText(SLIP);
  await expect(mark(translator)).toBeVisible();
  for (const page of [translator, reviewer]) await page.context().close();
});

test("a new version of the whole source is looked at, taken, and taken back", async ({ browser }) => {
  const built = await build();
  const page = await open(browser, built.reviewer, `${built.path}/source-version`);
  await page.getByLabel("Or paste the text").fill(NEXT);
  await page.getByRole("button", { name: "See what would change" }).click();
  const preview = page.getByRole("region", { name: "What would change" });
  await expect(preview.getByText("1 paragraph stays")).toBeVisible();
  await expect(preview.getByText("1 corrected")).toBeVisible();
  await expect(preview.getByText("1 set aside")).toBeVisible();
  await expect(preview.locator("del", { hasText: "如果" })).toBeVisible();
  await page.getByRole("textbox", { name: /^Name/ }).fill("校订版");
  await page.getByRole("button", { name: "Take this version" }).click();
  await expect(page.getByRole("button", { name: "Take back “校订版”" })).toBeVisible();
  await expect(page.getByText("请各位代表准时出席。")).toBeVisible();
  await page.goto(built.path);
  await expect(cell(page, 2, 0)).toContainText(RIGHT);
  await expect(cell(page, 3, 0)).toContainText("会后安排参观。");
  await page.goto(`${built.path}/source-version`);
  await page.getByRole("button", { name: "Take back “校订版”" }).click();
  await expect(page.getByText("“校订版” is taken back.").first()).toBeVisible();
  await page.goto(built.path);
  await expect(cell(page, 2, 0)).toContainText(SLIP);
  await expect(cell(page, 3, 0)).toContainText("请各位代表准时出席。");
  await page.context().close();
});
