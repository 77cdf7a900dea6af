import { flatMapInParts, type Turns } from "@/lib/text/core/turns";
import type { Amount, Sense } from "./amount";
import { ORDER_UNITS } from "./amount-order";
import { hasOtherUnit, isPowerOfTen, magnitude, timesOf } from "./amount-relation";
import { directionOf } from "./approximation";

export type Pairing = {
  readonly pairs: readonly (readonly [source: Amount, target: Amount])[];
  readonly sources: readonly Amount[];
  readonly targets: readonly Amount[];
};

/** An amount with what it is compared by. */
type Place = { readonly amount: Amount; readonly size: number; readonly senses: ReadonlySet<Sense> };
type Candidate = { readonly source: Amount; readonly target: Amount; readonly cost: number };

/** How far around its place in the text an amount looks for what stands in its place; less in texts full of numbers. */
const WINDOW = 16;
const NARROW_WINDOW = 4;
const MANY = 64;

/** Pairs amounts of different value that stand in each other's place, the likeliest first; the rest stays alone. */
export function* pairDifferent(sources: readonly Amount[], targets: readonly Amount[]): Turns<Pairing> {
  if (sources.length === 0 || targets.length === 0) return { pairs: [], sources, targets };
  const inOrder = [...sources].sort((one, other) => one.start - other.start);
  const from = yield* flatMapInParts(inOrder, PART, placeOf);
  const to = yield* flatMapInParts(targets, PART, placeOf);
  const candidates = yield* listCandidates(from, to);
  const taken = new Set<Amount>();
  const pairs: [Amount, Amount][] = [];
  for (const { source, target } of candidates.sort((one, other) => one.cost - other.cost)) {
    if (taken.has(source) || taken.has(target)) continue;
    taken.add(source).add(target);
    pairs.push([source, target]);
  }
  yield;
  return {
    pairs,
    sources: inOrder.filter((source) => !taken.has(source)),
    targets: targets.filter((target) => !taken.has(target)),
  };
}

/** So many amounts are looked at before others get their turn. */
const PART = 500;

const placeOf = (amount: Amount): readonly Place[] => [
  {
    amount,
    size: magnitude(amount),
    senses: new Set([
      ...amount.readings.map(({ sense }) => sense),
      ...(amount.vague === null ? [] : ["count" as const]),
    ]),
  },
];

function* listCandidates(sources: readonly Place[], targets: readonly Place[]): Turns<Candidate[]> {
  const window = Math.max(sources.length, targets.length) > MANY ? NARROW_WINDOW : WINDOW;
  const candidates: Candidate[] = [];
  for (const [place, source] of sources.entries()) {
    if (place % PART === PART - 1) yield;
    const middle = Math.floor((place * targets.length) / sources.length);
    for (let at = Math.max(0, middle - window); at < Math.min(targets.length, middle + window); at += 1) {
      const target = targets[at];
      const cost = target === undefined ? null : costOf(source, target);
      if (target === undefined || cost === null) continue;
      candidates.push({
        source: source.amount,
        target: target.amount,
        cost: cost + Math.abs(at - middle) * PLACE,
      });
    }
  }
  return candidates;
}

const PLACE = 0.1;
/** Values further apart than this belong together only when a power of ten parts them. */
const FARTHEST = 4;
const LEAST = 1e-9;

/** How unlikely it is that the target stands for the source; null where it cannot. */
function costOf(from: Place, to: Place): number | null {
  const [source, target] = [from.amount, to.amount];
  if (!shareSense(from, to)) return null;
  const times = timesOf(source, target);
  if (times === null && hasOtherUnit(source, target)) return null;
  const [before, after] = times ?? [from.size, to.size];
  const isTenfold = isPowerOfTen(before || LEAST, after || LEAST);
  if (!mayReplace(source, target, before, after, isTenfold)) return null;
  const distance = Math.abs(Math.log10((before || LEAST) / (after || LEAST)));
  if (distance > FARTHEST && !isTenfold) return null;
  const isSameUnit = source.unit !== null && source.unit === target.unit;
  return distance - (isTenfold ? 3 : 0) - (isSameUnit ? 2 : 0) - (source.kind === target.kind ? 1 : 0);
}

/** 6.1% and "6.1" without its percent. */
const isPercentLost = ({ amount, size }: Place, target: Place): boolean =>
  amount.kind === "percent" &&
  target.amount.kind === "count" &&
  target.amount.demand === "asked" &&
  Math.abs(size * 100 - target.size) < LEAST;

function shareSense(from: Place, to: Place): boolean {
  const [{ amount: source, senses }, { amount: target, senses: others }] = [from, to];
  if (source.kind === "name" || target.kind === "name")
    return source.kind === target.kind && source.unit === target.unit;
  if (isPercentLost(from, to)) return true;
  // "Articles 33 and 34" are ordinals in Chinese.
  if (source.kind === "ordinal" && target.kind === "count" && target.unit === null) return true;
  for (const sense of senses) if (others.has(sense)) return true;
  return false;
}

const LEAST_WHOLE = 100;
/** Small counts that English may leave out stand for another small one only. */
const MOST_FOR_LENIENT = 12;

function mayReplace(
  source: Amount,
  target: Amount,
  before: number,
  after: number,
  isTenfold: boolean,
): boolean {
  if (source.kind === "name") return true;
  const isSameUnit = source.unit !== null && source.unit === target.unit;
  if (isSameUnit && ORDER_UNITS.has(source.unit)) return true;
  if (source.kind === "percent" && target.kind === "percent") return true;
  const isSmallCount = target.demand === "lenient" && after <= 1 && target.kind === "count";
  if (isSmallCount && !isSameUnit && !isTenfold) return false;
  if (isYearLike(target, after) && !isTenfold && (before < 1000 || before > 9999)) return false;
  if (source.demand === "asked" || (source.kind === "fraction" && target.kind === "fraction")) return true;
  // 每千人 and "per 10,000": what a rate is for.
  const areWholes = source.kind === "count" && before >= LEAST_WHOLE && after >= LEAST_WHOLE;
  if (target.demand === "lenient" && isTenfold && areWholes) return true;
  if (target.demand === "lenient")
    return isSameUnit && ((before > 1 && after > 1) || areBounds(source, target));
  if (before <= 1) return isSameUnit || isTenfold;
  return isTenfold || after <= MOST_FOR_LENIENT;
}

/** 不满一年 and "less than two years": a bound is one number, however small. */
const areBounds = ({ approximation: from }: Amount, { approximation: to }: Amount): boolean =>
  from !== null &&
  to !== null &&
  !from.isUnsure &&
  !to.isUnsure &&
  directionOf(from.hedge) === directionOf(to.hedge);

const isYearLike = ({ demand, kind, unit }: Amount, size: number): boolean =>
  demand === "lenient" && kind === "count" && unit === null && size >= 1000 && size <= 2100;
