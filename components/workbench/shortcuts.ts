/** Keys as the table of commands writes them: "Mod+Shift+Enter". Mod is Ctrl, and Cmd on Apple's keyboards. */
export type Keys = string;

/** The parts of a keyboard event that a shortcut looks at. */
export type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly keyCode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  readonly getModifierState?: (key: string) => boolean;
};

type Parsed = { readonly key: string; readonly mod: boolean; readonly alt: boolean; readonly shift: boolean };

function parse(keys: Keys): Parsed {
  const parts = keys.split("+");
  return {
    key: (parts.at(-1) ?? "").toLowerCase(),
    mod: parts.includes("Mod"),
    alt: parts.includes("Alt"),
    shift: parts.includes("Shift"),
  };
}

/** Whether this press is these keys, whatever an option key or another layout made of the letter. */
export function matchesKeys(press: KeyPress, keys: Keys, isApple: boolean): boolean {
  // AltGr arrives as Ctrl+Alt on Windows, and it types letters.
  if (press.getModifierState?.("AltGraph") === true) return false;
  const wanted = parse(keys);
  const mod = isApple ? press.metaKey : press.ctrlKey;
  const foreign = isApple ? press.ctrlKey : press.metaKey;
  if (mod !== wanted.mod || foreign || press.altKey !== wanted.alt || press.shiftKey !== wanted.shift) {
    return false;
  }
  return press.key.toLowerCase() === wanted.key || letterOf(press.code) === wanted.key;
}

/** The letter, digit or slash that stands on the key itself. */
export function letterOf(code: string): string | null {
  if (code === "Slash") return "/";
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? null;
}

const APPLE_SIGNS = { Mod: "⌘", Alt: "⌥", Shift: "⇧" } as const;
const KEY_NAMES: Readonly<Record<string, string>> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowLeft: "←",
  ArrowRight: "→",
  Delete: "Del",
  Escape: "Esc",
};

/** How keys are shown to a person: "Ctrl+Shift+Enter", "⌘⇧Enter". */
export function showKeys(keys: Keys, isApple: boolean): string {
  const parts = keys.split("+").map((part) => KEY_NAMES[part] ?? part);
  if (!isApple) return parts.map((part) => (part === "Mod" ? "Ctrl" : part)).join("+");
  return parts.map((part) => APPLE_SIGNS[part as keyof typeof APPLE_SIGNS] ?? part).join("");
}

/** Some browsers send the key that ended a composition after its end. */
export const COMPOSITION_REST_MS = 50;

/** Knows when keys belong to an input method, so that choosing a candidate never confirms a paragraph. */
export type CompositionGuard = {
  readonly start: () => void;
  /** `now` in milliseconds of the same clock as in `owns`. */
  readonly end: (now: number) => void;
  /** Whether the input method owns this press. */
  readonly owns: (press: Pick<KeyPress, "isComposing" | "keyCode">, now: number) => boolean;
  readonly isComposing: () => boolean;
};

export function createCompositionGuard(): CompositionGuard {
  let composing = false;
  let endedAt = Number.NEGATIVE_INFINITY;
  return {
    start: () => {
      composing = true;
    },
    end: (now) => {
      composing = false;
      endedAt = now;
    },
    owns: (press, now) =>
      composing || press.isComposing || press.keyCode === 229 || now - endedAt < COMPOSITION_REST_MS,
    isComposing: () => composing,
  };
}
