import { expect, type Page } from "@playwright/test";
import { findBarriers } from "./barriers";
import { apiOf, browserOf, invite, make, OWNER } from "./people";
import { test } from "./watched";

/** A newspaper's page: a caption, labels, a paragraph that a column cut, a jump line. */
const PAGE = `# 外交部门负责人接受联合采访

2021年3月5日，外交部门负责人在北京接受采访。  
本报记者高原摄

**记者：**您如何看待今年的形势？

**负责人：**今年形势总体稳定。我们始终坚持独立自主的和平外交政策，推动同周边国家的关系不断

向前发展，取得了新的成果。

我们愿同各方一道，推动合作向更高质量迈进，共同开创更加美好的未来。双方合作取得了积极的进  
(下转3版)
`;
const REST = "展，前景十分广阔，两国人民都十分期待。";

async function openImport(
  browser: Parameters<typeof browserOf>[0],
  role: string,
  locale = "en-GB",
): Promise<{ page: Page; projectId: string }> {
  const owner = await apiOf(OWNER);
  const { id: projectId } = await make(owner, "/projects", { name: `Import as ${role}` });
  const person = await invite(owner, projectId, role);
  const page = await (await browserOf(browser, person, { locale })).newPage();
  await page.goto(`/projects/${projectId}/import`);
  return { page, projectId };
}

const asFile = (text: string, name = "采访.md") => ({
  name,
  mimeType: "text/markdown",
  buffer: Buffer.from(text),
});

test("a translator imports a page, decides by keyboard, takes one back, and appends the next part", async ({
  browser,
}) => {
  const { page } = await openImport(browser, "translator");
  await page.locator("input[type=file]").setInputFiles(asFile(PAGE));
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("6 paragraphs")).toBeVisible();
  await expect(page.getByText("Markdown")).toBeVisible();
  await page.getByRole("link", { name: "See 3 proposals" }).click();

  const card = (name: string) => page.getByRole("article", { name });
  await expect(card("Caption")).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("a");
  await expect(card("Caption")).toContainText("accepted");
  await page.keyboard.press("j");
  await expect(card("Join two halves")).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("a");
  await expect(card("Join two halves")).toContainText("accepted");
  await expect(page.getByText("joined to the paragraph above")).toBeVisible();
  await page.keyboard.press("u");
  await expect(card("Join two halves")).toContainText("taken back");
  await expect(page.getByText("joined to the paragraph above")).toBeHidden();

  await card("Jump line").getByRole("button", { name: "Append the next part" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill(REST);
  await page.getByRole("dialog").getByRole("button", { name: "Append", exact: true }).click();
  await expect(card("Join two halves")).toHaveCount(2);
  await card("Join two halves").last().getByRole("button", { name: "Accept" }).click();
  // Joining across the jump line sets the line aside as well.
  await expect(card("Jump line")).toContainText("accepted");
  await expect(page.locator("del")).toHaveText("(下转3版)");
});

test("the same file again is noticed, and can be taken all the same", async ({ browser }) => {
  const { page, projectId } = await openImport(browser, "translator");
  for (const again of [false, true]) {
    await page.goto(`/projects/${projectId}/import`);
    await page.locator("input[type=file]").setInputFiles(asFile(PAGE));
    await page.getByRole("button", { name: "Import", exact: true }).click();
    if (again) {
      await expect(page.getByText("The same file was imported before")).toBeVisible();
      await page.getByRole("button", { name: "Import it again" }).click();
    }
    await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  }
});

test("a file that is chosen before the page's script has come is taken all the same", async ({ browser }) => {
  const { page } = await openImport(browser, "translator");
  let release = () => {};
  const come = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await come;
    await route.continue();
  });
  await page.reload({ waitUntil: "commit" });
  await page.locator("input[type=file]").setInputFiles(asFile(PAGE));
  release();
  await expect(page.getByText("采访.md")).toBeVisible();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("6 paragraphs")).toBeVisible();
});

test("a file that is no text is refused in one sentence, and the form stays", async ({ browser }) => {
  const { page } = await openImport(browser, "translator");
  await page
    .locator("input[type=file]")
    .setInputFiles({ ...asFile("", "a.docx"), buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0]) });
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("The file is damaged and cannot be opened.")).toBeVisible();
  await expect(page.getByText("a.docx")).toBeVisible();
});

test("both import pages have no serious barrier, in either language and theme", async ({ browser }) => {
  for (const [locale, colorScheme] of [
    ["en-GB", "light"],
    ["zh-CN", "dark"],
  ] as const) {
    const { page } = await openImport(browser, "translator", locale);
    await page.emulateMedia({ colorScheme });
    expect(await findBarriers(page)).toEqual([]);
    await page.locator("input[type=file]").setInputFiles(asFile(PAGE));
    await page.locator("button[type=submit]").click();
    await page.locator("main a[href$='/import']").click();
    await expect(page.getByRole("article").first()).toBeVisible();
    expect(await findBarriers(page)).toEqual([]);
  }
});
