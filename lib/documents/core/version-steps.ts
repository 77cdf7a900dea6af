import type { RichText } from "@/lib/text/core/marks";
import { longestRise } from "./longest-rise";

/** What a source says at a moment: its paragraphs that are shown, in order. */
export type SourceState = readonly { readonly paragraphId: string; readonly text: string }[];

/** What taking a new version did, so that it can be taken back. */
export type VersionSteps = {
  /** Pieces as they were, and the revision that their paragraph has with the version. */
  readonly corrected: readonly {
    readonly id: string;
    readonly before: RichText;
    /** White space that stood before it where it was cut out of another. */
    readonly seam: string;
    readonly revision: number;
  }[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly returned: readonly string[];
  readonly moved: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  /** What the moved paragraphs were joined with and cut into then: they go back together or not at all. */
  readonly movedWith: readonly string[];
};

/** A paragraph that two states of a source do not have alike. Numbers are places, from 1; null where it is not. */
export type StateChange = {
  readonly kind: "changed" | "added" | "removed" | "moved";
  readonly paragraphId: string;
  readonly before: { readonly number: number; readonly text: string } | null;
  readonly after: { readonly number: number; readonly text: string } | null;
};

/** What differs between two states, in the order of the later one; what is gone stands after what it stood behind. */
export function compareStates(before: SourceState, after: SourceState): readonly StateChange[] {
  const earlier = new Map(before.map(({ paragraphId, text }, at) => [paragraphId, { number: at + 1, text }]));
  const later = new Map(after.map(({ paragraphId, text }, at) => [paragraphId, { number: at + 1, text }]));
  const goneAfter = new Map<string | null, StateChange[]>();
  let last: string | null = null;
  for (const { paragraphId } of before) {
    if (later.has(paragraphId)) last = paragraphId;
    else {
      const change: StateChange = {
        ...{ kind: "removed", paragraphId, before: earlier.get(paragraphId) ?? null, after: null },
      };
      goneAfter.set(last, [...(goneAfter.get(last) ?? []), change]);
    }
  }
  const kept = before
    .filter(({ paragraphId }) => later.has(paragraphId))
    .map(({ paragraphId }) => paragraphId);
  const order = after
    .filter(({ paragraphId }) => earlier.has(paragraphId))
    .map(({ paragraphId }) => paragraphId);
  const moved = movedAmong(kept, order);
  return [
    ...(goneAfter.get(null) ?? []),
    ...after.flatMap(({ paragraphId, text }): StateChange[] => {
      const was = earlier.get(paragraphId) ?? null;
      const now = later.get(paragraphId) ?? null;
      const entry = { paragraphId, before: was, after: now };
      const told: StateChange[] =
        was === null
          ? [{ kind: "added", ...entry }]
          : was.text !== text
            ? [{ kind: "changed", ...entry }]
            : moved.has(paragraphId)
              ? [{ kind: "moved", ...entry }]
              : [];
      return [...told, ...(goneAfter.get(paragraphId) ?? [])];
    }),
  ];
}

/** Those of one order that do not keep it in another one, as few as can be. */
function movedAmong(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const place = new Map(before.map((id, at) => [id, at]));
  const kept = new Set(longestRise(after.map((id) => place.get(id) ?? 0)));
  return new Set(after.filter((_, at) => !kept.has(at)));
}
