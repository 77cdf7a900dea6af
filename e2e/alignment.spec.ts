import { expect, type Page } from "@playwright/test";
import { apiOf, browserOf, invite, OWNER } from "./people";
import { test } from "./watched";
import { cell, makeDocument, readTrack } from "./workbench";

const SOURCE = "村子在河边。冬天山上有雪。\n\n老师有1200本书。\n\n学生修了一座桥。图书馆在哪里？\n";
const ENGLISH = [
  "The village is by the river. In winter there is snow on the mountain.",
  "The teacher has 1,200 books. The students built a bridge. Where is the library?",
];

const beads = (page: Page) => page.getByRole("grid", { name: "Beads" }).getByRole("row");
const texts = async (page: Page) => {
  const all = await beads(page).all();
  return Promise.all(
    all.slice(1).map(async (bead) => (await bead.getByRole("gridcell").nth(1).innerText()).trim()),
  );
};

test("an English text is aligned, repaired by keyboard, written, and its sentences show each other", async ({
  browser,
}) => {
  const api = await apiOf(OWNER);
  const made = await makeDocument(api, { project: "Aligned", content: SOURCE });
  const [track = ""] = made.tracks;
  const translator = await invite(api, made.projectId, "translator");
  const page = await (await browserOf(browser, translator)).newPage();
  await page.goto(`${made.path}/align/${track}`);
  await page.getByLabel("English text").fill(ENGLISH.join("\n\n"));
  await page.getByRole("button", { name: "Align", exact: true }).click();
  await expect(beads(page)).toHaveCount(6);
  const first = await texts(page);

  await page.keyboard.press("m");
  await expect(beads(page)).toHaveCount(5);
  await page.keyboard.press("s");
  await page.keyboard.press("Enter");
  await expect(beads(page)).toHaveCount(6);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("u");
  await expect(page.getByRole("gridcell", { name: /Left out/ }).first()).toBeVisible();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Shift+ArrowUp");
  await expect(beads(page).nth(1)).toContainText("In winter");
  await page.keyboard.press("Control+z");
  expect((await texts(page)).map((text) => text.replace(/^\d\s*/, ""))).toEqual(
    first.map((text) => text.replace(/^\d\s*/, "")),
  );
  await page.keyboard.press("n");
  await page.keyboard.press("Shift+A");
  await expect(page.getByText("0 doubtful, 5 checked")).toBeVisible();

  const kept = async () => {
    const response = await api.get(`/api/v1/tracks/${track}/alignment`);
    const draft = (await response.json()) as { layout: { beads: { fixed: boolean }[] } };
    return draft.layout.beads.every(({ fixed }) => fixed);
  };
  await expect.poll(kept).toBe(true);
  await page.reload();
  await expect(page.getByText("0 doubtful, 5 checked")).toBeVisible();
  await page.getByRole("button", { name: "Write into the track" }).click();
  await expect(page.getByText("3 paragraphs get this text.")).toBeVisible();
  await page.getByRole("button", { name: "Write 3 paragraphs" }).click();
  await page.waitForURL(/\?tracks=/);
  const stored = (await readTrack(api, track)).map(({ text }) => text);
  expect(stored).toEqual([
    ENGLISH[0],
    "The teacher has 1,200 books.",
    "The students built a bridge. Where is the library?",
  ]);

  const paragraph = cell(page, 1).locator("[data-text]");
  await expect(paragraph).toContainText("The village");
  await page
    .waitForResponse((response) => response.url().includes("/links?"), { timeout: 5000 })
    .catch(() => {});
  const box = await paragraph.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 10);
  await expect(cell(page, 1, 0).locator('[data-layer="link"]')).toHaveText("村子在河边。");

  await page.mouse.move(0, 0);
  await cell(page, 1, 0).click();
  await page.keyboard.press("Control+Alt+z");
  await expect(cell(page, 1, 1).locator('[data-layer="link"]')).toHaveText("The village is by the river.");
  await page.keyboard.press("Alt+p");
  const linked = page.locator('article [data-layer="link"]');
  await expect(linked.filter({ hasText: "The village is by the river." })).toBeVisible();
  await page.keyboard.press("Control+Alt+z");
  await expect(linked.filter({ hasText: "In winter there is snow on the mountain." })).toBeVisible();
});
