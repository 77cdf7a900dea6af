import { EditPattern } from "@/lib/text/core/edit-distance";
import { longestRise } from "./longest-rise";

/** What a source says now, unit by unit, as a new version is held against it. */
export type KnownText = {
  readonly id: string;
  readonly text: string;
  /** What import took off its beginning and its end: a speaker's label, a jump line. The new version may have them. */
  readonly lead: string;
  readonly trail: string;
  /** Whether it may be found at another place: what hangs on its neighbors may not. */
  readonly movable: boolean;
};

/** A paragraph of the new version, by its index there, and what of the source it is. */
export type Matched =
  | { readonly kind: "same" | "moved"; readonly at: number; readonly id: string }
  | { readonly kind: "changed"; readonly at: number; readonly id: string; readonly text: string }
  | { readonly kind: "added"; readonly at: number };

export type VersionMatch = {
  /** One for each paragraph of the new version, in its order. */
  readonly matched: readonly Matched[];
  /** What the new version has not, in order. */
  readonly gone: readonly string[];
};

/** Below this share of characters that stayed, a paragraph is another one and not the same corrected. */
const LEAST_SIMILAR = 0.5;
/** What a pair that reads the same counts: more than two that are merely similar. */
const EQUAL = 3;
/** Texts of so many pairs are looked at whole. */
const SHORT_PAIRS = 40_000;
/** Pairs of one stretch between others that are all looked at; longer ones are halved on both sides. */
const MOST_PAIRS = 2500;

/**
 * Which paragraph of a new version is which of the source: pairs in order, as many that read the same as can be, then
 * those with the most characters in common. What reads the same out of order was moved.
 *
 * Short texts are looked at whole. In long ones those that read the same and stand once on either side are found first,
 * as many as keep their order, and pairs are looked for between them.
 */
export function matchVersions(known: readonly KnownText[], next: readonly string[]): VersionMatch {
  const texts = new Set(next);
  const keys = known.map((one) => (texts.has(asGiven(one)) ? asGiven(one) : one.text));
  const equal = equalOnce(keys, next);
  const isShort = known.length * next.length <= SHORT_PAIRS;
  const chain = isShort ? [] : rising(equal);
  const inOrder = new Set(chain);
  const strays = isShort ? [] : equal.filter((pair) => !inOrder.has(pair));
  const pairs = new Map<number, number>(chain.map(([from, at]) => [at, from]));
  const [elsewhere, aside] = [new Set(strays.map(([from]) => from)), new Set(strays.map(([, at]) => at))];

  let [fromKnown, fromNext] = [0, 0];
  for (const [untilKnown, untilNext] of [...chain, [known.length, next.length] as const]) {
    const left = rangeOf(fromKnown, untilKnown).filter((index) => !elsewhere.has(index));
    const right = rangeOf(fromNext, untilNext).filter((index) => !aside.has(index));
    for (const [from, at] of isShort ? pairUp(left, right, keys, next) : pairUpParts(left, right, keys, next))
      pairs.set(at, from);
    [fromKnown, fromNext] = [untilKnown + 1, untilNext + 1];
  }

  const paired = new Set(pairs.values());
  const moved = new Map(
    equal
      .filter(([from, at]) => !paired.has(from) && !pairs.has(at) && known[from]?.movable === true)
      .map(([from, at]) => [at, from]),
  );
  const matched = next.map((text, at): Matched => {
    const stray = known[moved.get(at) ?? -1];
    if (stray !== undefined) return { kind: "moved", at, id: stray.id };
    const found = known[pairs.get(at) ?? -1];
    if (found === undefined) return { kind: "added", at };
    const own = withoutTaken(found, text);
    return own === found.text
      ? { kind: "same", at, id: found.id }
      : { kind: "changed", at, id: found.id, text: own };
  });
  const used = new Set([...paired, ...moved.values()]);
  return { matched, gone: known.flatMap(({ id }, index) => (used.has(index) ? [] : [id])) };
}

/** How it stood in the file. */
const asGiven = ({ lead, text, trail }: KnownText): string => lead + text + trail;

/** A new text less what import took off the old one, where that still stands there. */
function withoutTaken({ lead, trail }: KnownText, text: string): string {
  const start = text.startsWith(lead) && text.length > lead.length ? lead.length : 0;
  const end = trail !== "" && text.endsWith(trail) && text.length - trail.length > start ? trail.length : 0;
  return text.slice(start, text.length - end);
}

const rangeOf = (from: number, until: number): number[] =>
  Array.from({ length: Math.max(0, until - from) }, (_, at) => from + at);

type Pair = readonly [known: number, next: number];

/** Texts that stand once on both sides, in the source's order. */
function equalOnce(keys: readonly string[], next: readonly string[]): readonly Pair[] {
  const places = onceIn(next);
  return [...onceIn(keys)]
    .flatMap(([key, index]): Pair[] => {
      const at = places.get(key);
      return at === undefined ? [] : [[index, at]];
    })
    .sort(([a], [b]) => a - b);
}

/** As many of the pairs as keep their order on both sides. */
function rising(pairs: readonly Pair[]): readonly Pair[] {
  return longestRise(pairs.map(([, at]) => at)).flatMap((index) => {
    const pair = pairs[index];
    return pair === undefined ? [] : [pair];
  });
}

function onceIn(texts: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const twice = new Set<string>();
  for (const [index, text] of texts.entries()) {
    if (found.has(text)) twice.add(text);
    found.set(text, index);
  }
  for (const text of twice) found.delete(text);
  return found;
}

/** Pairs of two stretches that may be long, half by half. */
function pairUpParts(
  left: readonly number[],
  right: readonly number[],
  keys: readonly string[],
  next: readonly string[],
): readonly Pair[] {
  if (left.length * right.length <= MOST_PAIRS) return pairUp(left, right, keys, next);
  const [middle, center] = [Math.ceil(left.length / 2), Math.ceil(right.length / 2)];
  return [
    ...pairUpParts(left.slice(0, middle), right.slice(0, center), keys, next),
    ...pairUpParts(left.slice(middle), right.slice(center), keys, next),
  ];
}

/** Pairs of two stretches in order, with the largest sum of similarities. */
function pairUp(
  left: readonly number[],
  right: readonly number[],
  keys: readonly string[],
  next: readonly string[],
): readonly Pair[] {
  if (left.length === 0 || right.length === 0) return [];
  const width = right.length + 1;
  const best = new Float64Array((left.length + 1) * width);
  const step = new Uint8Array((left.length + 1) * width);
  const codes = right.map((at) => pointsOf(next[at] ?? ""));
  for (let row = 1; row <= left.length; row++) {
    const similar = similarTo(keys[left[row - 1] ?? 0] ?? "");
    for (let column = 1; column <= right.length; column++) {
      const here = row * width + column;
      const [up, back] = [best[here - width] ?? 0, best[here - 1] ?? 0];
      best[here] = Math.max(up, back);
      step[here] = up >= back ? 1 : 2;
      const paired = (best[here - width - 1] ?? 0) + similar(codes[column - 1] ?? []);
      if (paired <= (best[here] ?? 0)) continue;
      best[here] = paired;
      step[here] = 3;
    }
  }
  const pairs: Pair[] = [];
  for (let [row, column] = [left.length, right.length]; row > 0 && column > 0; ) {
    const taken = step[row * width + column];
    if (taken === 3) pairs.push([left[row - 1] ?? 0, right[column - 1] ?? 0]);
    if (taken !== 2) row--;
    if (taken !== 1) column--;
  }
  return pairs.reverse();
}

const pointsOf = (text: string): number[] => Array.from(text, (one) => one.codePointAt(0) ?? 0);

/** The share of characters that stay from a text to another; 0 where it is too small to count, `EQUAL` for the same. */
function similarTo(text: string): (codes: readonly number[]) => number {
  const pattern = new EditPattern(pointsOf(text));
  return (codes) => {
    const longer = Math.max(pattern.length, codes.length);
    const most = Math.floor((1 - LEAST_SIMILAR) * longer);
    const distance = pattern.distance(codes, 0, codes.length, most);
    if (distance > most) return 0;
    return distance === 0 ? EQUAL : 1 - distance / longer;
  };
}
