import type { Amount, Sense } from "./amount";
import { hasOtherUnit, isPowerOfTen, magnitude, timesOf } from "./amount-relation";

export type Pairing = {
  readonly pairs: readonly (readonly [source: Amount, target: Amount])[];
  readonly sources: readonly Amount[];
  readonly targets: readonly Amount[];
};

/** How far around its place in the text an amount looks for what stands in its place. */
const WINDOW = 16;

/** Pairs amounts of different value that stand in each other's place, the likeliest first; the rest stays alone. */
export function pairDifferent(sources: readonly Amount[], targets: readonly Amount[]): Pairing {
  const inOrder = [...sources].sort((one, other) => one.start - other.start);
  const candidates = inOrder.flatMap((source, place) => {
    const middle = Math.floor((place * targets.length) / inOrder.length);
    const from = Math.max(0, middle - WINDOW);
    return targets.slice(from, middle + WINDOW).flatMap((target, step) => {
      const cost = costOf(source, target);
      return cost === null ? [] : [{ source, target, cost: cost + Math.abs(from + step - middle) * PLACE }];
    });
  });
  const taken = new Set<Amount>();
  const pairs = candidates
    .sort((one, other) => one.cost - other.cost)
    .flatMap(({ source, target }): [Amount, Amount][] => {
      if (taken.has(source) || taken.has(target)) return [];
      taken.add(source).add(target);
      return [[source, target]];
    });
  return {
    pairs,
    sources: inOrder.filter((source) => !taken.has(source)),
    targets: targets.filter((target) => !taken.has(target)),
  };
}

const PLACE = 0.1;
/** Values further apart than this belong together only when a power of ten parts them. */
const FARTHEST = 4;
const FAR = 1e-9;

/** How unlikely it is that the target stands for the source; null where it cannot. */
function costOf(source: Amount, target: Amount): number | null {
  const times = timesOf(source, target);
  if (!shareSense(source, target) || (times === null && hasOtherUnit(source, target))) return null;
  const [before, after] = times ?? [magnitude(source), magnitude(target)];
  const isTenfold = isPowerOfTen(before || FAR, after || FAR);
  if (!mayReplace(source, target, before, after, isTenfold)) return null;
  const distance = Math.abs(Math.log10((before || FAR) / (after || FAR)));
  if (distance > FARTHEST && !isTenfold) return null;
  const isSameUnit = source.unit !== null && source.unit === target.unit;
  return distance - (isTenfold ? 3 : 0) - (isSameUnit ? 2 : 0) - (source.kind === target.kind ? 1 : 0);
}

const senses = ({ readings, vague }: Amount): Set<Sense> =>
  new Set([...readings.map(({ sense }) => sense), ...(vague === null ? [] : ["count" as const])]);

function shareSense(source: Amount, target: Amount): boolean {
  if (source.kind === "name" || target.kind === "name")
    return source.kind === target.kind && source.unit === target.unit;
  if (source.kind === "ordinal" && target.kind === "count" && target.unit === null) return true;
  const from = senses(source);
  return [...senses(target)].some((sense) => from.has(sense));
}

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
  if (target.demand === "lenient" && after <= 1 && target.kind === "count" && !isSameUnit && !isTenfold)
    return false;
  if (isYearLike(target) && !isTenfold && (before < 1000 || before > 9999)) return false;
  if (source.demand === "asked") return true;
  if (target.demand === "lenient") return isSameUnit && before > 1 && after > 1;
  if (before <= 1) return isSameUnit;
  return isTenfold || after <= MOST_FOR_LENIENT;
}

const isYearLike = (target: Amount): boolean => {
  const size = magnitude(target);
  return (
    target.demand === "lenient" &&
    target.kind === "count" &&
    target.unit === null &&
    size >= 1000 &&
    size <= 2100
  );
};
