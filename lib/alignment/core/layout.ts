import { splitChinese, splitEnglish } from "@/lib/text/core/sentences";
import type { Sentence } from "./align-documents";

/** Units of both sides that stand for each other, as counts: beads follow each other, so each unit is in exactly one. */
export type LayoutBead = {
  readonly source: number;
  readonly target: number;
  /** From 0 to 1; 1 where a person said so. */
  readonly confidence: number;
  /** Somebody saw to it: aligning again leaves it as it is. */
  readonly fixed: boolean;
};

/** How two texts lie beside each other: their sentences, which a person may have cut further, and the beads over them. */
export type Layout = {
  readonly source: readonly Sentence[];
  readonly target: readonly Sentence[];
  readonly beads: readonly LayoutBead[];
};

export type Side = "source" | "target";

/** Where a bead's units begin and end on either side: half-open. */
export type BeadPlace = {
  readonly source: { readonly from: number; readonly to: number };
  readonly target: { readonly from: number; readonly to: number };
};

/** The places of all beads, in order. */
export function placesOf({ beads }: Layout): BeadPlace[] {
  let [source, target] = [0, 0];
  return beads.map((bead) => {
    const place = {
      source: { from: source, to: source + bead.source },
      target: { from: target, to: target + bead.target },
    };
    [source, target] = [place.source.to, place.target.to];
    return place;
  });
}

/** The units of paragraphs: sentences, and a paragraph without any letters as one. Blank paragraphs have none. */
export const cutUnits = (paragraphs: readonly string[], side: Side): Sentence[] =>
  paragraphs.flatMap((text, paragraph): Sentence[] => {
    const spans = side === "source" ? splitChinese(text) : splitEnglish(text);
    if (spans.length > 0) return spans.map(({ start, end }) => ({ paragraph, start, end }));
    return text.trim() === "" ? [] : [{ paragraph, start: 0, end: text.length }];
  });

/** Units that also begin and end where these spans do: whatever lies over such a place is cut in two. */
export function cutAt(units: readonly Sentence[], spans: readonly Sentence[]): Sentence[] {
  const places = new Map<number, number[]>();
  for (const { paragraph, start, end } of spans)
    places.set(paragraph, [...(places.get(paragraph) ?? []), start, end]);
  return units.flatMap((unit) => {
    const inside = (places.get(unit.paragraph) ?? []).filter((at) => unit.start < at && at < unit.end);
    const cuts = [unit.start, ...new Set(inside.toSorted((one, other) => one - other)), unit.end];
    return cuts.slice(1).map((end, nth) => ({ ...unit, start: cuts[nth] ?? unit.start, end }));
  });
}

/**
 * Whether a layout that came from outside is one of these texts: units in order, inside their paragraphs, none of the
 * paragraphs left out, and each unit in one bead.
 */
export function isLayoutOf(layout: Layout, source: readonly string[], target: readonly string[]): boolean {
  const count = (side: Side): number => layout.beads.reduce((sum, bead) => sum + bead[side], 0);
  return (
    areUnitsOf(layout.source, source) &&
    areUnitsOf(layout.target, target) &&
    layout.beads.every((bead) => bead.source + bead.target > 0) &&
    count("source") === layout.source.length &&
    count("target") === layout.target.length
  );
}

function areUnitsOf(units: readonly Sentence[], paragraphs: readonly string[]): boolean {
  const isInOrder = units.every(({ paragraph, start, end }, at) => {
    const before = units[at - 1];
    const isAfter =
      before === undefined ||
      paragraph > before.paragraph ||
      (paragraph === before.paragraph && start >= before.end);
    return isAfter && start < end && end <= (paragraphs[paragraph]?.length ?? -1);
  });
  const covered = new Set(units.map(({ paragraph }) => paragraph));
  return isInOrder && paragraphs.every((text, at) => text.trim() === "" || covered.has(at));
}
