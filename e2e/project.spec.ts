import { expect } from "@playwright/test";
import { apiOf, browserOf, OWNER } from "./people";
import { test } from "./watched";
import { makeDocument } from "./workbench";

test("a project's list says how far each track is, and a document's date and source can be set", async ({
  browser,
}) => {
  const api = await apiOf(OWNER);
  const { projectId } = await makeDocument(api, {
    project: "A list",
    content: "# 一次会谈\n\n双方交换了意见。\n",
    tracks: ["Draft A", "Draft B"],
  });
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(`/projects/${projectId}`);
  const item = page.getByRole("listitem").filter({ hasText: "一次会谈" });
  await expect(item.getByText("Draft A 0/2")).toBeVisible();
  await expect(item.getByText("Draft B 0/2")).toBeVisible();

  await item.getByRole("button", { name: "Actions: 一次会谈" }).click();
  await page.getByRole("menuitem", { name: "Title, date and source" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Title")).toBeFocused();
  await dialog.getByLabel("Title").fill("");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("This cannot be empty.");
  await dialog.getByLabel("Title").fill("一次会谈的记录");
  await dialog.getByLabel("Date").fill("2021-03-05");
  await dialog.getByLabel("Occasion").fill("会谈");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("link", { name: "一次会谈的记录" })).toBeVisible();
  await expect(page.getByText("March 5, 2021 · 会谈")).toBeVisible();
});
