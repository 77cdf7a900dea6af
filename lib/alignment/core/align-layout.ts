import { alignWithin, type Corner, type Sentence } from "./align-documents";
import { type AlignOptions, alignUnits } from "./align-units";
import type { Bead } from "./bead";
import { type BeadPlace, cutAt, cutUnits, type Layout, type LayoutBead, placesOf } from "./layout";

/** A paragraph to be aligned. A label is as printed ("王毅："), and no part of the text. */
export type AlignText = { readonly text: string; readonly label: string | null };

/** A pair of spans that somebody fixed. A side without words is empty, and stands where it lies between the others. */
export type FixedSpans = { readonly source: Sentence; readonly target: Sentence };

type Both<Value> = { readonly source: Value; readonly target: Value };
export type AlignTexts = Both<readonly AlignText[]>;
type Known = Omit<AlignOptions, "unit">;

/** Aligns two texts: paragraphs first, then the sentences in them. What was fixed stays, and no bead reaches over it. */
export function alignTexts(texts: AlignTexts, fixed: readonly FixedSpans[], known: Known): Layout {
  const cut = (side: "source" | "target"): Sentence[] =>
    cutAt(
      cutUnits(
        texts[side].map(({ text }) => text),
        side,
      ),
      fixed.map((pair) => pair[side]),
    );
  const units = { source: cut("source"), target: cut("target") };
  return alignAround(texts, units, placeFixed(units, fixed), known);
}

/** Aligns a layout's texts again: its units stay as they are cut, and its fixed beads as they are. */
export function realign(texts: AlignTexts, layout: Layout, known: Known): Layout {
  const places = placesOf(layout).filter((_, at) => layout.beads[at]?.fixed === true);
  return alignAround(texts, layout, places, known);
}

/** Where fixed spans lie among the units. What would cross one before it is left out. */
function placeFixed(units: Both<readonly Sentence[]>, fixed: readonly FixedSpans[]): BeadPlace[] {
  const placed: BeadPlace[] = [];
  let [source, target] = [0, 0];
  for (const pair of fixed) {
    const place = {
      source: rangeOf(units.source, pair.source, source),
      target: rangeOf(units.target, pair.target, target),
    };
    if (place.source === null || place.target === null) continue;
    placed.push({ source: place.source, target: place.target });
    [source, target] = [place.source.to, place.target.to];
  }
  return placed;
}

/** The units inside a span, or the place between units where an empty one stands; null when that is before `least`. */
function rangeOf(
  units: readonly Sentence[],
  span: Sentence,
  least: number,
): { from: number; to: number } | null {
  const { paragraph, start, end } = span;
  const follows = (unit: Sentence): boolean =>
    unit.paragraph > paragraph || (unit.paragraph === paragraph && unit.start >= start);
  const found = units.findIndex(follows);
  const from = found < 0 ? units.length : found;
  let to = from;
  while (units[to]?.paragraph === paragraph && (units[to]?.end ?? 0) <= end) to += 1;
  return from < least || (to === from && start < end) ? null : { from, to };
}

/** Consecutive units of one paragraph between two corners, as what paragraphs are aligned by. */
type Fragment = { readonly from: number; readonly to: number; readonly text: string };

function alignAround(
  texts: AlignTexts,
  units: Both<readonly Sentence[]>,
  fixed: readonly BeadPlace[],
  known: Known,
): Layout {
  const { source, target } = units;
  if (source.length === 0 || target.length === 0) return { source, target, beads: alone(units) };
  const from = toFragments(
    texts.source,
    source,
    fixed.map((place) => place.source),
  );
  const to = toFragments(
    texts.target,
    target,
    fixed.map((place) => place.target),
  );
  const paragraphs = alignFragments({ source: from, target: to }, cornersOf(fixed), known);
  const beads = alignWithin(
    { source: textsOf(texts.source, source), target: textsOf(texts.target, target) },
    boxesOf(paragraphs, from, to),
    { ...known, unit: "sentence" },
  );
  return { source, target, beads: withFixed(beads, fixed) };
}

const alone = ({ source, target }: Both<readonly Sentence[]>): LayoutBead[] => [
  ...source.map(() => ({ source: 1, target: 0, confidence: 1, fixed: false })),
  ...target.map(() => ({ source: 0, target: 1, confidence: 1, fixed: false })),
];

const textsOf = (texts: readonly AlignText[], units: readonly Sentence[]): string[] =>
  units.map(({ paragraph, start, end }) => (texts[paragraph]?.text ?? "").slice(start, end));

function toFragments(
  texts: readonly AlignText[],
  units: readonly Sentence[],
  fixed: readonly { readonly from: number; readonly to: number }[],
): Fragment[] {
  const corners = new Set(fixed.flatMap(({ from, to }) => [from, to]));
  const starts = units.flatMap((unit, at) =>
    corners.has(at) || unit.paragraph !== units[at - 1]?.paragraph ? [at] : [],
  );
  return starts.map((from, nth) => {
    const to = starts[nth + 1] ?? units.length;
    const [first, last] = [units[from], units[to - 1]];
    const { text, label } = texts[first?.paragraph ?? 0] ?? { text: "", label: null };
    const isBegin = first?.paragraph !== units[from - 1]?.paragraph;
    const said = text.slice(first?.start, last?.end);
    return { from, to, text: isBegin && label !== null ? `${label} ${said}` : said };
  });
}

/** Before and after each fixed bead, counted in units. */
const cornersOf = (fixed: readonly BeadPlace[]): Corner[] =>
  fixed.flatMap(({ source, target }) => [
    { source: source.from, target: target.from },
    { source: source.to, target: target.to },
  ]);

function alignFragments(
  { source, target }: Both<readonly Fragment[]>,
  corners: readonly Corner[],
  known: Known,
): Bead[] {
  const texts = { source: source.map(({ text }) => text), target: target.map(({ text }) => text) };
  if (corners.length === 0) return alignUnits(texts.source, texts.target, { ...known, unit: "paragraph" });
  const [rows, columns] = [source, target].map(
    (fragments) => new Map(fragments.map(({ from }, at) => [from, at])),
  );
  const ends = corners.map((corner) => ({
    source: rows?.get(corner.source) ?? source.length,
    target: columns?.get(corner.target) ?? target.length,
  }));
  const last = { source: source.length, target: target.length };
  const isNew = (end: Corner, at: number, all: readonly Corner[]): boolean => {
    const { source: row, target: column } = all[at - 1] ?? { source: 0, target: 0 };
    return end.source > row || end.target > column;
  };
  return alignWithin(texts, [...ends, last].filter(isNew), { ...known, unit: "paragraph" });
}

/** Where each bead of fragments ends, counted in units. */
function boxesOf(beads: readonly Bead[], source: readonly Fragment[], target: readonly Fragment[]): Corner[] {
  let end: Corner = { source: 0, target: 0 };
  return beads.map((bead) => {
    end = {
      source: source[bead.source.at(-1) ?? -1]?.to ?? end.source,
      target: target[bead.target.at(-1) ?? -1]?.to ?? end.target,
    };
    return end;
  });
}

/** What was aligned, with what was fixed in its place. */
function withFixed(beads: readonly Bead[], fixed: readonly BeadPlace[]): LayoutBead[] {
  const kept: LayoutBead[] = [];
  let [source, target, nth] = [0, 0, 0];
  const put = (): void => {
    for (let place = fixed[nth]; place !== undefined; place = fixed[nth]) {
      if (place.source.from !== source || place.target.from !== target) return;
      const size = { source: place.source.to - source, target: place.target.to - target };
      kept.push({ ...size, confidence: 1, fixed: true });
      [source, target, nth] = [place.source.to, place.target.to, nth + 1];
    }
  };
  let [row, column] = [0, 0];
  for (const bead of beads) {
    put();
    const isInFixed = row < source || column < target;
    [row, column] = [row + bead.source.length, column + bead.target.length];
    if (isInFixed) continue;
    const size = { source: bead.source.length, target: bead.target.length };
    kept.push({ ...size, confidence: bead.confidence, fixed: false });
    [source, target] = [row, column];
  }
  put();
  return kept;
}
