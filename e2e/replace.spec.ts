import { expect } from "@playwright/test";
import { apiOf, browserOf, invite, make, OWNER } from "./people";
import { test } from "./watched";
import { expectStored, makeDocument, readTrack } from "./workbench";

const CONTENT = "各方强调国家安全。\n\n安全与发展同样重要。\n\n会议今天闭幕。\n";
const FIRST = "All stressed national security; Security comes first.";
const SECOND = "Security matters as much as development.";

async function build(project: string) {
  const api = await apiOf(OWNER);
  const made = await makeDocument(api, { project, content: CONTENT });
  const track = made.tracks[0] ?? "";
  const rows = await readTrack(api, track);
  for (const [at, text] of [FIRST, SECOND].entries())
    await api.put(`/api/v1/tracks/${track}/renderings/${rows[at]?.paragraphId}`, { data: { text } });
  for (const state of ["translated", "reviewed", "final"])
    await make(api, `/renderings/${rows[1]?.id}/state`, { state });
  const translator = await invite(api, made.projectId, "translator");
  return { ...made, api, track, translator };
}

test("words are replaced from the search, approved place by place with the keyboard, and undone as one", async ({
  browser,
}) => {
  const built = await build("Replaced words");
  const page = await (await browserOf(browser, built.translator)).newPage();
  await page.goto(`/search?q=security&project=${built.projectId}`);
  await page.getByRole("link", { name: "Replace in translations…" }).click();
  await expect(page.getByLabel("Find", { exact: true })).toHaveValue("security");
  await page.getByLabel("Replace with").fill("safety");
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 places to replace")).toBeVisible();
  await expect(page.getByText("Final: it stays as it is.")).toBeVisible();
  const boxes = page.getByRole("checkbox", { name: /^Replace in/ });
  await boxes.first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(boxes.nth(1)).toBeChecked();
  await page.keyboard.press("Control+Enter");
  await expectStored(built.api, built.track, 1, "All stressed national security; Safety comes first.");

  await expect(page.getByText("1 place to replace")).toBeVisible();
  await page.getByRole("button", { name: "Approve all shown" }).click();
  await page.getByRole("button", { name: "Replace 1 place" }).click();
  await expectStored(built.api, built.track, 1, "All stressed national safety; Safety comes first.");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expectStored(built.api, built.track, 1, "All stressed national security; Safety comes first.");
  await expectStored(built.api, built.track, 2, SECOND);
});

test("a concordance shows words in the middle of their line with the sentence beside them", async ({
  browser,
}) => {
  const built = await build("Concordance");
  const page = await (await browserOf(browser, built.translator)).newPage();
  await page.goto(`/search?q=安全&project=${built.projectId}`);
  await page.getByRole("link", { name: "Words in context" }).click();
  const row = page.getByRole("row").filter({ hasText: FIRST });
  await expect(row).toContainText("各方强调国家");
  const [line, word] = await Promise.all([
    row.locator("td").first().boundingBox(),
    row.locator("mark").boundingBox(),
  ]);
  const middle = (box: typeof line) => (box?.x ?? 0) + (box?.width ?? 0) / 2;
  expect(Math.abs(middle(line) - middle(word))).toBeLessThan(3);
});
