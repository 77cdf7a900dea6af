import { type Browser, type CDPSession, expect, type Page } from "@playwright/test";
import { apiOf, browserOf, invite, OWNER } from "./people";
import { test } from "./watched";
import { edit, editor, expectSaved, expectStored, makeDocument, readTrack } from "./workbench";

/** What an input method sends to the page: Chromium's own commands, so that its events are the real ones. */
class InputMethod {
  private constructor(private readonly session: CDPSession) {}

  static async of(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page));
  }

  /** Shows `text` as being composed, as after each letter. Each letter's key is one that the input method owns. */
  async compose(...texts: string[]): Promise<void> {
    for (const text of texts) {
      await this.press({ key: "Process", code: "KeyN", keyCode: 229 });
      await this.session.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
  }

  /** The chosen candidate takes the place of what was composed. */
  async commit(text: string): Promise<void> {
    await this.session.send("Input.insertText", { text });
  }

  async press(given: { key: string; code: string; keyCode: number; ctrl?: boolean }): Promise<void> {
    const event = {
      key: given.key,
      code: given.code,
      windowsVirtualKeyCode: given.keyCode,
      nativeVirtualKeyCode: given.keyCode,
      modifiers: given.ctrl === true ? 2 : 0,
    };
    await this.session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...event });
    await this.session.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
  }
}

const OWNED_ENTER = { key: "Enter", code: "Enter", keyCode: 229 };
const ENTER = { key: "Enter", code: "Enter", keyCode: 13 };

async function openFirst(browser: Browser, project: string) {
  const api = await apiOf(OWNER);
  const made = await makeDocument(api, { project });
  const page = await (await browserOf(browser, OWNER)).newPage();
  const confirmations: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/state")) confirmations.push(request.url());
  });
  await page.goto(made.path);
  await edit(page, 1);
  return { api, made, track: made.tracks[0] ?? "", page, confirmations, method: await InputMethod.of(page) };
}

test("keys that choose a candidate never confirm, never move, and never lose a letter", async ({
  browser,
}) => {
  const { api, track, page, confirmations, method } = await openFirst(browser, "Input method");
  const live = editor(page, 1);
  await test.step("Enter on Windows: the key is the input method's, then the candidate comes", async () => {
    await method.compose("n", "ni", "ni'hao");
    await method.press(OWNED_ENTER);
    await method.commit("你好");
    await expect(live).toHaveText("你好");
  });
  await test.step("Enter on other systems: an ordinary key while composing", async () => {
    await method.compose("s", "shi", "shi'jie");
    await method.press(ENTER);
    await method.commit("世界");
    await expect(live).toHaveText("你好世界");
  });
  await test.step("Ctrl+Enter, arrows, Escape and shortcuts while composing", async () => {
    await method.compose("k", "kai", "kai'fang");
    await method.press({ ...ENTER, ctrl: true });
    await method.press({ ...OWNED_ENTER, ctrl: true });
    await method.press({ key: "ArrowDown", code: "ArrowDown", keyCode: 229, ctrl: true });
    await method.press({ key: "Escape", code: "Escape", keyCode: 229 });
    await method.press({ key: "k", code: "KeyK", keyCode: 229, ctrl: true });
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(live).toBeFocused();
    await method.commit("开放");
    await expect(live).toHaveText("你好世界开放");
  });
  await test.step("a composition given up leaves what was there", async () => {
    await method.compose("x", "xi");
    await method.compose("");
    await expect(live).toBeFocused();
  });
  await expectSaved(page);
  await expect(live).toBeFocused();
  expect(confirmations).toEqual([]);
  await expectStored(api, track, 1, "你好世界开放");
  expect((await readTrack(api, track))[0]?.state).toBe("initial");

  // The same key, when no input method is at work, does confirm: the test above can see it.
  await page.keyboard.press("Control+Enter");
  await expect(editor(page, 2)).toBeFocused();
  await expect.poll(async () => (await readTrack(api, track))[0]?.state).toBe("translated");
});

test("a Ctrl+Enter that comes right after a composition's end, as Safari sends it, does not confirm", async ({
  browser,
}) => {
  const { api, track, page, confirmations, method } = await openFirst(browser, "Safari");
  // Safari ends the composition first and then sends the key that ended it.
  await page.evaluate(() => {
    document.addEventListener("compositionend", (event) => {
      const key = { key: "Enter", code: "Enter", ctrlKey: true, bubbles: true, cancelable: true };
      event.target?.dispatchEvent(new KeyboardEvent("keydown", key));
    });
  });
  await method.compose("z", "zhong", "zhong'guo");
  await method.commit("中国");
  await expect(editor(page, 1)).toHaveText("中国");
  await expectStored(api, track, 1, "中国");
  await expect(editor(page, 1)).toBeFocused();
  expect(confirmations).toEqual([]);
});

test("what others type in the same paragraph meanwhile does not break a composition, and nothing is lost", async ({
  browser,
}) => {
  const { api, made, track, page, method } = await openFirst(browser, "Both at once");
  await page.keyboard.type("Hello ");
  await expectStored(api, track, 1, "Hello ");
  const translator = await invite(api, made.projectId, "translator");
  const other = await (await browserOf(browser, translator)).newPage();
  await other.goto(made.path);
  await edit(other, 1);
  await other.keyboard.press("Control+Home");

  await method.compose("r", "ren", "ren'lei");
  await other.keyboard.type("Before. ", { delay: 20 });
  await expectStored(api, track, 1, "Before. Hello ren'lei");
  await method.compose("ren'lei'ming", "ren'lei'ming'yun");
  await expect(editor(other, 1)).toContainText("ren'lei'ming'yun");
  await other.keyboard.press("Control+End");
  await other.keyboard.type(" After.", { delay: 20 });
  await expectSaved(other);
  await expect(editor(page, 1)).toContainText("ren'lei'ming'yun");
  await method.commit("人类命运");
  await expectStored(api, track, 1, "Before. Hello 人类命运 After.");
  for (const screen of [page, other]) {
    await expectSaved(screen);
    const shown = async () =>
      (await editor(screen, 1).textContent())?.replace(/\u2060|Owner|translator \S{6}/g, "");
    await expect.poll(shown).toBe("Before. Hello 人类命运 After.");
  }
});
