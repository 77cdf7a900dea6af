import { expect } from "@playwright/test";
import { apiOf, browserOf, invite, make, OWNER } from "./people";
import { test } from "./watched";

test("an owner keeps a choice for the project, and its address gives it to a translator", async ({
  browser,
}) => {
  const sample = await make<{ id: string; documentId: string }>(await apiOf(OWNER), "/projects/sample");
  const path = `/projects/${sample.id}/documents/${sample.documentId}/export`;
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(path);
  await page.getByRole("radio", { name: /TMX/ }).check();
  await page.getByRole("radio", { name: /Sentences/ }).check();
  await page.getByRole("checkbox", { name: /Draft A/ }).uncheck();
  await page.getByRole("button", { name: "Presets: save, rename, delete" }).click();
  await page.getByRole("menuitem", { name: "Save as new preset…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("For the memory");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Preset" })).toHaveValue(/-/);
  await expect(page).toHaveURL(/\?preset=[\da-f-]{36}$/);

  const translator = await invite(await apiOf(OWNER), sample.id, "translator");
  const other = await (await browserOf(browser, translator)).newPage();
  await other.goto(page.url());
  await expect(other.getByRole("radio", { name: /TMX/ })).toBeChecked();
  await expect(other.getByRole("radio", { name: /Sentences/ })).toBeChecked();
  await expect(other.getByRole("checkbox", { name: /Draft A/ })).not.toBeChecked();
  await expect(other.getByRole("button", { name: "Presets: save, rename, delete" })).toHaveCount(0);
  await other.getByRole("radio", { name: /Markdown/ }).check();
  await expect(other.getByText("Something else is chosen now.")).toBeVisible();

  await page.getByRole("button", { name: "Presets: save, rename, delete" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByRole("option", { name: "For the memory" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("option", { name: "For the memory" })).toHaveCount(1);
});
