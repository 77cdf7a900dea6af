import fs from "node:fs";
import { expect, type Page } from "@playwright/test";
import { apiOf, browserOf, invite, OWNER, type Person } from "./people";
import { test } from "./watched";
import { cell, edit, editor, expectSaved, expectStored, makeDocument, selectWords } from "./workbench";

const SOURCE = "# 声明\n\n双方重申相互尊重主权和领土完整。\n\n双方愿继续加强合作，共同维护地区和平。\n";
const FIRST = "Both sides reaffirmed mutual respect for sovereignty and territory.";
const CORRECTED = "Both sides reaffirmed mutual respect for sovereignty and territorial integrity.";
const SECOND = "Both sides want to work together and keep the region quiet.";

const waiting = (page: Page) => page.getByRole("region", { name: "Waiting for you" });
const toast = (page: Page, words: string | RegExp) => page.getByText(words).first();

async function build(project: string) {
  const api = await apiOf(OWNER);
  const made = await makeDocument(api, { project, content: SOURCE });
  const [translator, reviewer] = [
    await invite(api, made.projectId, "translator"),
    await invite(api, made.projectId, "reviewer"),
  ];
  return { ...made, api, track: made.tracks[0] ?? "", translator, reviewer };
}

type Built = Awaited<ReturnType<typeof build>>;

/** The owner wants two people to look at a translation, and none of them its translator. */
async function setRules(owner: Page, { projectId }: Built): Promise<void> {
  await owner.goto(`/projects/${projectId}/review`, { waitUntil: "networkidle" });
  const kept = () => owner.waitForResponse((response) => response.request().method() === "PATCH");
  const limit = owner.getByLabel("Passes with at most");
  for (const change of [
    () => owner.getByLabel("One may review one’s own translation").uncheck(),
    () => owner.getByLabel("The last word is another person’s").check(),
    () => limit.fill("10").then(() => limit.press("Enter")),
  ])
    expect((await Promise.all([kept(), change()]))[0].status()).toBe(200);
  await owner.reload();
  await expect(owner.getByLabel("One may review one’s own translation")).not.toBeChecked();
  await expect(owner.getByLabel("The last word is another person’s")).toBeChecked();
  await expect(owner.getByLabel("Passes with at most")).toHaveValue("10");
}

async function giveWork(owner: Page, { projectId, translator }: Built): Promise<void> {
  await owner.goto(`/projects/${projectId}/team`);
  await owner.getByRole("button", { name: "Assign…" }).click();
  const dialog = owner.getByRole("dialog", { name: "Give work" });
  await dialog.getByLabel("Task").selectOption({ label: "Translate" });
  await dialog.getByLabel("Who").selectOption({ label: translator.name });
  await dialog.getByLabel("Which paragraphs").selectOption({ label: "from one paragraph to another" });
  await dialog.getByLabel("From paragraph").fill("2");
  await dialog.getByLabel("To paragraph").fill("3");
  await dialog.getByLabel("Due on").fill("2099-12-31");
  await dialog.getByRole("button", { name: "Give" }).click();
  await expect(owner.getByText("0 of 2 done, 2 waiting")).toBeVisible();
}

async function pageOf(browser: Parameters<typeof browserOf>[0], person: Person): Promise<Page> {
  return (await browserOf(browser, person)).newPage();
}

async function translate(page: Page, { api, track }: Built): Promise<void> {
  await page.goto("/");
  await expect(waiting(page).getByText("2 to translate")).toBeVisible();
  await waiting(page)
    .getByRole("link", { name: /paragraph 2/ })
    .click();
  await expect(cell(page, 2)).toBeVisible();
  await edit(page, 2);
  await page.keyboard.type(FIRST);
  await page.keyboard.press("Control+Enter");
  await expect(editor(page, 3)).toBeFocused();
  await page.keyboard.type(SECOND);
  await page.keyboard.press("Control+Enter");
  await expect(cell(page, 3).getByText("Translated")).toBeVisible();
  await expectStored(api, track, 3, SECOND);
}

/** The reviewer corrects one paragraph, marks an error in the other and sends it back. */
async function review(page: Page, { api, track }: Built): Promise<void> {
  await page.goto("/");
  await expect(waiting(page).getByText("2 to review")).toBeVisible();
  await waiting(page)
    .getByRole("link", { name: /paragraph 2/ })
    .click();
  await edit(page, 2);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(CORRECTED);
  await expectStored(api, track, 2, CORRECTED);
  await expectSaved(page);
  await page.keyboard.press("Control+Alt+a");
  await expect(cell(page, 2).getByText("Reviewed")).toBeVisible();

  await edit(page, 3);
  await page.keyboard.press("Escape");
  await selectWords(cell(page, 3), "keep the region quiet");
  await page.getByRole("button", { name: "Label", exact: true }).click();
  await page.getByRole("menuitem", { name: "Mistranslation" }).click();
  await page.getByRole("menuitem", { name: /Major/ }).click();
  await expect(cell(page, 3).locator("[data-layer]").first()).toBeVisible();

  await cell(page, 3).click();
  await page.keyboard.press("Control+Alt+r");
  await page.getByLabel("What needs work?").fill("Peace, not quiet.");
  await page.getByRole("dialog").getByRole("button", { name: "Send back" }).click();
  await expect(cell(page, 3).getByText("Needs work")).toBeVisible();
}

test("work is given, done, corrected, judged and sent back; the last word is another person's; a report tells it", async ({
  browser,
}) => {
  // Three people, each in a browser of their own.
  test.setTimeout(180_000);
  const built = await build("Reviewed");
  const owner = await pageOf(browser, OWNER);
  const translator = await pageOf(browser, built.translator);
  const reviewer = await pageOf(browser, built.reviewer);
  await setRules(owner, built);
  await giveWork(owner, built);
  await translate(translator, built);
  await review(reviewer, built);

  await test.step("who reviewed cannot have the last word", async () => {
    await cell(reviewer, 2).click();
    await reviewer.keyboard.press("Escape");
    await reviewer.keyboard.press("Control+k");
    const palette = reviewer.getByRole("dialog");
    await palette.getByRole("combobox").fill("final");
    await palette.getByRole("option", { name: /final/i }).first().click();
    await expect(toast(reviewer, /another/)).toBeVisible();
  });

  await test.step("the translator hears of it, and finds it", async () => {
    await translator.goto("/inbox");
    await expect(translator.getByText("Peace, not quiet.")).toBeVisible();
    await expect(
      translator.getByRole("link", { name: `${built.reviewer.name} sent your translation back` }),
    ).toBeVisible();
    await translator.goto("/work");
    await expect(translator.getByText("1 sent back").first()).toBeVisible();
    await translator.getByRole("link", { name: /paragraph 3/ }).click();
    await expect(cell(translator, 3).getByText("Needs work")).toBeVisible();
  });

  await test.step("what was changed since confirmation shows in the cell", async () => {
    await owner.goto(`${built.path}?p=3`);
    await cell(owner, 3).click();
    await owner.keyboard.press("Escape");
    await owner.keyboard.press("Control+Alt+x");
    await expect(cell(owner, 2).locator("ins")).toHaveText(/territorial integrity/);
    await expect(cell(owner, 2).locator("del")).toHaveText(/territory/);
  });

  await test.step("the report has the score, the error and the change, and goes home", async () => {
    await owner.goto(`${built.path}/report`);
    await expect(owner.getByText("Not passed")).toBeVisible();
    const errors = owner.getByRole("region", { name: "Errors" });
    await expect(errors.getByRole("row", { name: /Mistranslation/ })).toBeVisible();
    await expect(errors.getByText("keep the region quiet")).toBeVisible();
    await expect(owner.getByRole("region", { name: "Changes" }).locator("ins")).toHaveText(
      /territorial integrity/,
    );
    await owner.getByRole("button", { name: "Download" }).click();
    const download = owner.waitForEvent("download");
    await owner.getByRole("menuitem", { name: /CSV/ }).click();
    const file = fs.readFileSync(await (await download).path(), "utf8");
    expect(file).toContain("keep the region quiet");
    expect(file).toContain("territorial integrity");
  });

  await test.step("the team sees how far it is, and work is taken back with a way to give it again", async () => {
    await owner.goto(`/projects/${built.projectId}/team`);
    await expect(owner.getByText("1 of 2 done, 1 waiting")).toBeVisible();
    await owner.getByRole("button", { name: new RegExp(`${built.translator.name}.*take back`) }).click();
    await owner.getByRole("menuitem", { name: "Take back" }).click();
    await expect(owner.getByText("1 of 2 done, 1 waiting")).toHaveCount(0);
    await owner.getByRole("button", { name: "Undo" }).click();
    await expect(owner.getByText("1 of 2 done, 1 waiting")).toBeVisible();
  });
});
