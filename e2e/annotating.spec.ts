import { expect, type Page } from "@playwright/test";
import { apiOf, browserOf, invite, make, OWNER } from "./people";
import { test } from "./watched";
import { cell, makeDocument, selectWords } from "./workbench";

const SOURCE = `# 测试\n\n我们主张开放合作，也主张互利共赢。\n\n时代潮流浩浩荡荡。\n`;

/** A document, a glossary in which the reviewer decides, two concepts, and a translator. */
async function build(project: string) {
  const api = await apiOf(OWNER);
  const made = await makeDocument(api, { project, content: SOURCE });
  const { id: glossaryId } = await make(api, "/glossaries", {
    ...{ name: `${project} terms`, projectId: made.projectId },
  });
  const concepts: string[] = [];
  for (const [zh, en] of [
    ["开放合作", "open cooperation"],
    ["历史大势", "the trend of history"],
  ]) {
    const terms = [
      { language: "zh-CN", text: zh, status: "preferred" },
      { language: "en", text: en, status: "preferred" },
    ];
    concepts.push((await make(api, `/glossaries/${glossaryId}/concepts`, { terms })).id);
  }
  const translator = await invite(api, made.projectId, "translator");
  const reviewer = await invite(api, made.projectId, "reviewer");
  return { ...made, api, glossaryId, concepts, translator, reviewer };
}

const cards = (page: Page) => page.getByRole("tabpanel").getByRole("article");
const marked = (page: Page, words: string) =>
  page.locator('[data-layer="annotation"]').filter({ hasText: words });

test("words are linked to a concept, found on its page, and come back from there", async ({ browser }) => {
  const built = await build("Linked");
  const page = await (await browserOf(browser, built.translator)).newPage();
  await page.goto(`${built.path}?p=2`);
  await expect(cell(page, 2, 0).locator('[data-layer="term-preferred"]')).toHaveText("开放合作");

  // What is recognized in the words comes first; Enter takes it.
  await selectWords(cell(page, 2, 0), "开放合作");
  await page.getByRole("button", { name: "Link to a concept" }).click();
  const dialog = page.getByRole("dialog", { name: "Link “开放合作” to a concept" });
  await expect(dialog.getByRole("option").first()).toContainText("open cooperation");
  await page.keyboard.press("Enter");
  await expect(cards(page).filter({ hasText: "开放合作" })).toContainText("open cooperation");

  // Any other is found by the initials of its pinyin.
  await selectWords(cell(page, 3, 0), "时代潮流");
  await page.getByRole("button", { name: "Link to a concept" }).click();
  await page.getByRole("dialog").getByRole("combobox").fill("lsds");
  await page.getByRole("option", { name: /历史大势/ }).click();
  const card = cards(page).filter({ hasText: "时代潮流" });
  await expect(card.getByRole("link", { name: "历史大势" })).toBeVisible();
  await card.getByRole("button", { name: "Unlink from the concept" }).click();
  await expect(card.getByRole("link", { name: "历史大势" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await card.getByRole("link", { name: "历史大势" }).click();

  const places = page.getByRole("region", { name: "Linked by hand" });
  await expect(places).toContainText("时代潮流");
  await places.getByRole("link").click();
  await expect(page).toHaveURL(/[?&]annotation=/);
  await expect(marked(page, "时代潮流")).toBeVisible();
  await expect(card).toHaveAttribute("data-focused", "true");
});

test("words of both sides are linked, and each shows the other", async ({ browser }) => {
  const built = await build("Both sides");
  const read = await built.api.get(`/api/v1/documents/${built.documentId}/paragraphs`);
  const { items } = (await read.json()) as { items: { id: string }[] };
  const place = `/api/v1/tracks/${built.tracks[0]}/renderings/${items[1]?.id}`;
  expect((await built.api.put(place, { data: { text: "We stand for open cooperation." } })).ok()).toBe(true);
  const page = await (await browserOf(browser, built.translator)).newPage();
  await page.goto(`${built.path}?p=2`);
  await selectWords(cell(page, 2), "open cooperation");
  await page.getByRole("button", { name: "Link with words of the other side" }).click();
  await selectWords(cell(page, 2, 0), "开放合作");
  await page.getByRole("button", { name: "Link with the words selected before" }).click();
  await expect(marked(page, "open cooperation")).toBeVisible();
  await page.mouse.move(0, 0);
  const edge = (words: string) => marked(page, words).evaluate((found) => getComputedStyle(found).boxShadow);
  expect(await edge("开放合作")).toBe("none");
  await marked(page, "open cooperation").hover();
  await expect.poll(() => edge("开放合作")).not.toBe("none");
  await page.mouse.move(0, 0);
  await expect.poll(() => edge("开放合作")).toBe("none");
  await marked(page, "开放合作").click();
  await expect(cards(page)).toContainText("open cooperation");
  await page.mouse.move(0, 0);
  await expect.poll(() => edge("open cooperation")).not.toBe("none");
});

test("a proposal is discussed: a mention reaches the other person, who answers and settles it", async ({
  browser,
}) => {
  const built = await build("Discussed terms");
  const one = await (await browserOf(browser, built.translator)).newPage();
  const two = await (await browserOf(browser, built.reviewer)).newPage();
  await one.goto(`${built.path}?p=3`);
  await selectWords(cell(one, 3, 0), "时代潮流");
  await one.getByRole("button", { name: "Propose a term" }).click();
  const dialog = one.getByRole("dialog", { name: "Propose a term" });
  await dialog.getByLabel("English wording").fill("the tide of our times");
  await dialog.getByRole("button", { name: "Propose a term" }).click();
  await expect(one.getByText("Proposed.")).toBeVisible();

  // Who decides hears of it.
  await two.goto("/inbox");
  await two.getByRole("link", { name: `${built.translator.name} proposes a term` }).click();
  await expect(two.getByRole("link", { name: /· 3$/ })).toBeVisible();
  const address = two.url();
  await one.goto(address);
  await one.getByRole("button", { name: "Comment on this proposal" }).click();
  await one.keyboard.type(`@${built.reviewer.name.slice(0, 6)}`);
  await one.getByRole("option", { name: built.reviewer.name }).click();
  await one.keyboard.type("is it in use elsewhere?");
  await one.keyboard.press("Control+Enter");
  await expect(one.getByRole("article")).toContainText("is it in use elsewhere?");

  await two.goto("/inbox");
  await two.getByRole("link", { name: `${built.translator.name} mentioned you` }).click();
  await expect(two).toHaveURL(/#thread-/);
  const thread = two.getByRole("article").filter({ hasText: "is it in use elsewhere?" });
  await expect(thread).toHaveAttribute("data-focused", "true");
  await thread.getByRole("button", { name: "Reply" }).click();
  await two.getByRole("textbox", { name: "Reply to this discussion" }).fill("It is.");
  await two.keyboard.press("Control+Enter");
  await expect(thread).toContainText("It is.");
  await thread.getByRole("button", { name: "Resolve" }).click();
  await expect(thread).toContainText(`Resolved by ${built.reviewer.name}`);
  await expect(two.getByRole("link", { name: "Inbox", exact: true })).toBeVisible();

  // The place that speaks for it is a link to it, and it still stands there.
  await one.goto("/inbox");
  await expect(one.getByRole("link", { name: `${built.reviewer.name} resolved a discussion` })).toBeVisible();
  await one.goto(address);
  await expect(one.getByRole("article")).toContainText("It is.");
  await one.getByRole("link", { name: /· 3$/ }).click();
  await expect(one).toHaveURL(/p=3/);
});
