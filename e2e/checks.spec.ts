import { expect, type Page } from "@playwright/test";
import { makeConcept } from "./glossaries";
import { apiOf, browserOf, invite, make, OWNER } from "./people";
import { test } from "./watched";
import { cell, edit, editor, expectStored, makeDocument } from "./workbench";

const SOURCE =
  "# 测试\n\n去年双边贸易额达到2200多亿美元，同比增长12%。\n\n双方重申相互尊重主权和领土完整。\n";
const WRONG = "Last year, two-way trade reached over 22 billion US dollars, up by 12 percent.";

async function build(project: string) {
  const api = await apiOf(OWNER);
  const made = await makeDocument(api, { project, content: SOURCE });
  const translator = await invite(api, made.projectId, "translator");
  return { ...made, api, track: made.tracks[0] ?? "", translator };
}

const panel = (page: Page) => page.getByRole("tabpanel");
const finding = (page: Page, words: string) => panel(page).getByRole("listitem").filter({ hasText: words });
const marked = (page: Page, number: number, column: number) =>
  cell(page, number, column).locator('[data-layer="finding-error"]');

test("a wrong amount is told while one types, marked on both sides, and gone when it is put right", async ({
  browser,
}) => {
  const built = await build("Checked");
  const page = await (await browserOf(browser, built.translator)).newPage();
  await page.goto(`${built.path}?p=2`);
  await page.keyboard.press("Control+Alt+c");
  await edit(page, 2);
  await page.keyboard.type(WRONG);
  await expect(finding(page, "220,000,000,000")).toContainText("22,000,000,000");
  await expect(marked(page, 2, 1)).toHaveText([/22 billion/]);
  await expect(marked(page, 2, 0)).toHaveText([/2200/]);
  await editor(page, 2).press("Control+a");
  await page.keyboard.type(WRONG.replace("22 billion", "220 billion"));
  await expect(finding(page, "220,000,000,000")).toHaveCount(0);
  await expect(marked(page, 2, 0)).toHaveCount(0);
});

test("the glossary's findings follow the typing, and its decisions, without waiting for the server", async ({
  browser,
}) => {
  const api = await apiOf(OWNER);
  const content = "# 测试\n\n中国坚持多边主义。\n";
  const built = await makeDocument(api, { project: "Held while typing", content });
  const { projectId } = built;
  const { id: glossaryId } = await make(api, "/glossaries", { name: "Held terms", projectId });
  const more = { language: "en", text: "multi-sidedness", status: "deprecated" };
  const concept = await makeConcept(api, glossaryId, "多边主义", "multilateralism", {
    terms: [
      { language: "zh-CN", text: "多边主义", status: "preferred" },
      { language: "en", text: "multilateralism", status: "preferred" },
      more,
    ],
  });
  const translator = await invite(api, projectId, "translator");
  const page = await (await browserOf(browser, translator)).newPage();
  await page.goto(`${built.path}?p=2`);
  await page.keyboard.press("Control+Alt+c");
  await edit(page, 2);
  await page.keyboard.type("China upholds order.");
  await expectStored(api, built.tracks[0] ?? "", 2, "China upholds order.");
  await expect(finding(page, "multilateralism")).toHaveCount(1);

  let isHeld = true;
  await page.route(/\/(?:findings|terms)\?/, async (route) => {
    while (isHeld) await new Promise((resolve) => setTimeout(resolve, 50));
    await route.continue().catch(() => {});
  });
  await editor(page, 2).press("Control+a");
  await page.keyboard.type("China upholds multi-sidedness.");
  await expect(finding(page, "“multi-sidedness”")).toHaveCount(1);
  await expect(cell(page, 2, 1).locator('[data-layer="term-deprecated"]')).toHaveText("multi-sidedness");
  await editor(page, 2).press("Control+a");
  await page.keyboard.type("China upholds multilateralism.");
  await expect(finding(page, "multilateralism")).toHaveCount(0);
  isHeld = false;

  const wording = concept.terms.find(({ text }) => text === "multilateralism");
  const changed = await api.patch(`/api/v1/terms/${wording?.id}`, { data: { text: "multilateral ways" } });
  expect(changed.ok()).toBe(true);
  await expect(finding(page, "multilateral ways")).toHaveCount(1);
});

test("an error keeps from confirming where the owner wants it, until it is left as it is for a reason", async ({
  browser,
}) => {
  const built = await build("Blocked");
  const owner = await (await browserOf(browser, OWNER)).newPage();
  await owner.goto(`/projects/${built.projectId}/checks`);
  await owner.getByLabel("Keeps from confirming").selectOption("error");
  await expect(owner.getByLabel("Keeps from confirming")).toHaveValue("error");
  await owner.getByLabel("Length: on").uncheck();
  await expect(owner.getByLabel("Length: on")).not.toBeChecked();

  const page = await (await browserOf(browser, built.translator)).newPage();
  await page.goto(`${built.path}?p=2`);
  await page.keyboard.press("Control+Alt+c");
  await edit(page, 2);
  await page.keyboard.type(WRONG);
  await expectStored(built.api, built.track, 2, WRONG);
  await page.keyboard.press("Control+Enter");
  // One has gone on by the time that it is refused: it is told of which paragraph, with the way back.
  await expect(editor(page, 3)).toBeFocused();
  await page.keyboard.press("Control+Alt+p");
  await expect(page.getByText(/Paragraph 2: A finding keeps this from being confirmed/)).toBeVisible();
  await page.getByRole("button", { name: "Show" }).click();
  await expect(editor(page, 2)).toBeFocused();

  await finding(page, "220,000,000,000").getByRole("button", { name: "Leave as is" }).click();
  const dialog = page.getByRole("dialog", { name: "Leave this as it is" });
  await dialog.getByLabel("Why is it right here?").fill("The speaker said so.");
  await dialog.getByRole("button", { name: "Leave as is" }).click();
  await expect(finding(page, "The speaker said so.")).toBeVisible();
  await edit(page, 2);
  await page.keyboard.press("Control+Enter");
  await expect(cell(page, 2).getByText("Translated")).toBeVisible();

  await owner.goto(`${built.path}/checks`);
  await expect(owner.getByText("Nothing found")).toBeVisible();
  await owner.getByLabel("Left as they are").selectOption("yes");
  await expect(owner.getByText("The speaker said so.")).toBeVisible();
  await owner.getByRole("link", { name: /220,000,000,000/ }).click();
  await expect(cell(owner, 2)).toBeVisible();
});

test("a team's own pattern is written, told when it cannot be read, and found", async ({ browser }) => {
  const built = await build("Patterns");
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(`/projects/${built.projectId}/checks`);
  await page.getByRole("button", { name: "Add a pattern" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a pattern" });
  await dialog.getByLabel("Name").fill("Dollars");
  await dialog.getByLabel("In the translation").fill("(US dollars");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("It cannot be read");
  await dialog.getByLabel("In the translation").fill("US dollars");
  await dialog.getByLabel("What is said").fill("Write US$.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Dollars", { exact: true })).toBeVisible();

  await page.goto(`${built.path}?p=2`);
  await page.keyboard.press("Control+Alt+c");
  await edit(page, 2);
  await page.keyboard.type(WRONG);
  await expect(finding(page, "Write US$.")).toBeVisible();
});

test("a fault of the source is left as it is where it is imported, which every list tells, and taken back beside the text", async ({
  browser,
}) => {
  const api = await apiOf(OWNER);
  const content = "# 测试\n\n如果如果各方同意，会议照常举行。\n\n双方重申相互尊重主权。\n";
  const built = await makeDocument(api, { project: "Source waived", content });
  const translator = await invite(api, built.projectId, "translator");
  const page = await (await browserOf(browser, translator)).newPage();
  await page.goto(`${built.path}/import`);
  const listed = page.getByRole("region", { name: "Findings in the source" }).getByRole("listitem");
  await listed.getByRole("button", { name: "Leave as is" }).click();
  const dialog = page.getByRole("dialog", { name: "Leave this as it is" });
  await dialog.getByLabel("Why is it right here?").fill("Said twice in the hall.");
  await dialog.getByRole("button", { name: "Leave as is" }).click();
  await expect(listed).toContainText("Said twice in the hall.");

  await page.goto(`${built.path}/checks?track=source`);
  await expect(page.getByText("Nothing found")).toBeVisible();
  await page.getByLabel("Left as they are").selectOption("yes");
  await expect(page.getByText("Said twice in the hall.")).toBeVisible();
  await page.goto(`${built.path}/report?track=${built.tracks[0]}`);
  await expect(page.getByRole("region", { name: "Waivers" })).toContainText("Said twice in the hall.");

  await page.goto(`${built.path}?p=2`);
  await page.keyboard.press("Control+Alt+c");
  const card = finding(page, "Said twice in the hall.");
  await expect(card).toContainText("Said twice: 如果如果");
  await card.getByRole("button", { name: "Take back" }).click();
  await expect(card).toHaveCount(0);
  await expect(
    finding(page, "Said twice: 如果如果").getByRole("button", { name: "Leave as is" }),
  ).toBeVisible();
});

test("a finding that is left until a day holds to its end where the person is, and others see it where they are", async ({
  browser,
}) => {
  const built = await build("Left for a day");
  const open = async (timezoneId: string) => {
    const page = await (await browserOf(browser, built.translator, { timezoneId })).newPage();
    await page.goto(`${built.path}?p=2`);
    await page.keyboard.press("Control+Alt+c");
    return page;
  };
  const page = await open("Asia/Shanghai");
  await edit(page, 2);
  await page.keyboard.type(WRONG);
  await expectStored(built.api, built.track, 2, WRONG);
  await finding(page, "220,000,000,000").getByRole("button", { name: "Leave as is" }).click();
  const dialog = page.getByRole("dialog", { name: "Leave this as it is" });
  await dialog.getByLabel("Why is it right here?").fill("As published.");
  await dialog.getByLabel("Until").fill("2098-12-31");
  await dialog.getByRole("button", { name: "Leave as is" }).click();
  await expect(finding(page, "As published.")).toContainText("(until Dec 31, 2098)");
  await expect(finding(page, "As published.").locator("time")).toHaveAttribute(
    "datetime",
    "2098-12-31T15:59:59.999Z",
  );
  const further = await open("Pacific/Kiritimati");
  await expect(finding(further, "As published.")).toContainText("(until Jan 1, 2099)");
});
