import type { Sentence } from "./align-documents";
import { type Layout, type LayoutBead, placesOf, type Side } from "./layout";

/**
 * What a person does to a layout. Each edit gives another layout of the same texts, in which every unit is in exactly one
 * bead, or null where there is nothing to do. What a person touched is fixed.
 */
export type Edit = (layout: Layout) => Layout | null;

const fixed = (source: number, target: number): LayoutBead => ({
  source,
  target,
  confidence: 1,
  fixed: true,
});

/** Puts beads in place of some; those with no units are left out. */
function replaceBeads(layout: Layout, at: number, count: number, beads: readonly LayoutBead[]): Layout {
  const kept = beads.filter(({ source, target }) => source + target > 0);
  return { ...layout, beads: layout.beads.toSpliced(at, count, ...kept) };
}

/** Makes one bead of two. */
export const joinNext =
  (at: number): Edit =>
  (layout) => {
    const [one, other] = [layout.beads[at], layout.beads[at + 1]];
    if (one === undefined || other === undefined) return null;
    return replaceBeads(layout, at, 2, [fixed(one.source + other.source, one.target + other.target)]);
  };

/** Moves the first unit of a side to the bead before, or the last to the bead after. A bead left without units is gone. */
export const moveUnit =
  (at: number, side: Side, to: "before" | "after"): Edit =>
  (layout) => {
    const first = to === "before" ? at - 1 : at;
    const [one, other] = [layout.beads[first], layout.beads[first + 1]];
    if (one === undefined || other === undefined) return null;
    const step = to === "before" ? 1 : -1;
    if ((to === "before" ? other : one)[side] === 0) return null;
    const change = (bead: LayoutBead, by: number): LayoutBead =>
      side === "source" ? fixed(bead.source + by, bead.target) : fixed(bead.source, bead.target + by);
    return replaceBeads(layout, first, 2, [change(one, step), change(other, -step)]);
  };

/** Takes both sides of a bead apart: the source is left out by the target, the target is added. */
export const unlink =
  (at: number): Edit =>
  (layout) => {
    const bead = layout.beads[at];
    if (bead === undefined || bead.source === 0 || bead.target === 0) return null;
    return replaceBeads(layout, at, 1, [fixed(bead.source, 0), fixed(0, bead.target)]);
  };

/** Says that a bead is right as it is; of one with a single side, that this was left out or added. */
export const accept =
  (at: number): Edit =>
  (layout) => {
    const bead = layout.beads[at];
    if (bead === undefined || bead.fixed) return null;
    return replaceBeads(layout, at, 1, [fixed(bead.source, bead.target)]);
  };

/** Says that a side of a bead has nothing on the other: it is left out, or added, whatever stood beside it. */
export const markAlone =
  (at: number): Edit =>
  (layout) =>
    unlink(at)(layout) ?? accept(at)(layout);

/** Says that all beads are right. */
export const acceptAll: Edit = (layout) =>
  layout.beads.every((bead) => bead.fixed)
    ? null
    : { ...layout, beads: layout.beads.map(({ source, target }) => fixed(source, target)) };

/** A place in a bead's side: before an offset in the paragraph of one of its units. */
export type CutPlace = { readonly side: Side; readonly unit: number; readonly offset: number };

/**
 * Splits a bead at a place of one side, cutting the unit there if it lies inside one. The other side is parted at the
 * unit that is as far along, by length.
 */
export const splitAt =
  (at: number, { side, unit, offset }: CutPlace): Edit =>
  (layout) => {
    const [bead, place] = [layout.beads[at], placesOf(layout)[at]];
    const here = layout[side][unit];
    if (bead === undefined || place === undefined || here === undefined) return null;
    const { from, to } = place[side];
    if (unit < from || unit >= to || offset < here.start || offset >= here.end) return null;
    const isInside = offset > here.start;
    const units = isInside ? cutUnit(layout[side], unit, offset) : layout[side];
    const first = unit - from + (isInside ? 1 : 0);
    const total = to - from + (isInside ? 1 : 0);
    if (first === 0) return null;
    const other: Side = side === "source" ? "target" : "source";
    const share = lengthOf(units, from, from + first) / Math.max(1, lengthOf(units, from, from + total));
    const across = unitsAlong(layout[other], place[other].from, place[other].to, share);
    const [own, others] = [
      [first, total - first],
      [across, bead[other] - across],
    ];
    const parts = [0, 1].map((nth) =>
      side === "source" ? fixed(own[nth] ?? 0, others[nth] ?? 0) : fixed(others[nth] ?? 0, own[nth] ?? 0),
    );
    return replaceBeads({ ...layout, [side]: units }, at, 1, parts);
  };

function cutUnit(units: readonly Sentence[], at: number, offset: number): Sentence[] {
  const unit = units[at];
  if (unit === undefined) return [...units];
  return units.toSpliced(at, 1, { ...unit, end: offset }, { ...unit, start: offset });
}

const lengthOf = (units: readonly Sentence[], from: number, to: number): number =>
  units.slice(from, to).reduce((sum, { start, end }) => sum + end - start, 0);

/** How many units from the first on make about this share of all. */
function unitsAlong(units: readonly Sentence[], from: number, to: number, share: number): number {
  const wanted = share * lengthOf(units, from, to);
  const counts = Array.from({ length: to - from + 1 }, (_, count) => count);
  const off = (count: number): number => Math.abs(lengthOf(units, from, from + count) - wanted);
  return counts.reduce((best, count) => (off(count) < off(best) ? count : best), 0);
}

/** The beads a person should look at, in order: those nobody saw to that are less sure than this. */
export const DOUBTFUL = 0.75;

/** The nearest doubtful bead after `at`, going round; null when there is none. */
export function nextDoubtful({ beads }: Layout, at: number): number | null {
  for (let step = 1; step <= beads.length; step += 1) {
    const place = (at + step) % beads.length;
    if (isDoubtful(beads[place])) return place;
  }
  return null;
}

export const isDoubtful = (bead: Pick<LayoutBead, "confidence" | "fixed"> | undefined): boolean =>
  bead !== undefined && !bead.fixed && bead.confidence < DOUBTFUL;

/** The bead that nobody saw to and that is least sure; null when all were seen to. */
export function leastSure({ beads }: Layout): number | null {
  return beads.reduce<number | null>((least, bead, at) => {
    if (bead.fixed) return least;
    return least === null || bead.confidence < (beads[least]?.confidence ?? 1) ? at : least;
  }, null);
}

/** Where a side of a bead can be split: before its words (before its characters, where words have no blanks between). */
export function cutPlaces(layout: Layout, texts: readonly string[], at: number, side: Side): CutPlace[] {
  const place = placesOf(layout)[at]?.[side];
  if (place === undefined) return [];
  const word = side === "source" ? /\p{Script=Han}|[^\s\p{Script=Han}]+/gu : /\S+/g;
  return layout[side]
    .slice(place.from, place.to)
    .flatMap(({ paragraph, start, end }, nth) =>
      Array.from(
        (texts[paragraph] ?? "").slice(start, end).matchAll(word),
        ({ index }): CutPlace => ({
          ...{ side, unit: place.from + nth, offset: start + index },
        }),
      ),
    )
    .slice(1);
}
