import { describe, expect, it } from "vitest";
import { COMMANDS } from "./commands";
import {
  DEFAULT_KEYS,
  type KeyChoice,
  type KeyPreset,
  keysOf,
  PRESETS,
  refuseKeys,
  writeKeys,
} from "./key-choice";
import { findOwner, giveKeys, isFixed, resetKeys } from "./rebind";
import type { KeyPress } from "./shortcuts";

const press = (keys: Partial<KeyPress>): KeyPress => ({
  ...{ key: "", code: "", keyCode: 0, ctrlKey: false, metaKey: false, altKey: false },
  ...{ shiftKey: false, isComposing: false },
  ...keys,
});

function keysById(id: string, choice: KeyChoice): readonly string[] {
  return COMMANDS.filter((command) => command.id === id).flatMap((command) => keysOf(command, choice));
}

function everyKey(choice: KeyChoice): string[] {
  return COMMANDS.flatMap((command) => keysOf(command, choice)).map((keys) =>
    keys.toLowerCase().split("+").sort().join("+"),
  );
}

describe("presets", () => {
  it.each(Object.keys(PRESETS) as KeyPreset[])(
    "%s gives no keys twice, and none that a page cannot have",
    (preset) => {
      const choice = { preset, own: {} };
      const all = everyKey(choice);
      expect(all.filter((keys, at) => all.indexOf(keys) !== at)).toEqual([]);
      for (const command of COMMANDS) {
        if (command.scope === "cells" || isFixed(command)) continue;
        const refused = keysOf(command, choice).filter((keys) => refuseKeys(keys) !== null);
        // OmegaT's users confirm by Enter; a line break is Shift+Enter then.
        expect(refused).toEqual(preset === "omegat" && command.id === "confirm" ? ["Enter"] : []);
      }
    },
  );
});

describe("writeKeys", () => {
  it.each([
    [
      "a letter with modifiers",
      press({ key: "g", code: "KeyG", ctrlKey: true, shiftKey: true }),
      "Mod+Shift+G",
    ],
    ["the letter on the key, whatever it types", press({ key: "ø", code: "KeyO", altKey: true }), "Alt+O"],
    ["a named key", press({ key: "F7", code: "F7" }), "F7"],
    ["nothing while only a modifier is down", press({ key: "Control", ctrlKey: true }), null],
    ["nothing with AltGr", press({ key: "€", code: "KeyE", getModifierState: () => true }), null],
    ["nothing with the system's key", press({ key: "k", code: "KeyK", metaKey: true }), null],
  ])("%s", (_name, given, expected) => {
    expect(writeKeys(given, false)).toBe(expected);
  });
});

describe("refuseKeys", () => {
  it.each([
    ["Mod+W", "browser"],
    ["Mod+C", "writing"],
    ["A", "writing"],
    ["Shift+Enter", "writing"],
    ["F7", null],
    ["Alt+X", null],
    ["Mod+Shift+K", null],
  ])("%s: %s", (keys, expected) => {
    expect(refuseKeys(keys)).toBe(expected);
  });
});

describe("setting keys", () => {
  it("gives free keys", () => {
    const choice = giveKeys(DEFAULT_KEYS, "confirm", "F9");
    expect(keysById("confirm", choice)).toEqual(["F9"]);
  });

  it("names who has them, in whatever order they are written, and takes them away", () => {
    expect(findOwner("Shift+Mod+Enter", "confirm", DEFAULT_KEYS)?.id).toBe("unconfirm");
    expect(findOwner("Mod+Enter", "confirm", DEFAULT_KEYS)).toBeNull();
    const choice = giveKeys(DEFAULT_KEYS, "confirm", "Mod+Shift+Enter");
    expect(keysById("unconfirm", choice)).toEqual([]);
    expect(new Set(everyKey(choice)).size).toBe(everyKey(choice).length);
  });

  it("takes keys away, and gives back what came with the preset, from whoever has it", () => {
    expect(keysById("find", giveKeys(DEFAULT_KEYS, "find", null))).toEqual([]);
    const swapped = giveKeys(giveKeys(DEFAULT_KEYS, "find", "F9"), "goTo", "Mod+F");
    const back = resetKeys(swapped, "find");
    expect(keysById("find", back)).toEqual(["Mod+F"]);
    expect(keysById("goTo", back)).toEqual([]);
  });
});
