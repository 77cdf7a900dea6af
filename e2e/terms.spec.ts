import { expect, type Page } from "@playwright/test";
import { apiOf, browserOf, invite, make, OWNER } from "./people";
import { test } from "./watched";
import { cell, edit, editor, expectStored, makeDocument, selectWords } from "./workbench";

const SOURCE = `# 测试\n\n我们主张开放合作，也主张互利共赢。\n\n开放合作是时代潮流。\n`;

/** A document with two tracks, a glossary in which the reviewer decides, and people of both kinds. */
async function build(project: string) {
  const api = await apiOf(OWNER);
  const made = await makeDocument(api, { project, content: SOURCE, tracks: ["Draft A", "Draft B"] });
  const glossary = await make(api, "/glossaries", { name: `${project} terms`, projectId: made.projectId });
  const translator = await invite(api, made.projectId, "translator");
  const reviewer = await invite(api, made.projectId, "reviewer");
  return { ...made, api, glossaryId: glossary.id, translator, reviewer };
}

const underlined = (page: Page, number: number, status: string) =>
  cell(page, number, 0).locator(`[data-layer="term-${status}"]`);
const card = (page: Page, term: string) =>
  page.getByRole("tabpanel").getByRole("article").filter({ hasText: term });

test("a term is proposed from a selection, decided, and seen changing in another person's workbench", async ({
  browser,
}) => {
  const built = await build("Proposed");
  const one = await (await browserOf(browser, built.translator)).newPage();
  const two = await (await browserOf(browser, built.reviewer)).newPage();
  await Promise.all([one.goto(`${built.path}?p=2`), two.goto(`${built.path}?p=2`)]);

  await selectWords(cell(one, 2, 0), "开放合作");
  await one.getByRole("button", { name: "Propose a term" }).click();
  const dialog = one.getByRole("dialog", { name: "Propose a term" });
  await expect(dialog.getByLabel("Chinese term")).toHaveValue("开放合作");
  await dialog.getByLabel("English wording").fill("open cooperation");
  await dialog.getByRole("button", { name: "Propose a term" }).click();
  await expect(underlined(one, 2, "proposed")).toHaveText("开放合作");
  await expect(underlined(two, 2, "proposed")).toHaveText("开放合作");
  await expect(underlined(two, 3, "proposed")).toHaveText("开放合作");

  const review = await two.context().newPage();
  await review.goto("/reviews");
  await review.getByRole("link", { name: /开放合作/ }).click();
  await review.getByRole("button", { name: "Accept" }).click();
  await expect(underlined(one, 2, "preferred")).toHaveText("开放合作");
  await expect(underlined(one, 3, "preferred")).toHaveText("开放合作");
});

test("a wording is written by its key, judged in each track, and left as it is for a reason", async ({
  browser,
}) => {
  const built = await build("Judged");
  for (const [zh, en] of [
    ["开放合作", "open cooperation"],
    ["互利共赢", "mutual benefit"],
  ])
    await make(built.api, `/glossaries/${built.glossaryId}/concepts`, {
      terms: [
        { language: "zh-CN", text: zh, status: "preferred" },
        { language: "en", text: en, status: "preferred" },
      ],
    });
  const page = await (await browserOf(browser, built.translator)).newPage();
  await page.goto(`${built.path}?p=2`);
  await expect(underlined(page, 2, "preferred")).toHaveCount(2);

  await edit(page, 2);
  await page.keyboard.type("We stand for ");
  await page.keyboard.press("Control+Alt+1");
  await expect(editor(page, 2)).toHaveText("We stand for open cooperation");
  await expectStored(built.api, built.tracks[0] ?? "", 2, "We stand for open cooperation");
  await page.keyboard.press("Control+Alt+l");
  await expect(card(page, "开放合作").getByText("found")).toBeVisible();
  await expect(card(page, "互利共赢").getByText("missing")).toBeVisible();

  await card(page, "互利共赢").getByRole("button", { name: "Leave as is in Draft A" }).click();
  const dialog = page.getByRole("dialog", { name: "Leave this wording as it is" });
  await dialog.getByLabel("Why is it right here?").fill("the next sentence says it");
  await dialog.getByRole("button", { name: "Leave as is" }).click();
  await expect(card(page, "互利共赢").getByText("waived")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(card(page, "互利共赢").getByText("missing")).toBeVisible();
});

test("a wording is replaced in the places that a person approves, and one undo takes it back", async ({
  browser,
}) => {
  const built = await build("Replaced");
  const { id: conceptId } = await make(built.api, `/glossaries/${built.glossaryId}/concepts`, {
    terms: [
      { language: "zh-CN", text: "开放合作", status: "preferred" },
      { language: "en", text: "open cooperation", status: "preferred" },
      { language: "en", text: "opening and cooperation", status: "deprecated" },
    ],
  });
  const read = await built.api.get(`/api/v1/documents/${built.documentId}/paragraphs`);
  const { items } = (await read.json()) as { items: { id: string }[] };
  const old = "Opening and cooperation is our choice.";
  for (const { id } of items.slice(1)) {
    const place = `/api/v1/tracks/${built.tracks[0]}/renderings/${id}`;
    expect((await built.api.put(place, { data: { text: old } })).ok()).toBe(true);
  }
  const page = await (await browserOf(browser, built.translator)).newPage();
  await page.goto(`/concepts/${conceptId}/occurrences`);
  await expect(page.getByRole("article").getByText("not to be used")).toHaveCount(2);
  await page.getByLabel("Replace with…").selectOption("open cooperation");
  await page.getByLabel("Replace in Draft A, paragraph 2").check();
  await page.getByRole("button", { name: "Replace in 1 text" }).click();
  await expectStored(built.api, built.tracks[0] ?? "", 2, "Open cooperation is our choice.");
  await expectStored(built.api, built.tracks[0] ?? "", 3, old);
  await page.getByRole("button", { name: "Undo" }).click();
  await expectStored(built.api, built.tracks[0] ?? "", 2, old);
});
