import fs from "node:fs";
import { expect, type Page } from "@playwright/test";
import { findBarriers } from "./barriers";
import { apiOf, browserOf, invite, make, OWNER } from "./people";
import { test } from "./watched";

type Sample = { readonly id: string; readonly documentId: string };

async function openExport(page: Page, sample: Sample): Promise<void> {
  await page.goto(`/projects/${sample.id}/documents/${sample.documentId}/export`);
  await expect(page.getByRole("region", { name: /Preview|预览/ })).toHaveAttribute("aria-busy", "false");
}

async function sampleOf(): Promise<Sample> {
  return make<Sample>(await apiOf(OWNER), "/projects/sample");
}

test("a viewer chooses a format, sees how the file begins and what it leaves out, and takes it home", async ({
  browser,
}) => {
  const sample = await sampleOf();
  const viewer = await invite(await apiOf(OWNER), sample.id, "viewer");
  const page = await (await browserOf(browser, viewer)).newPage();
  await openExport(page, sample);
  await expect(page.getByRole("cell", { name: "Opening the Door Ever Wider" })).toBeVisible();
  await expect(
    page.getByRole("heading", { name: "Word document (DOCX) carries all of this document." }),
  ).toBeVisible();

  await page.getByRole("radio", { name: /Markdown/ }).check();
  await expect(page.getByText("> _Draft A_").first()).toBeVisible();
  await page.getByRole("checkbox", { name: /Draft A/ }).uncheck();
  await expect(page.getByText("> # Opening the Door Ever Wider").first()).toBeVisible();
  await expect(page.getByText("The state of 22 translations.")).toBeVisible();

  await page.getByRole("radio", { name: /TMX/ }).check();
  await page.getByRole("checkbox", { name: "Reviewed" }).uncheck();
  await expect(page.getByText("4 translations that are empty or not in the chosen states.")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("把开放的大门越开越大——部长就年度工作接受本报专访.tmx");
  const file = fs.readFileSync(await download.path(), "utf8");
  expect(file.match(/<tu /g)).toHaveLength(19);
});

test("who opens the export page takes both languages side by side as a Word file with one more click", async ({
  browser,
}) => {
  const sample = await sampleOf();
  const page = await (await browserOf(browser, OWNER)).newPage();
  await openExport(page, sample);
  await expect(
    page.getByRole("radio", { name: "Side by side, in a table that can come back" }),
  ).toBeChecked();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("把开放的大门越开越大——部长就年度工作接受本报专访.docx");
  expect(
    fs
      .readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
});

test("the file of an API client has the Chinese name and an ASCII one", async () => {
  const { documentId } = await sampleOf();
  const response = await (await apiOf(OWNER)).get(`/api/v1/documents/${documentId}/export?format=csv`);
  expect(response.status()).toBe(200);
  const disposition = response.headers()["content-disposition"] ?? "";
  expect(disposition).toMatch(/^attachment; filename="document\.csv"; filename\*=UTF-8''%E6%8A%8A/);
  expect((await response.body()).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const refused = await (await apiOf(OWNER)).get(`/api/v1/documents/${documentId}/export?format=doc`);
  expect(refused.status()).toBe(400);
  expect((await refused.json()).detail).toContain('There is no export format "doc"');
});

test("the page works from the keyboard alone, in Chinese, and has no serious barrier in either theme", async ({
  browser,
}) => {
  const sample = await sampleOf();
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await (await browserOf(browser, OWNER, { locale: "zh-CN" })).newPage();
    await page.emulateMedia({ colorScheme });
    await openExport(page, sample);
    await page.getByRole("radio", { name: /gettext/ }).focus();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByText('<tmx version="1.4">')).toBeVisible();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expect(page.getByRole("checkbox", { name: /Official/ })).not.toBeChecked();
    // A preview that is being made again is faint for a moment.
    await expect(page.locator("section[aria-busy=true]")).toHaveCount(0);
    expect(await findBarriers(page)).toEqual([]);
  }
});
