import type { XliffState } from "./file";
import type { XliffNode } from "./node";

/** The states of an XLIFF 1.2 target as those of XLIFF 2. What waits for a review has been translated. */
const OLD_STATES: Readonly<Record<string, XliffState>> = {
  new: "initial",
  "needs-translation": "initial",
  "needs-adaptation": "initial",
  "needs-l10n": "initial",
  "needs-review-translation": "translated",
  "needs-review-adaptation": "translated",
  "needs-review-l10n": "translated",
  translated: "translated",
  "signed-off": "reviewed",
  final: "final",
};

/** How ours are written in XLIFF 1.2; `final` has `approved="yes"` beside it. */
export const WRITTEN_STATES: Readonly<Record<XliffState, string>> = {
  initial: "needs-translation",
  translated: "translated",
  reviewed: "signed-off",
  final: "final",
};

/**
 * The state of a unit of XLIFF 1.2; null where nothing says. `approved="yes"` is the last word whatever the target says, and
 * an unknown state, `x-…`, says nothing.
 */
export function oldStateOf(unit: XliffNode, target: XliffNode | undefined): XliffState | null {
  if (target === undefined) return "initial";
  if (unit.attributes.approved === "yes") return "final";
  const state = OLD_STATES[target.attributes.state ?? ""];
  return state ?? vendorStateOf(unit);
}

/** What other programs say in attributes of their own, by their namespaces: memoQ, Phrase (Memsource). */
const VENDOR_STATES: readonly (readonly [uri: RegExp, name: string, Readonly<Record<string, XliffState>>])[] =
  [
    [
      /MQXliff/u,
      "status",
      {
        NotStarted: "initial",
        PartiallyEdited: "initial",
        "Pre-translated": "initial",
        PreTranslated: "initial",
        ManuallyConfirmed: "translated",
        Confirmed: "translated",
        AssembledFromFragments: "initial",
        Proofread: "reviewed",
        Reviewer1Confirmed: "reviewed",
      },
    ],
    [/memsource/u, "confirmed", { "0": "initial", "1": "translated" }],
  ];

function vendorStateOf({ attributes }: XliffNode): XliffState | null {
  for (const [key, value] of Object.entries(attributes)) {
    const [uri = "", name = ""] = key.split("|");
    const known = VENDOR_STATES.find(([pattern, wanted]) => name === wanted && pattern.test(uri));
    const state = known?.[2][value];
    if (state !== undefined) return state;
  }
  return null;
}

/** Trados keeps its states in a list beside the unit, one for each segment: `sdl:seg-defs`. */
const TRADOS_STATES: Readonly<Record<string, XliffState>> = {
  Draft: "initial",
  Translated: "translated",
  RejectedTranslation: "initial",
  ApprovedTranslation: "reviewed",
  RejectedSignOff: "translated",
  ApprovedSignOff: "final",
};

/** The least state of the segments of a Trados unit; null for units of other programs. */
export function tradosStateOf(unit: XliffNode): XliffState | null {
  const defs = unit.children.find(
    (child) => typeof child !== "string" && child.name === "seg-defs" && /sdl/iu.test(child.uri),
  );
  if (defs === undefined || typeof defs === "string") return null;
  const states = defs.children.flatMap((seg) =>
    typeof seg === "string" ? [] : [TRADOS_STATES[seg.attributes.conf ?? ""] ?? "initial"],
  );
  return leastState(states);
}

const ORDER: readonly XliffState[] = ["initial", "translated", "reviewed", "final"];

/** The state that comes first in the order of the work; null of none. */
export function leastState(states: readonly XliffState[]): XliffState | null {
  return ORDER.find((state) => states.includes(state)) ?? null;
}
