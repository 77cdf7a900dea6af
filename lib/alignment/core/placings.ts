import { concatRich, EMPTY_RICH_TEXT, sliceRich } from "@/lib/documents/core/rich-text";
import type { MarkSpan, RichText } from "@/lib/text/core/marks";
import type { Sentence } from "./align-documents";
import type { AlignText } from "./align-layout";
import { type BeadPlace, type Layout, placesOf } from "./layout";
import type { QuotedSpan, SentenceLink } from "./links";

export type SourceText = AlignText & { readonly id: string };
export type TargetText = AlignText & { readonly marks: readonly MarkSpan[] };

/** What goes into one paragraph's rendering, or has no paragraph. */
export type Placing = {
  /** The paragraph whose rendering it becomes, then those that a sentence of it goes on into and that get none. */
  readonly paragraphIds: readonly string[];
  /** What the first paragraph said when it was aligned; "" without one. */
  readonly aligned: string;
  readonly text: string;
  readonly marks: readonly MarkSpan[];
  /** 0 where it found no place; else the beads' own, weighed by their length. */
  readonly confidence: number;
  /** Of the first paragraph. */
  readonly links: readonly SentenceLink[];
};

type Texts = { readonly source: readonly SourceText[]; readonly target: readonly TargetText[] };

/**
 * What each paragraph's rendering becomes by a layout. A sentence that stands for sentences of several paragraphs goes to
 * the first of them; one that was added goes with its neighbor in the same paragraph of the target, and a paragraph that
 * was added as a whole has no place. All of the target is in exactly one placing, in its order.
 */
export function toPlacings(layout: Layout, { source, target }: Texts): Placing[] {
  const places = placesOf(layout);
  const homes = findHomes(layout, places);
  const byHome = groupByHome(layout, places, homes);
  return groupUnits(layout.target, homes).map(({ ranges, home }) => {
    const own = home === null ? [] : (byHome.get(home) ?? []);
    const built = joinUnits(layout.target, ranges, target, home === null ? undefined : source[home]);
    const shared = own.flatMap(({ place }) =>
      layout.source.slice(place.source.from, place.source.to).map(({ paragraph }) => paragraph),
    );
    const others = [...new Set(shared)].filter((paragraph) => paragraph !== home);
    return {
      paragraphIds: (home === null ? [] : [home, ...others]).flatMap((at) => source[at]?.id ?? []),
      ...built.rich,
      aligned: home === null ? "" : (source[home]?.text ?? ""),
      confidence: home === null ? 0 : meanConfidence(layout, own),
      links: own.flatMap(({ place, at }) => linkOf(layout, place, at, home ?? 0, { source, built })),
    };
  });
}

type Placed = { readonly place: BeadPlace; readonly at: number };

/** The beads of each paragraph: those that begin there, and those that were added there. */
function groupByHome(
  layout: Layout,
  places: readonly BeadPlace[],
  homes: readonly (number | null)[],
): ReadonlyMap<number, readonly Placed[]> {
  const groups = new Map<number, Placed[]>();
  places.forEach((place, at) => {
    const isAdded = place.source.to === place.source.from;
    const home = isAdded ? homes[place.target.from] : layout.source[place.source.from]?.paragraph;
    if (home === undefined || home === null) return;
    const group = groups.get(home) ?? [];
    groups.set(home, group);
    group.push({ place, at });
  });
  return groups;
}

/** Of each unit of the target the paragraph of the source that it goes to; null where it has none. */
function findHomes({ source, target }: Layout, places: readonly BeadPlace[]): (number | null)[] {
  const homes: (number | null)[] = target.map(() => null);
  for (const place of places) {
    const first = place.source.to > place.source.from ? source[place.source.from]?.paragraph : undefined;
    if (first !== undefined) homes.fill(first, place.target.from, place.target.to);
  }
  const follow = (at: number, neighbor: number): void => {
    if (homes[at] === null && target[at]?.paragraph === target[neighbor]?.paragraph)
      homes[at] = homes[neighbor] ?? null;
  };
  for (let at = 1; at < target.length; at += 1) follow(at, at - 1);
  for (let at = target.length - 2; at >= 0; at -= 1) follow(at, at + 1);
  return homes;
}

type Range = { readonly from: number; readonly to: number };
type Group = { readonly ranges: readonly Range[]; readonly home: number | null };

/**
 * What goes to the same place, also where something was added between; what has none is kept apart by its own paragraphs.
 */
function groupUnits(units: readonly Sentence[], homes: readonly (number | null)[]): Group[] {
  const starts = units.flatMap((unit, at) => {
    const isSame =
      at > 0 &&
      homes[at] === homes[at - 1] &&
      (homes[at] !== null || unit.paragraph === units[at - 1]?.paragraph);
    return isSame ? [] : [at];
  });
  const groups: { readonly ranges: Range[]; readonly home: number | null }[] = [];
  for (const [nth, from] of starts.entries()) {
    const range = { from, to: starts[nth + 1] ?? units.length };
    const home = homes[from] ?? null;
    // Homes come in order: it can only be the last one.
    const known = home === null ? undefined : groups.findLast((group) => group.home !== null);
    if (known !== undefined && known.home === home) known.ranges.push(range);
    else groups.push({ ranges: [range], home });
  }
  return groups;
}

type Built = {
  readonly rich: RichText;
  /** Where units begin and end in the text, by their place among all. */
  readonly spans: ReadonlyMap<number, { readonly start: number; readonly end: number }>;
};

/** Units as one text, with a line break between paragraphs; what stands between sentences is kept. */
function joinUnits(
  units: readonly Sentence[],
  ranges: readonly Range[],
  texts: readonly TargetText[],
  source: SourceText | undefined,
): Built {
  const spans = new Map<number, { start: number; end: number }>();
  let rich: RichText = EMPTY_RICH_TEXT;
  for (const { from: first, to } of ranges.flatMap((range) => cutByParagraph(units, range))) {
    const { paragraph } = units[first] ?? { paragraph: 0 };
    const last = to - 1;
    const text = texts[paragraph] ?? { ...EMPTY_RICH_TEXT, label: null };
    const isBegin = units[first - 1]?.paragraph !== paragraph;
    const begin = isBegin ? 0 : (units[first]?.start ?? 0);
    const next = units[last + 1];
    const end = next?.paragraph === paragraph ? next.start : text.text.length;
    const piece = text.text.slice(begin, end);
    const start = begin + piece.length - piece.trimStart().length;
    const label = isBegin && text.label !== null && source?.label === null ? `${text.label} ` : "";
    const lead = `${rich.text === "" ? "" : "\n"}${label}`;
    const shift = rich.text.length + lead.length - start;
    for (let at = first; at <= last; at += 1)
      spans.set(at, { start: (units[at]?.start ?? 0) + shift, end: (units[at]?.end ?? 0) + shift });
    rich = concatRich([
      rich,
      { text: lead, marks: [] },
      sliceRich(text, start, begin + piece.trimEnd().length),
    ]);
  }
  return { rich, spans };
}

/** The stretches of a range that are of one paragraph each. */
function cutByParagraph(units: readonly Sentence[], { from, to }: Range): Range[] {
  const starts = Array.from({ length: to - from }, (_, nth) => from + nth).filter(
    (at) => at === from || units[at]?.paragraph !== units[at - 1]?.paragraph,
  );
  return starts.map((start, nth) => ({ from: start, to: starts[nth + 1] ?? to }));
}

function meanConfidence(layout: Layout, beads: readonly Placed[]): number {
  let [sum, weights] = [0, 0];
  for (const { place, at } of beads) {
    const units = layout.source.slice(place.source.from, place.source.to);
    const weight = 1 + units.reduce((length, { start, end }) => length + end - start, 0);
    sum += weight * (layout.beads[at]?.confidence ?? 0);
    weights += weight;
  }
  return Math.round((100 * sum) / Math.max(1, weights)) / 100;
}

function linkOf(
  layout: Layout,
  place: BeadPlace,
  at: number,
  home: number,
  { source, built }: { readonly source: readonly SourceText[]; readonly built: Built },
): SentenceLink[] {
  const bead = layout.beads[at];
  if (bead === undefined) return [];
  const own = layout.source
    .slice(place.source.from, place.source.to)
    .filter(({ paragraph }) => paragraph === home);
  const [first, last] = [built.spans.get(place.target.from), built.spans.get(place.target.to - 1)];
  const isPlaced = place.target.to > place.target.from && first !== undefined && last !== undefined;
  return [
    {
      source: quote(source[home]?.text ?? "", own[0]?.start, own.at(-1)?.end),
      target: isPlaced ? quote(built.rich.text, first.start, last.end) : null,
      confidence: Math.round(bead.confidence * 1000) / 1000,
      fixed: bead.fixed,
    },
  ];
}

function quote(text: string, start: number | undefined, end: number | undefined): QuotedSpan | null {
  return start === undefined || end === undefined ? null : { start, end, quote: text.slice(start, end) };
}
