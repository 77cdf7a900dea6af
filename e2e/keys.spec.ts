import { expect } from "@playwright/test";
import { apiOf, browserOf, invite, OWNER } from "./people";
import { test } from "./watched";
import { cell, edit, expectSaved, makeDocument } from "./workbench";

test("keys are set by pressing them, are taken from who had them, and go with the account", async ({
  browser,
}) => {
  const api = await apiOf(OWNER);
  const { projectId, path } = await makeDocument(api, { project: "Own keys", tracks: ["Draft A"] });
  const translator = await invite(api, projectId, "translator");
  const page = await (await browserOf(browser, translator)).newPage();
  const { keyboard } = page;
  await page.goto(path);
  await cell(page, 1).click();
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  const item = (name: string) => list.getByRole("listitem").filter({ hasText: name });

  await test.step("what the browser or writing needs is refused, what is free is taken", async () => {
    await keyboard.press("Control+/");
    await list.getByRole("button", { name: "Change the keys of: Confirm and go on" }).focus();
    await keyboard.press("Enter");
    await keyboard.press("Control+C");
    await expect(list.getByRole("alert")).toContainText("needed for writing");
    await keyboard.press("F9");
    await expect(item("Confirm and go on")).toContainText("F9");
    await expect(item("Confirm and go on")).not.toContainText("Ctrl+Enter");
  });

  await test.step("keys that another command has are offered, and taken over", async () => {
    await list.getByRole("button", { name: "Change the keys of: Find in document" }).focus();
    await keyboard.press("Enter");
    await keyboard.press("Control+G");
    await expect(list.getByRole("alert")).toContainText("Ctrl+G belongs to “Go to paragraph”.");
    await expect(list.getByRole("button", { name: "Take it over" })).toBeFocused();
    await keyboard.press("Enter");
    await expect(item("Find in document")).toContainText("Ctrl+G");
    await expect(item("Go to paragraph")).toContainText("No key");
    await keyboard.press("Escape");
    await expect(list).toBeHidden();
  });

  await test.step("the new keys work, the old do not, also after reading the page again", async () => {
    await page.reload();
    await edit(page, 1);
    await keyboard.type("An interview");
    await expectSaved(page);
    await keyboard.press("Control+Enter");
    await expect(cell(page, 1)).toContainText("Not confirmed");
    await keyboard.press("F9");
    await expect(page.getByText("Paragraph 2 of 9")).toBeVisible();
    await expect(cell(page, 1)).not.toContainText("Not confirmed");
    await keyboard.press("Control+G");
    await expect(page.getByRole("searchbox")).toBeFocused();
    await keyboard.press("Escape");
  });

  await test.step("another tool's keys, and our own again", async () => {
    await keyboard.press("Control+/");
    await list.getByLabel("Keys as in").selectOption("OmegaT");
    await expect(item("Go to paragraph")).toContainText("Ctrl+J");
    await expect(list).toContainText("Shift+Enter writes a line break");
    await list.getByLabel("Keys as in").selectOption("Duizhao");
    await expect(item("Confirm and go on")).toContainText("Ctrl+Enter");
    await expect(list.getByRole("button", { name: "Reset all keys" })).toBeDisabled();
  });
});
