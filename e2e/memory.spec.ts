import { expect, type Page } from "@playwright/test";
import { apiOf, browserOf, invite, make, OWNER } from "./people";
import { test } from "./watched";
import { edit, expectStored, makeDocument, readTrack } from "./workbench";

const FIRST = "双方同意在能源、交通和教育方面加强合作，今年贸易增长12%。";
const SAME = "双方同意在能源、交通和教育方面加强合作，今年贸易增长15%。";
const TEXT =
  "The two sides agreed to work closer in energy, transport and education; trade grew by 12 percent this year.";
const FILLED = TEXT.replace("12", "15");
const TMX = `<?xml version="1.0"?><tmx version="1.4"><header srclang="*all*"/><body><tu tuid="a">
<tuv xml:lang="zh-CN"><seg>山高水长，友谊长存，明天会更加美好。</seg></tuv>
<tuv xml:lang="en"><seg>Mountains are high, rivers are long, and friendship lasts.</seg></tuv></tu></body></tmx>`;

async function build(project: string) {
  const api = await apiOf(OWNER);
  const content = `${FIRST}\n\n${SAME}\n\n山高水长，友谊长存，明天会更加美好。\n`;
  const made = await makeDocument(api, { project, content });
  const track = made.tracks[0] ?? "";
  const [first] = await readTrack(api, track);
  const path = `/api/v1/tracks/${track}/renderings/${first?.paragraphId}`;
  await api.put(path, { data: { text: TEXT } });
  await make(api, `/renderings/${first?.id}/state`, { state: "translated" });
  const translator = await invite(api, made.projectId, "translator");
  return { ...made, api, track, translator };
}

const panel = (page: Page) => page.getByRole("tabpanel");

test("what was confirmed is offered with its numbers changed, inserted by a key, and told in the history", async ({
  browser,
}) => {
  const built = await build("Remembered");
  const page = await (await browserOf(browser, built.translator)).newPage();
  await page.goto(`${built.path}?p=2`);
  await edit(page, 2);
  await page.keyboard.press("Control+Alt+e");
  await expect(panel(page)).toContainText("Numbers differ");
  await expect(panel(page)).toContainText(FILLED);
  await edit(page, 2);
  await page.keyboard.press("Control+Alt+Shift+1");
  await expectStored(built.api, built.track, 2, FILLED);
  await page.keyboard.press("Control+Alt+y");
  await expect(panel(page)).toContainText("From memory");
  await edit(page, 2);
  await page.keyboard.press("Control+z");
  await expectStored(built.api, built.track, 2, "");
});

test("plain files are taken in together, and refused with both counts where one has a line too many", async ({
  browser,
}) => {
  const built = await build("Plain pairs");
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(`/projects/${built.projectId}/memory`);
  const give = (chinese: string, english: string) =>
    page.getByLabel("File of pairs").setInputFiles([
      { name: "train.zh", mimeType: "text/plain", buffer: Buffer.from(chinese) },
      { name: "train.en", mimeType: "text/plain", buffer: Buffer.from(english) },
    ]);
  await give("山高水长。\n海阔天空。\n", "High mountains.\n");
  await expect(page.getByText("“train.zh” has 2, “train.en” has 1")).toBeVisible();
  await page.getByRole("button", { name: "Another file" }).click();
  await give("山高水长。\n海阔天空。\n", "High mountains.\nBoundless.\n");
  await expect(page.getByText("2 new pairs, 0 known already, 0 skipped.")).toBeVisible();
  await page.getByRole("button", { name: "Take in" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "train." })).toContainText("2 new");
});

test("a file of pairs is looked at, taken in, fills empty paragraphs, and all of it is undone", async ({
  browser,
}) => {
  const built = await build("Imported pairs");
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(`/projects/${built.projectId}/memory`);
  await page
    .getByLabel("File of pairs")
    .setInputFiles({ name: "pairs.tmx", mimeType: "text/xml", buffer: Buffer.from(TMX) });
  await expect(page.getByText("1 new pair, 0 known already, 0 skipped.")).toBeVisible();
  await page.getByRole("button", { name: "Take in" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "pairs.tmx" })).toContainText("1 new");

  await page.goto(`${built.path}/memory`);
  await expect(page.getByRole("row", { name: /^100%/ })).toContainText("1");
  await page.getByRole("button", { name: "Look" }).click();
  const rows = page.getByRole("checkbox");
  await expect(rows).toHaveCount(2);
  await rows.first().uncheck();
  await page.getByRole("button", { name: "Fill 1 paragraph" }).click();
  await expectStored(built.api, built.track, 3, "Mountains are high, rivers are long, and friendship lasts.");
  await page.getByRole("button", { name: "Undo" }).click();
  await expectStored(built.api, built.track, 3, "");
  await expectStored(built.api, built.track, 2, "");

  await page.goto(`/projects/${built.projectId}/memory`);
  await page.getByRole("button", { name: "Undo the import of pairs.tmx" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "pairs.tmx" })).toContainText("Undone");
});

test("a match goes over a text only when the person says so, by the keyboard", async ({ browser }) => {
  const built = await build("Asked first");
  const rows = await readTrack(built.api, built.track);
  const path = `/api/v1/tracks/${built.track}/renderings/${rows[1]?.paragraphId}`;
  await built.api.put(path, { data: { text: "Typed before." } });
  const page = await (await browserOf(browser, built.translator)).newPage();
  await page.goto(`${built.path}?p=2`);
  await edit(page, 2);
  await page.keyboard.press("Control+Alt+e");
  await expect(panel(page)).toContainText(FILLED);
  await edit(page, 2);
  await page.keyboard.press("Control+Alt+Shift+1");
  const question = page.getByRole("group", { name: "A text is here already." });
  await expect(question.getByRole("button", { name: "Replace it" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expectStored(built.api, built.track, 2, "Typed before.");
  await edit(page, 2);
  await page.keyboard.press("Control+Alt+Shift+1");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expectStored(built.api, built.track, 2, `Typed before. ${FILLED}`);
});

test("a memory is looked through in context and downloaded", async ({ browser }) => {
  const built = await build("Looked through");
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(`/projects/${built.projectId}/memory`);
  await page.getByLabel("Words in either language").fill("能源");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listitem").filter({ hasText: "双方同意在" }).first()).toContainText("energy");
  await expect(page.getByText("No other project reads it.")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "All pairs" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.tmx$/u);
});
