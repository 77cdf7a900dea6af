import fs from "node:fs";
import { expect, type Page } from "@playwright/test";
import { findBarriers } from "./barriers";
import { apiOf, browserOf, make, OWNER } from "./people";
import { test } from "./watched";

type Long = { readonly projectId: string; readonly documentId: string };

/** Enough paragraphs that a person can cancel a file while it is being made. */
const PARAGRAPHS = 30_000;

async function makeLong(): Promise<Long> {
  const api = await apiOf(OWNER);
  const { id: projectId } = await make(api, "/projects", { name: "Long text" });
  const content = Array.from({ length: PARAGRAPHS }, (_, at) => `这是长文档的第${at + 1}段。`).join("\n\n");
  const { id: documentId } = await make(api, `/projects/${projectId}/documents`, {
    ...{ title: "长文档", format: "text", content },
  });
  await make(api, `/documents/${documentId}/tracks`, { name: "Draft A", language: "en" });
  await api.dispose();
  return { projectId, documentId };
}

async function openExport(page: Page, { projectId, documentId }: Long): Promise<void> {
  await page.goto(`/projects/${projectId}/documents/${documentId}/export`);
  await isPreviewed(page);
}

async function isPreviewed(page: Page): Promise<void> {
  await expect(page.getByRole("region", { name: "Preview" })).toHaveAttribute("aria-busy", "false", {
    timeout: 30_000,
  });
}

test("a long file is prepared in the background: seen on its way, canceled, started again, taken after a reload, removed and brought back", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const long = await makeLong();
  const page = await (await browserOf(browser, OWNER)).newPage();
  await openExport(page, long);
  await expect(page.getByText(/This is a long export/)).toBeVisible();

  const files = page.getByRole("region", { name: "Prepared files" });
  await page.getByRole("button", { name: "Prepare in the background" }).click();
  await expect(files.getByRole("progressbar")).toBeVisible();
  await expect(files.getByText(/of 30,000 paragraphs/)).toBeVisible();
  await files.getByRole("button", { name: /^Cancel/ }).click();
  await expect(files.getByText("Canceled")).toBeVisible();
  await expect(files.getByRole("progressbar")).toHaveCount(0);

  await files.getByRole("button", { name: /^Start .* again$/ }).click();
  await expect(files.getByRole("progressbar")).toBeVisible();
  await openExport(page, long);
  const link = files.getByRole("link", { name: "Download 长文档.docx" });
  await expect(link).toBeVisible({ timeout: 60_000 });
  await expect(files.getByText(/kept until/)).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("长文档.docx");
  expect(
    fs
      .readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");

  await files.getByRole("button", { name: "Remove 长文档.docx" }).click();
  await expect(files).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(link).toBeVisible();

  await page.goto("/inbox");
  const told = page.getByRole("listitem").filter({ hasText: "长文档.docx" }).first();
  await told.getByRole("link", { name: "Your file is ready" }).click();
  await expect(link).toBeVisible();
  await isPreviewed(page);
  expect(await findBarriers(page)).toEqual([]);
});

test("an owner sets a webhook up, is refused one's own machine, sees how a test went, removes it and brings it back", async ({
  browser,
}) => {
  const api = await apiOf(OWNER);
  const { id } = await make(api, "/projects", { name: "With a webhook" });
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(`/projects/${id}`);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Webhooks" }).click();
  await expect(page.getByText("No webhooks yet.")).toBeVisible();

  const address = page.getByRole("textbox", { name: "Address" });
  await address.fill("https://127.0.0.1/hook");
  await page.getByRole("button", { name: "Add a webhook" }).click();
  await expect(page.getByText("This address is not in the public network.")).toBeVisible();
  await address.fill("https://hooks.invalid/duizhao");
  await page.getByRole("button", { name: "Add a webhook" }).click();
  await expect(page.getByRole("textbox", { name: "Secret" })).toHaveValue(/^whsec_/);

  const hook = page.getByRole("listitem").filter({ hasText: "https://hooks.invalid/duizhao" });
  await hook.getByRole("button", { name: "Send a test" }).click();
  const sent = hook.getByRole("row").filter({ hasText: "webhook.test" });
  await expect(sent.getByText("there is no such host")).toBeVisible({ timeout: 30_000 });
  await expect(sent.getByRole("button", { name: "Send again" })).toBeVisible();

  await hook.getByRole("button", { name: "Remove" }).click();
  await expect(hook).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(hook).toBeVisible();
});
