import { expect, type Locator, type Page } from "@playwright/test";
import { apiOf, baseUrl, browserOf, invite, make, OWNER } from "./people";
import { test } from "./watched";
import { cell, editor, expectSaved, INTERVIEW, makeDocument, saveState } from "./workbench";

/** Far more steps than any screen has stops. */
const MOST_STOPS = 80;

/** Goes on with Tab until the focus is there, and can be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.evaluate((element) => element.matches(":focus-visible"))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never comes to ${target}.`);
}

async function press(page: Page, role: "button" | "link", name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole(role, { name }));
  await page.keyboard.press("Enter");
}

/** A command by its name in the palette. */
async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+K");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
}

test("from signing in to taking the text home without touching a mouse", async ({ browser }) => {
  test.setTimeout(150_000);
  const api = await apiOf(OWNER);
  const { id } = await make(api, "/projects", { name: "Keys" });
  const person = await invite(api, id, "owner");
  const page = await (await browser.newContext({ baseURL: baseUrl() })).newPage();
  const { keyboard } = page;

  await test.step("sign in", async () => {
    await page.goto("/");
    await tabTo(page, page.getByLabel("E-mail"));
    await keyboard.type(person.email);
    await keyboard.press("Tab");
    await keyboard.type(person.password);
    await keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Projects" })).toBeVisible();
  });

  await test.step("a project, and a text in it", async () => {
    await press(page, "button", "New project");
    await expect(page.getByLabel("Name")).toBeFocused();
    await keyboard.type("By keyboard");
    await keyboard.press("Enter");
    await press(page, "button", "Import a text");
    await tabTo(page, page.getByLabel("Or paste the text"));
    await keyboard.insertText(INTERVIEW);
    await press(page, "button", /^Import$/);
    await press(page, "link", "See 4 proposals");
    const caption = page.getByRole("article", { name: "Caption" });
    await expect(caption).toHaveAttribute("aria-current", "true");
    await keyboard.press("a");
    await expect(caption).toContainText("accepted");
    await keyboard.press("j");
    await expect(page.getByRole("article", { name: "Join two halves" }).first()).toBeFocused();
    await press(page, "button", "Accept all 3");
    await expect(page.getByText("joined to the paragraph above")).toHaveCount(2);
    await press(page, "link", "Open the document");
  });

  await test.step("two tracks", async () => {
    await press(page, "button", "Create the first track");
    await expect(page.getByLabel("Name")).toBeFocused();
    await keyboard.type("Draft A");
    await keyboard.press("Enter");
    await expect(page.getByRole("columnheader", { name: /Draft A/ })).toBeVisible();
    await command(page, "Manage tracks");
    await press(page, "button", "New track");
    await tabTo(page, page.getByLabel("Name"));
    await keyboard.type("Draft B");
    await keyboard.press("Enter");
    await expect(page.getByRole("columnheader", { name: /Draft B/ })).toBeVisible();
    await keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  });

  await test.step("translate, confirm, take it back", async () => {
    await keyboard.press("Enter");
    await expect(editor(page, 1)).toBeFocused();
    await keyboard.type("An interview on the year’s economy");
    await keyboard.press("Control+Enter");
    await expect(editor(page, 2)).toBeFocused();
    await expect(cell(page, 1)).toContainText("Translated");
    await keyboard.type("Beijing,");
    await keyboard.press("Enter");
    await keyboard.type("30 December 2024");
    await keyboard.press("Control+ArrowUp");
    await expect(editor(page, 1)).toBeFocused();
    await keyboard.press("Control+Shift+Enter");
    await expect(cell(page, 1)).toContainText("Not confirmed");
    await keyboard.press("Control+Enter");
    await keyboard.press("Escape");
    await expect(cell(page, 2)).toBeFocused();
    await expect(cell(page, 2).getByText("Beijing,\n30 December 2024")).toBeVisible();
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowRight");
    await expect(cell(page, 3, 2)).toBeFocused();
    await keyboard.press("F2");
    await expect(editor(page, 3, "Draft B")).toBeFocused();
    await keyboard.type("Recently");
    await expectSaved(page);
    await keyboard.press("Alt+ArrowDown");
    await expect(page.getByText("Paragraph 4 of 9")).toBeVisible();
  });

  await test.step("find, go to, palette, the list of keys", async () => {
    await keyboard.press("Control+F");
    await expect(page.getByRole("searchbox")).toBeFocused();
    await keyboard.insertText("人类命运共同体");
    await expect(page.getByText("Paragraph 9 of 9")).toBeVisible();
    await expect(page.getByRole("searchbox")).toBeFocused();
    await keyboard.press("ControlOrMeta+A");
    await keyboard.insertText("no such words");
    await expect(page.getByText("Not found")).toBeVisible();
    await keyboard.press("ControlOrMeta+A");
    await keyboard.insertText("人类命运共同体");
    await keyboard.press("Enter");
    await expect(page.getByText("Paragraph 9 of 9")).toBeVisible();
    await expect(page.getByRole("searchbox")).toBeFocused();
    await keyboard.press("Escape");
    await expect(page.getByRole("searchbox")).toBeHidden();
    await keyboard.press("Control+G");
    await expect(page.getByLabel("Paragraph (1 to 9)")).toBeFocused();
    await keyboard.type("5");
    await keyboard.press("Enter");
    await expect(page.getByText("Paragraph 5 of 9")).toBeVisible();
    await expect(cell(page, 5, 2)).toBeFocused();
    for (const open of [() => keyboard.press("Control+/"), () => command(page, "Keyboard shortcuts")]) {
      await open();
      const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
      await expect(list.getByText("Confirm and go on")).toBeVisible();
      await keyboard.press("Escape");
      await expect(list).toBeHidden();
    }
  });

  await test.step("page view and back, in the same place", async () => {
    await keyboard.press("Alt+P");
    await expect(page.getByRole("article")).toBeVisible();
    await expect(page).toHaveURL(/view=page/);
    await keyboard.press("Alt+P");
    await expect(page.getByRole("grid")).toBeVisible();
    await expect(page).not.toHaveURL(/view=page/);
    await expect(page.getByText("Paragraph 5 of 9")).toBeVisible();
    await expect(saveState(page)).toHaveText("Saved");
  });

  await test.step("export", async () => {
    await command(page, "Export");
    await tabTo(page, page.getByRole("radio", { name: /Word/ }));
    await keyboard.press("ArrowDown");
    await expect(page.getByRole("radio", { name: /HTML/ })).toBeChecked();
    const downloading = page.waitForEvent("download");
    await press(page, "link", "Download");
    expect((await downloading).suggestedFilename()).toBe("部门负责人就全年经济工作接受本报专访.html");
  });
});

test("a slip mended, a term voted on and decided, and a place left as it is without touching a mouse", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const api = await apiOf(OWNER);
  const content = "# 测试\n\n我们主张双循环。\n";
  const built = await makeDocument(api, { project: "Terms by keyboard", content, tracks: ["Draft A"] });
  const { id: glossaryId } = await make(api, "/glossaries", {
    ...{ name: "Terms by keyboard", projectId: built.projectId },
  });
  const rule = { quorum: 2, proposerMayVote: false };
  expect((await api.patch(`/api/v1/glossaries/${glossaryId}`, { data: { rule } })).ok()).toBe(true);
  const translator = await invite(api, built.projectId, "translator");
  const reviewer = await invite(api, built.projectId, "reviewer");
  const terms = [
    { language: "zh-CN", text: "双循环", status: "preferred" },
    { language: "en", text: "dual circulaton", status: "preferred" },
  ];
  const proposal = await make(await apiOf(translator), `/glossaries/${glossaryId}/proposals`, {
    concept: { terms },
  });
  const one = await (await browserOf(browser, translator)).newPage();

  await test.step("who proposed mends a slip", async () => {
    await one.goto(`/proposals/${proposal.id}`);
    await press(one, "button", "Change “dual circulaton”");
    await expect(one.getByRole("dialog").getByLabel("Term", { exact: true })).toBeFocused();
    await one.keyboard.press("ControlOrMeta+A");
    await one.keyboard.type("dual circulation");
    await one.keyboard.press("Enter");
    await expect(one.getByText("Changed.")).toBeVisible();
    await expect(one.getByRole("button", { name: "Change “dual circulation”" })).toBeVisible();
  });

  await test.step("a reviewer votes, and it stays as it is", async () => {
    const page = await (await browserOf(browser, reviewer)).newPage();
    await page.goto("/reviews");
    await tabTo(page, page.getByRole("link", { name: "双循环" }));
    await page.keyboard.press("a");
    await expect(page.getByText("Your vote is kept.")).toBeVisible();
    await expect(page.getByText("Nothing waits for you")).toBeVisible();
    await one.reload();
    await expect(one.getByText("1 of 2 agree")).toBeVisible();
    await expect(one.getByRole("button", { name: /^Change/ })).toHaveCount(0);
  });

  await test.step("the second vote decides", async () => {
    const page = await (await browserOf(browser, OWNER)).newPage();
    await page.goto(`/proposals/${proposal.id}`);
    await tabTo(page, page.getByLabel("Reason"));
    await page.keyboard.type("settled");
    await press(page, "button", "Accept");
    await expect(page.getByText(`accepted by ${OWNER.name}`)).toBeVisible();
  });

  await test.step("a place is left as it is", async () => {
    await one.goto(`${built.path}?p=2`);
    await tabTo(one, cell(one, 2));
    await one.keyboard.press("Enter");
    await expect(editor(one, 2)).toBeFocused();
    await one.keyboard.type("We stand for it.");
    await expectSaved(one);
    await one.keyboard.press("Escape");
    await one.keyboard.press("Control+Alt+l");
    await press(one, "button", "Leave as is in Draft A");
    await expect(one.getByLabel("Why is it right here?")).toBeFocused();
    await one.keyboard.type("it was named before");
    await press(one, "button", /^Leave as is$/);
    await expect(one.getByRole("tabpanel").getByText("waived")).toBeVisible();
  });
});
