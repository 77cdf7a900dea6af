import { describe, expect, it } from "vitest";
import { createCompositionGuard, type KeyPress, matchesKeys, showKeys } from "./shortcuts";

const press = (given: Partial<KeyPress>): KeyPress => ({
  key: "",
  code: "",
  keyCode: 0,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...given,
});

describe("matchesKeys", () => {
  const ctrlEnter = press({ key: "Enter", code: "Enter", ctrlKey: true });

  it.each([
    ["Ctrl+Enter", ctrlEnter, "Mod+Enter", false, true],
    [
      "Ctrl+Enter with Shift is another shortcut",
      { ...ctrlEnter, shiftKey: true },
      "Mod+Enter",
      false,
      false,
    ],
    ["Cmd+Enter on an Apple keyboard", press({ key: "Enter", metaKey: true }), "Mod+Enter", true, true],
    ["Ctrl+Enter on an Apple keyboard is not ours", ctrlEnter, "Mod+Enter", true, false],
    [
      "a letter that Option turned into a sign",
      press({ key: "å", code: "KeyA", metaKey: true, altKey: true }),
      "Mod+Alt+A",
      true,
      true,
    ],
    [
      "Ctrl+/ on a layout where / needs Shift elsewhere",
      press({ key: "/", ctrlKey: true }),
      "Mod+/",
      false,
      true,
    ],
    ["plain Enter is a line break", press({ key: "Enter" }), "Mod+Enter", false, false],
    ["F2", press({ key: "F2" }), "F2", false, true],
  ])("%s", (_name, given, keys, isApple, expected) => {
    expect(matchesKeys(given, keys, isApple)).toBe(expected);
  });

  it("leaves AltGr to the typist", () => {
    const altGr = press({
      key: "ą",
      code: "KeyA",
      ctrlKey: true,
      altKey: true,
      getModifierState: (key) => key === "AltGraph",
    });
    expect(matchesKeys(altGr, "Mod+Alt+A", false)).toBe(false);
  });
});

describe("showKeys", () => {
  it("speaks each keyboard's language", () => {
    expect(showKeys("Mod+Shift+Enter", false)).toBe("Ctrl+Shift+Enter");
    expect(showKeys("Mod+ArrowDown", true)).toBe("⌘↓");
  });
});

describe("the composition guard", () => {
  const enter = { isComposing: false, keyCode: 13 };

  it("owns every key while a composition runs, and the browser's own signs of one", () => {
    const guard = createCompositionGuard();
    expect(guard.owns(enter, 0)).toBe(false);
    guard.start();
    expect(guard.owns(enter, 1)).toBe(true);
    expect(createCompositionGuard().owns({ isComposing: true, keyCode: 13 }, 0)).toBe(true);
    expect(createCompositionGuard().owns({ isComposing: false, keyCode: 229 }, 0)).toBe(true);
  });

  it("owns the Enter that ends a candidate, which Safari sends just after the end", () => {
    const guard = createCompositionGuard();
    guard.start();
    guard.end(1000);
    expect(guard.owns(enter, 1049)).toBe(true);
    expect(guard.owns(enter, 1050)).toBe(false);
  });
});
