import type { Preferences } from "@/lib/accounts/server/me-schema";
import type { Command, CommandId } from "./commands";
import { type KeyPress, type Keys, letterOf } from "./shortcuts";

/** A person's keys: a preset, and what they set themselves, by command. */
export type KeyChoice = NonNullable<Preferences["keys"]>;
export type KeyPreset = KeyChoice["preset"];

type Bindings = Readonly<Partial<Record<CommandId, readonly Keys[]>>>;

/**
 * What other tools' users have in their fingers, where it differs from our own keys. Left out is what a page cannot or
 * must not take: OmegaT's Ctrl+N is the browser's; memoQ's and Trados' bare ↓ and ↑ move the caret in a text.
 */
export const PRESETS: Readonly<Record<KeyPreset, Bindings>> = {
  duizhao: {},
  memoq: { copySource: ["Mod+Shift+S"], nextUnconfirmed: ["Mod+G"], goTo: ["Mod+Alt+G"] },
  trados: { copySource: ["Mod+Insert"] },
  omegat: {
    confirm: ["Enter", "Mod+Enter"],
    edit: ["F2"],
    copySource: ["Mod+Shift+R"],
    nextUnconfirmed: ["Mod+U"],
    goTo: ["Mod+J"],
  },
};

export const DEFAULT_KEYS: KeyChoice = { preset: "duizhao", own: {} };

/** The keys of a command as this person has them; empty when it has none. */
export function keysOf(command: Pick<Command, "id" | "keys">, choice: KeyChoice): readonly Keys[] {
  return choice.own[command.id] ?? PRESETS[choice.preset][command.id] ?? command.keys;
}

const MODIFIERS = new Set([
  "Control",
  "Shift",
  "Alt",
  "Meta",
  "AltGraph",
  "CapsLock",
  "Dead",
  "Process",
  "Unidentified",
]);

/** How the table of commands writes this press; null while only modifiers are down, and for what cannot be written. */
export function writeKeys(press: KeyPress, isApple: boolean): Keys | null {
  if (MODIFIERS.has(press.key) || press.getModifierState?.("AltGraph") === true) return null;
  // The other one of Ctrl and Cmd is the system's.
  if (isApple ? press.ctrlKey : press.metaKey) return null;
  const key = letterOf(press.code)?.toUpperCase() ?? press.key;
  if (key === "+" || key.trim() === "") return null;
  const mod = isApple ? press.metaKey : press.ctrlKey;
  const modifiers = [mod && "Mod", press.altKey && "Alt", press.shiftKey && "Shift"].filter(Boolean);
  return [...modifiers, key].join("+");
}

/** Browsers do not give these to a page. */
const BROWSER_KEYS =
  "Mod+N Mod+T Mod+W Mod+Q Mod+Shift+N Mod+Shift+T Mod+Shift+W Mod+Tab Mod+Shift+Tab Alt+Tab Alt+F4 F11";
/** macOS hides or minimizes windows with these, closes or quits them, or hides the Dock. */
const SYSTEM_KEYS = "Mod+H Mod+M Mod+Alt+H Mod+Alt+M Mod+Alt+D Mod+Alt+W Mod+Alt+Q";
const TAKEN_KEYS = new Set(`${BROWSER_KEYS} ${SYSTEM_KEYS}`.split(" "));
/** Every text field has these. */
const TEXT_KEYS = new Set(
  "Mod+A Mod+B Mod+C Mod+I Mod+V Mod+X Mod+Shift+V Mod+ArrowLeft Mod+ArrowRight Mod+Backspace Mod+Delete".split(
    " ",
  ),
);

/** Why a command cannot have these keys: the browser or the system has them, or writing needs them; null when it can. */
export function refuseKeys(keys: Keys): "browser" | "writing" | null {
  if (TAKEN_KEYS.has(keys)) return "browser";
  if (TEXT_KEYS.has(keys)) return "writing";
  const isFunctionKey = /^(Shift\+)?F\d+$/.test(keys);
  return isFunctionKey || /^(Mod|Alt)\+/.test(keys) ? null : "writing";
}
