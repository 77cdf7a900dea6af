import { expect } from "@playwright/test";
import { apiOf, browserOf, invite, OWNER } from "./people";
import { test } from "./watched";
import { cell, edit, editor, expectSaved, expectStored, makeDocument, saveState } from "./workbench";

test("a line that goes while somebody types: the indicator says so, and all is saved once when it is back", async ({
  browser,
}) => {
  const api = await apiOf(OWNER);
  const { path, tracks } = await makeDocument(api, { project: "Offline" });
  const [track = ""] = tracks;
  const context = await browserOf(browser, OWNER);
  const page = await context.newPage();
  await page.goto(path);
  await edit(page, 1);
  await page.keyboard.type("Before. ");
  await expectSaved(page);

  await context.setOffline(true);
  await page.keyboard.type("Without a line. ");
  await expect(saveState(page)).toHaveText(/^Offline, kept on this device/);
  await expect(editor(page, 1)).toHaveText("Before. Without a line.");
  await context.setOffline(false);
  await expectSaved(page);
  await expectStored(api, track, 1, "Before. Without a line. ");

  await test.step("the page is lost meanwhile", async () => {
    await context.setOffline(true);
    await page.keyboard.type("And no page.");
    await expect(saveState(page)).toHaveText(/^Offline, kept on this device/);
    const asked = page.waitForEvent("dialog");
    const reloading = page.reload().catch((error: Error) => error);
    const question = await asked;
    expect(question.type()).toBe("beforeunload");
    await question.accept();
    expect(String(await reloading)).toContain("ERR_INTERNET_DISCONNECTED");
    await expectStored(api, track, 1, "Before. Without a line. ");
    await context.setOffline(false);
    await page.goto(path);
    await expectStored(api, track, 1, "Before. Without a line. And no page.");
    await edit(page, 1);
    await expect(editor(page, 1)).toHaveText("Before. Without a line. And no page.");
    await expectSaved(page);
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" Once.");
    await expectStored(api, track, 1, "Before. Without a line. And no page. Once.");
  });
});

test("a paragraph that was never opened says that it cannot be opened offline, and opens when the line is back", async ({
  browser,
}) => {
  const api = await apiOf(OWNER);
  const { path } = await makeDocument(api, { project: "Offline elsewhere" });
  const context = await browserOf(browser, OWNER);
  const page = await context.newPage();
  await page.goto(path);
  await edit(page, 1);
  await expectSaved(page);
  await context.setOffline(true);
  await page.keyboard.type("Kept. ");
  await expect(saveState(page)).toHaveText(/^Offline, kept on this device/);
  await cell(page, 6).click();
  await expect(cell(page, 6)).toContainText("You are offline, and this paragraph was not opened before");
  // Code that was not needed before cannot come either, and the page stays.
  await page.keyboard.press("Control+/");
  await expect(page.getByText("This needs the connection: try again when it is back.")).toBeVisible();
  await context.setOffline(false);
  await expect(editor(page, 6)).toBeFocused();
  await expect(cell(page, 6)).not.toContainText("You are offline");
  await page.keyboard.press("Control+/");
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("a reader cannot type, whatever they press", async ({ browser }) => {
  const api = await apiOf(OWNER);
  const made = await makeDocument(api, { project: "Readers" });
  const viewer = await invite(api, made.projectId, "viewer");
  const page = await (await browserOf(browser, viewer)).newPage();
  await page.goto(made.path);
  await cell(page, 1).click();
  await expect(page.getByText("You may read here, not edit.")).toBeVisible();
  for (const key of ["Enter", "F2", "x", "Control+Enter", "Control+Alt+I", "Alt+Delete"])
    await page.keyboard.press(key);
  await cell(page, 1).dblclick();
  await page.keyboard.type("nothing");
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Confirm" })).toHaveCount(0);
  await expectStored(api, made.tracks[0] ?? "", 1, "");
});

test("a track locked under somebody's hands can only be read at once, and what was typed before is there", async ({
  browser,
}) => {
  const api = await apiOf(OWNER);
  const made = await makeDocument(api, { project: "Locks" });
  const [track = ""] = made.tracks;
  const translator = await invite(api, made.projectId, "translator");
  const page = await (await browserOf(browser, translator)).newPage();
  await page.goto(made.path);
  const live = await edit(page, 1);
  await page.keyboard.type("Typed before the lock");
  await expectSaved(page);
  const lock = (locked: boolean) => api.patch(`/api/v1/tracks/${track}`, { data: { locked } });
  expect((await lock(true)).status()).toBe(200);
  await expect(live.and(page.locator("[contenteditable=true]"))).toHaveCount(0, { timeout: 2000 });
  await page.keyboard.type(" and after it");
  await expect(page.getByText("This track is locked.")).toBeVisible();
  await expect(cell(page, 1)).toContainText("Typed before the lock");
  await expect(cell(page, 1)).not.toContainText("after");
  await expectStored(api, track, 1, "Typed before the lock");

  expect((await lock(false)).status()).toBe(200);
  await expect(page.getByText("This track is locked.")).toBeHidden();
  await edit(page, 1);
  await page.keyboard.press("Control+End");
  await page.keyboard.type(", and again");
  await expectStored(api, track, 1, "Typed before the lock, and again");
});
