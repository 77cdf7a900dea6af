import { expect } from "@playwright/test";
import { apiOf, browserOf, invite, OWNER } from "./people";
import { test } from "./watched";
import { cell, edit, editor, expectStored, makeDocument } from "./workbench";

test("undo goes back over paragraphs, in the order of writing, and never takes what others wrote", async ({
  browser,
}) => {
  const api = await apiOf(OWNER);
  const { projectId, tracks, path } = await makeDocument(api, { project: "Undoing", tracks: ["Draft A"] });
  const track = tracks[0] ?? "";
  const translator = await invite(api, projectId, "translator");
  const [page, other] = await Promise.all(
    [OWNER, translator].map(async (person) => (await browserOf(browser, person)).newPage()),
  );
  if (page === undefined || other === undefined) throw new Error("There are two.");
  const { keyboard } = page;
  await page.goto(path);
  await edit(page, 1);
  await keyboard.type("First");
  await edit(page, 3);
  await keyboard.type("Third");
  await expectStored(api, track, 3, "Third");
  await other.goto(path);
  await edit(other, 1);
  await other.keyboard.press("Control+End");
  await other.keyboard.type(", by another");
  await expectStored(api, track, 1, "First, by another");

  await keyboard.press("Control+Z");
  await expect(editor(page, 3)).toHaveText("");
  await keyboard.press("Control+Z");
  await expect(editor(page, 1)).toBeFocused();
  await expectStored(api, track, 1, ", by another");
  await expect(page.getByRole("status").filter({ hasText: "Paragraph 1: undone." })).toBeAttached();
  await keyboard.press("Control+Z");
  await expect(page.getByText("There is nothing of yours to undo here.")).toBeVisible();
  await expectStored(api, track, 1, ", by another");

  await keyboard.press("Control+Shift+Z");
  await expectStored(api, track, 1, "First, by another");
  await keyboard.press("Control+Y");
  await expect(editor(page, 3)).toBeFocused();
  await expectStored(api, track, 3, "Third");
  await expect(cell(page, 1)).toContainText("First, by another");
});

test("what was copied or cleared in a closed cell is undone in its turn", async ({ browser }) => {
  const api = await apiOf(OWNER);
  const { tracks, path } = await makeDocument(api, { project: "Undoing closed", tracks: ["Draft A"] });
  const track = tracks[0] ?? "";
  const page = await (await browserOf(browser, OWNER)).newPage();
  const { keyboard } = page;
  await page.goto(path);
  await edit(page, 2);
  await keyboard.type("Second");
  await expectStored(api, track, 2, "Second");
  await keyboard.press("Escape");
  await keyboard.press("Alt+Delete");
  await expectStored(api, track, 2, "");

  await keyboard.press("Control+Z");
  await expectStored(api, track, 2, "Second");
  await expect(editor(page, 2)).toHaveText("Second");
  await keyboard.press("Control+Z");
  await expectStored(api, track, 2, "");
});
