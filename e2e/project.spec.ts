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

test("what somebody else saved meanwhile is shown beside what was typed, and a deleted project comes back", async ({
  browser,
}) => {
  const api = await apiOf(OWNER);
  const { projectId, documentId } = await makeDocument(api, {
    project: "Two at once",
    content: "# 一次讲话\n\n讲话的正文。\n",
    tracks: ["Draft A"],
  });
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(`/projects/${projectId}`);
  await page.getByRole("button", { name: "Actions: 一次讲话" }).click();
  await page.getByRole("menuitem", { name: "Title, date and source" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Occasion").fill("讲话");
  await api.patch(`/api/v1/documents/${documentId}`, {
    data: { title: "一次重要讲话", citation: "A paper" },
  });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Somebody saved this while you were typing.");
  await expect(dialog.getByRole("alert")).toContainText("A paper");
  await expect(dialog.getByLabel("Occasion")).toHaveValue("讲话");
  await expect(dialog.getByLabel("Title")).toHaveValue("一次重要讲话");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  const saved = await (await api.get(`/api/v1/documents/${documentId}`)).json();
  expect(saved).toMatchObject({ title: "一次重要讲话", occasion: "讲话", citation: "A paper" });

  await api.delete(`/api/v1/projects/${projectId}`);
  await page.goto("/");
  await page.getByText(/deleted projects?$/).click();
  await page.getByRole("button", { name: "Restore Two at once" }).click();
  await expect(page.getByRole("link", { name: "Two at once" })).toBeVisible();
});
