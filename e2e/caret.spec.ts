import { expect } from "@playwright/test";
import type { Editor } from "@tiptap/core";
import { apiOf, browserOf, invite, OWNER } from "./people";
import { test } from "./watched";
import { cell, edit, expectStored, makeDocument, saveState } from "./workbench";

test("who comes while somebody types sees all of it, and a caret that waits keeps its place", async ({
  browser,
}) => {
  const api = await apiOf(OWNER);
  const { projectId, tracks, path } = await makeDocument(api, { project: "Waiting", tracks: ["Draft A"] });
  const translator = await invite(api, projectId, "translator");
  const [owner, other] = await Promise.all(
    [OWNER, translator].map(async (person) => (await browserOf(browser, person)).newPage()),
  );
  if (owner === undefined || other === undefined) throw new Error("There are two.");
  await owner.goto(path);
  await edit(owner, 1);
  await owner.keyboard.type("A year of steady growth");
  // The page may be made before the words are in the table of renderings, and connect after they were told.
  await other.goto(path);
  await expect(cell(other, 1)).toContainText("A year of steady growth");

  await edit(other, 1);
  await other.keyboard.press("Control+End");
  await owner.keyboard.press("Control+Home");
  await owner.keyboard.type("Interview: ");
  await expect(cell(other, 1)).toContainText("Interview: ");
  await other.keyboard.type(", and of opening up");
  await expectStored(api, tracks[0] ?? "", 1, "Interview: A year of steady growth, and of opening up");
});

test("a caret that the browser has not told of yet is not put back when only what lies over the text changes", async ({
  browser,
}) => {
  const api = await apiOf(OWNER);
  const { tracks, path } = await makeDocument(api, { project: "Not told yet", tracks: ["Draft A"] });
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(path);
  await edit(page, 3);
  await page.keyboard.type("A year of steady growth");
  await page.keyboard.press("Control+Home");
  expect(await page.evaluate(moveAndShow)).toBe("A year");
  await page.keyboard.type(".");
  await expectStored(api, tracks[0] ?? "", 3, "A year of steady growth.");
});

test("a caret that was just moved stays there while others write", async ({ browser }) => {
  const api = await apiOf(OWNER);
  const { projectId, tracks, path } = await makeDocument(api, { project: "Moving", tracks: ["Draft A"] });
  const translator = await invite(api, projectId, "translator");
  const [owner, other] = await Promise.all(
    [OWNER, translator].map(async (person) => (await browserOf(browser, person)).newPage()),
  );
  if (owner === undefined || other === undefined) throw new Error("There are two.");
  await owner.goto(path);
  await edit(owner, 3);
  await owner.keyboard.type("A year of steady growth ");
  await other.goto(path);
  await expect(cell(other, 3)).toContainText("A year of steady growth");
  await edit(other, 3);
  await owner.keyboard.press("Control+Home");
  await other.evaluate(tellSelectionsLate);
  test.slow();
  const times = 10;
  let [isMoving, written] = [true, ""];
  const write = async () => {
    for (; isMoving; written += "abcdefghij") await owner.keyboard.type("abcdefghij");
  };
  const moveAndWrite = async () => {
    for (let time = 0; time < times; time++) {
      await other.keyboard.press("Home");
      await other.keyboard.press("Control+End");
      await other.keyboard.press("x");
    }
    isMoving = false;
  };
  await Promise.all([write(), moveAndWrite()]);
  for (const page of [owner, other]) await expect(saveState(page)).toHaveText("Saved", { timeout: 60_000 });
  await expectStored(api, tracks[0] ?? "", 3, `${written}A year of steady growth ${"x".repeat(times)}`);
});

test("the beginning of a text is reached by a key that comes right after its editor opens", async ({
  browser,
}) => {
  const api = await apiOf(OWNER);
  const { tracks, path } = await makeDocument(api, { project: "At once", tracks: ["Draft A"] });
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(path);
  await edit(page, 3);
  await page.keyboard.type("growth");
  await expectStored(api, tracks[0] ?? "", 3, "growth");
  await page.keyboard.press("Escape");
  await page.evaluate(goHomeAtOnce);
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-went-home", "");
  await page.keyboard.type("Steady ");
  await expectStored(api, tracks[0] ?? "", 3, "Steady growth");
});

/** What the key Home does, in the task after the editor takes the focus; told when ProseMirror has heard of it. */
function goHomeAtOnce(): void {
  const go = () => {
    document.getSelection()?.modify("move", "backward", "documentboundary");
    setTimeout(() => document.documentElement.setAttribute("data-went-home", ""), 100);
  };
  document.addEventListener("focusin", () => setTimeout(go), { once: true });
}

/** In one task the caret goes to the end and something comes to lie over the text, as others' carets do. */
function moveAndShow(): string | undefined {
  const { editor } = document.querySelector(".ProseMirror") as unknown as { editor: Editor };
  const layers = editor.state.plugins.find(
    (plugin) => "key" in plugin && `${plugin.key}`.startsWith("textLayers"),
  );
  document.getSelection()?.modify("move", "forward", "documentboundary");
  const shown = [{ start: 0, end: 6, kind: "annotation" }];
  editor.view.dispatch(editor.state.tr.setMeta(layers ?? "", shown));
  return document.querySelector("[data-layer=annotation]")?.textContent;
}

/** A busy browser tells late that its caret moved: what comes from others is there before. */
function tellSelectionsLate(): void {
  const own = new WeakSet<Event>();
  const late = (event: Event) => {
    if (own.has(event)) return;
    event.stopImmediatePropagation();
    setTimeout(() => {
      const told = new Event("selectionchange");
      own.add(told);
      document.dispatchEvent(told);
    }, 40);
  };
  window.addEventListener("selectionchange", late, { capture: true });
}
