import { collectPostings, type Postings, type Side, type Texts } from "./side";

/** Two units that most likely stand for each other, found without looking at all pairs. */
export type Anchor = { readonly source: number; readonly target: number; readonly weight: number };

/** An id that stands in more units than this, on either side, is not rare. */
const RARE = 4;
/** Weak words do not anchor anything. */
const STRONG = 0.5;
/** What two units must share at least: rare words of this weight together. */
const LEAST = 6;
/** How far an anchor may be off the line through its neighbors, and how many of them are looked at. */
const MOST_OFF = 30;
const NEIGHBORS = 4;

/** The longest chain of anchors, rising on both sides. */
export function findAnchors({ source, target, ids }: Texts): Anchor[] {
  const candidates = scorePairs(source, target, ids);
  return dropStray(heaviestChain(keepMutual(candidates, target.count)));
}

/** Of each source unit, the target unit with which it shares the most rare ids. */
function scorePairs(source: Side, target: Side, ids: number): Anchor[] {
  const [from, to] = [collectPostings(source, ids), collectPostings(target, ids)];
  const sums = Array.from({ length: source.count }, () => new Map<number, number>());
  for (let id = 0; id < ids; id += 1) {
    const [here, there] = [countStrong(from, id), countStrong(to, id)];
    if (here === 0 || there === 0 || here > RARE || there > RARE) continue;
    const weight = Math.log(source.count / here) / 2 + Math.log(target.count / there) / 2;
    for (let one = from.starts[id] ?? 0; one < (from.starts[id + 1] ?? 0); one += 1)
      for (let other = to.starts[id] ?? 0; other < (to.starts[id + 1] ?? 0); other += 1) {
        const strength = Math.min(1, (from.strengths[one] ?? 0) * (to.strengths[other] ?? 0));
        if (strength < STRONG) continue;
        const sum = sums[from.units[one] ?? 0];
        const unit = to.units[other] ?? 0;
        sum?.set(unit, (sum.get(unit) ?? 0) + (weight * strength) / Math.max(here, there));
      }
  }
  return sums.flatMap((sum, unit): Anchor[] => {
    const best = [...sum].reduce((one, other) => (other[1] > one[1] ? other : one), [-1, 0]);
    return best[1] < LEAST ? [] : [{ source: unit, target: best[0], weight: best[1] }];
  });
}

/** In how many units an id stands as more than a hint. */
function countStrong({ starts, strengths }: Postings, id: number): number {
  let count = 0;
  for (let at = starts[id] ?? 0; at < (starts[id + 1] ?? 0); at += 1)
    if ((strengths[at] ?? 0) >= STRONG) count += 1;
  return count;
}

function keepMutual(anchors: readonly Anchor[], targets: number): Anchor[] {
  const best = new Float64Array(targets);
  for (const { target, weight } of anchors) best[target] = Math.max(best[target] ?? 0, weight);
  return anchors.filter(({ target, weight }) => weight >= (best[target] ?? 0));
}

/** The chain of the largest weight that rises on both sides; anchors come in the order of their source. */
function heaviestChain(anchors: readonly Anchor[]): Anchor[] {
  const size = anchors.reduce((most, { target }) => Math.max(most, target), 0) + 2;
  /** A Fenwick tree over targets: the anchor at which the heaviest chain up to there ends. */
  const tree = new Int32Array(size + 1).fill(-1);
  const weights = new Float64Array(anchors.length);
  const before = new Int32Array(anchors.length).fill(-1);
  anchors.forEach(({ target, weight }, at) => {
    let best = -1;
    for (let node = target; node > 0; node -= node & -node) best = heavier(weights, best, tree[node] ?? -1);
    before[at] = best;
    weights[at] = weight + (weights[best] ?? 0);
    for (let node = target + 1; node <= size; node += node & -node)
      tree[node] = heavier(weights, tree[node] ?? -1, at);
  });
  let last = -1;
  for (let at = 0; at < anchors.length; at += 1) last = heavier(weights, last, at);
  const chain: Anchor[] = [];
  for (let at = last; at >= 0; at = before[at] ?? -1) {
    const anchor = anchors[at];
    if (anchor !== undefined) chain.push(anchor);
  }
  return chain.reverse();
}

function heavier(weights: Float64Array, one: number, other: number): number {
  if (one < 0) return other;
  return other >= 0 && (weights[other] ?? 0) > (weights[one] ?? 0) ? other : one;
}

/**
 * Leaves out anchors that stand away from those before and from those after them: a chance meeting. One that agrees
 * with either stays, since between them a passage may be missing.
 */
function dropStray(anchors: readonly Anchor[]): Anchor[] {
  const offsets = anchors.map(({ source, target }) => target - source);
  const middle = (from: number, to: number): number => {
    const sorted = offsets.slice(Math.max(0, from), to).sort((one, other) => one - other);
    return sorted[sorted.length >> 1] ?? Number.NaN;
  };
  return anchors.filter((_, at) => {
    const off = (side: number): number => Math.abs((offsets[at] ?? 0) - side);
    const [before, after] = [middle(at - NEIGHBORS, at), middle(at + 1, at + 1 + NEIGHBORS)];
    return !(off(before) > MOST_OFF && off(after) > MOST_OFF);
  });
}
