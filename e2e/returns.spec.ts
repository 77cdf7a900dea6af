import { expect } from "@playwright/test";
import { apiOf, browserOf, OWNER } from "./people";
import { test } from "./watched";
import { makeDocument, readTrack } from "./workbench";

test("whoever leaves the page while a file is taken out again has not given it up", async ({ browser }) => {
  const api = await apiOf(OWNER);
  const made = await makeDocument(api, { project: "Returns", content: "第一段。\n\n第二段。" });
  const trackId = made.tracks[0] ?? "";
  const texts = async () => (await readTrack(api, trackId)).map(({ text }) => text);
  const [first] = await readTrack(api, trackId);
  const put = await api.put(`/api/v1/tracks/${trackId}/renderings/${first?.paragraphId}`, {
    data: { text: "First." },
  });
  expect(put.ok()).toBe(true);
  const exported = await api.get(`/api/v1/documents/${made.documentId}/export?format=csv&track=${trackId}`);
  const csv = (await exported.text()).replace("First.", "The first.");
  const multipart = { file: { name: "back.csv", mimeType: "text/csv", buffer: Buffer.from(csv) } };
  expect((await api.post(`/api/v1/tracks/${trackId}/returns`, { multipart })).ok()).toBe(true);
  expect(await texts()).toEqual(["The first.", ""]);

  const page = await (await browserOf(browser, OWNER)).newPage();
  let [asked, goOn] = [() => {}, () => {}];
  const isAsked = new Promise<void>((resolve) => (asked = resolve));
  const isLeft = new Promise<void>((resolve) => (goOn = resolve));
  await page.route("**/api/v1/returns/*/undo", async (route) => {
    asked();
    await isLeft;
    await route.continue();
  });
  await page.goto(`${made.path}/return/${trackId}`);
  await page.getByRole("button", { name: "Undo: back.csv" }).click();
  await isAsked;
  await page.getByRole("link", { name: "Export" }).first().click();
  await page.waitForURL("**/export");
  goOn();
  await expect(page.getByText("1 text is as it was before.")).toBeVisible();
  expect(await texts()).toEqual(["First.", ""]);
  await page.goto(`${made.path}/return/${trackId}`);
  await expect(page.getByText("Undone", { exact: true })).toBeVisible();
  await api.dispose();
});
