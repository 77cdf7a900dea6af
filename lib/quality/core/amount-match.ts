import type { Turns } from "@/lib/text/core/turns";
import type { Amount, Reading } from "./amount";
import { compareConverted } from "./amount-conversion";
import { mayBeSameMoney } from "./amount-currency";
import { pairDifferent } from "./amount-pairing";
import {
  isPointsForPercent,
  isRangeOf,
  isRounded,
  isVague,
  magnitude,
  mayCompare,
  type Relation,
  relateTimes,
  relateVague,
} from "./amount-relation";
import { compareApproximations } from "./approximation";

/** An amount of the source with one of the translation, or one of them alone. */
export type AmountMatch =
  | { readonly relation: Relation; readonly source: Amount; readonly target: Amount }
  | { readonly relation: "missing"; readonly source: Amount; readonly target: null }
  | { readonly relation: "extra"; readonly source: null; readonly target: Amount };

/** How many candidates are looked at for one amount: keeps texts full of numbers linear. */
const MOST_CANDIDATES = 24;
/** From so many on, less of the surroundings is looked at. */
const MOST_FREE = 64;
const NARROW_WINDOW = 4;

/**
 * Matches the amounts of a source and its translation, whatever their order: equal values first, then values that are
 * put differently, then what stands in each other's place. Amounts that the other side need not have and that it has
 * not are left out. It pauses, for a text may be full of amounts.
 */
export function* matchAmounts(sources: readonly Amount[], targets: readonly Amount[]): Turns<AmountMatch[]> {
  if (sources.length === 0 && targets.length === 0) return [];
  const matching = new Matching(sources, targets);
  yield;
  yield* matching.matchEqual();
  yield* matching.matchBy(relateRecast);
  matching.matchRanges();
  yield;
  for (const relate of RELATIONS) yield* matching.matchBy(relate);
  yield* matching.matchRest();
  return matching.matches;
}

type Relate = (source: Amount, target: Amount) => Relation | null;

/** The same value as an ordinal on one side and a count on the other. */
function relateRecast(source: Amount, target: Amount): Relation | null {
  const [from, to] = [source.readings[0], target.readings[0]];
  if (from === undefined || to === undefined || from.value.top !== to.value.top) return null;
  if (from.value.bottom !== to.value.bottom) return null;
  if (from.sense === "ordinal" && to.sense === "count")
    return target.unit === null || target.unit === "item" ? "same" : "recast";
  if (from.sense !== "count" || to.sense !== "ordinal") return null;
  // Ordinals have no hedges: 一个多月 is no "first".
  if (source.approximation?.isUnsure === false) return null;
  return source.demand === "never" ? "same" : "recast";
}

/** Two vague numbers have the first choice: "dozens of times" is 数十倍 and no 四十多年. */
const relateBothVague = (source: Amount, target: Amount): Relation | null =>
  isVague(source) && isVague(target) ? relateVague(source, target) : null;

function relateConverted(source: Amount, target: Amount): Relation | null {
  const converted = compareConverted(
    { size: magnitude(source), unit: source.unit },
    { size: magnitude(target), unit: target.unit },
  );
  if (converted === null) return null;
  if (converted === "equal") return "same";
  const isSameNumber = magnitude(source) === magnitude(target);
  return converted === "tenfold" || isSameNumber ? "different" : "converted";
}

const RELATIONS: readonly Relate[] = [
  relateBothVague,
  relateVague,
  (source, target) => (isPointsForPercent(source, target) ? "kind" : null),
  (source, target) => (isRounded(source, target) ? "rounded" : null),
  relateConverted,
  relateTimes,
];

/** So many amounts are looked at before others get their turn. */
const PART = 100;

/** Targets of one meaning in order; those before `head` are taken. */
type Queue = { readonly indexes: number[]; head: number };

class Matching {
  readonly matches: AmountMatch[] = [];
  private readonly isUsed: boolean[];
  /** Targets by what they mean. */
  private readonly byReading = new Map<string, Queue>();
  private left: Amount[];
  private free: number[] | null = null;
  private readonly places: ReadonlyMap<Amount, number>;

  constructor(
    sources: readonly Amount[],
    private readonly targets: readonly Amount[],
  ) {
    this.places = new Map(sources.map((source, place) => [source, place]));
    // What is asked for has the first choice.
    this.left = [...sources].sort((one, other) => rank(one) - rank(other));
    this.isUsed = targets.map(() => false);
    targets.forEach((target, index) => {
      for (const one of target.readings) {
        const key = keyOf(one, target);
        const list = this.byReading.get(key);
        if (list === undefined) this.byReading.set(key, { indexes: [index], head: 0 });
        else list.indexes.push(index);
      }
    });
  }

  *matchEqual(): Turns<void> {
    // Of equal sums in several currencies, each has its own first.
    if (this.left.some(({ currency }) => currency !== null))
      yield* this.keepLeft((source) => source.currency === null || !this.takeEqual(source, "money"));
    // Of 两国 and 两年, it is the second that has "two years".
    yield* this.keepLeft((source) => source.unit === null || !this.takeEqual(source, "unit"));
    yield* this.keepLeft((source) => !this.takeEqual(source, "exact"));
    yield* this.keepLeft((source) => !this.takeEqual(source, "loose"));
  }

  private *keepLeft(isLeft: (source: Amount) => boolean): Turns<void> {
    const left: Amount[] = [];
    for (const [at, source] of this.left.entries()) {
      if (isLeft(source)) left.push(source);
      if (at % PART === PART - 1) yield;
    }
    this.left = left;
  }

  private takeEqual(source: Amount, how: "money" | "unit" | "exact" | "loose"): boolean {
    const isLoose = how === "loose";
    let best: { index: number; score: number } | null = null;
    for (const one of source.readings) {
      for (const index of this.candidates(keyOf(one, source))) {
        const target = this.targets[index];
        if (target === undefined || !mayCompare(source, target, one.sense)) continue;
        if (!isLoose && (one.isLoose || !hasExact(target, one))) continue;
        if (how === "money" && !isSameMoney(source, target)) continue;
        if (how === "unit" && source.unit !== target.unit) continue;
        const score = likeness(source, target);
        if (best === null || score > best.score) best = { index, score };
      }
    }
    if (best === null) return false;
    this.take(source, best.index, isLoose ? "ambiguous" : "same");
    return true;
  }

  /** The first free targets of a meaning; those taken at its head are not looked at again. */
  private candidates(key: string): number[] {
    const queue = this.byReading.get(key);
    if (queue === undefined) return [];
    const { indexes } = queue;
    while (queue.head < indexes.length && this.isUsed[indexes[queue.head] ?? 0]) queue.head += 1;
    return indexes.slice(queue.head, queue.head + MOST_CANDIDATES).filter((index) => !this.isUsed[index]);
  }

  private take(source: Amount, index: number, relation: Relation): void {
    const target = this.targets[index];
    if (target === undefined) return;
    this.use(index);
    this.matches.push({ relation, source, target });
  }

  private use(index: number): void {
    this.isUsed[index] = true;
    this.free = null;
  }

  /** Looked for again only when one was taken. */
  private freeTargets(): readonly number[] {
    if (this.free === null) {
      this.free = [];
      for (let index = 0; index < this.targets.length; index += 1)
        if (!this.isUsed[index]) this.free.push(index);
    }
    return this.free;
  }

  /** Matches what is left by a relation of two amounts, looking around the place that each has in its text. */
  *matchBy(relate: Relate): Turns<void> {
    if (this.left.length === 0) return;
    const free = this.freeTargets();
    if (free.length === 0) return;
    const window = free.length > MOST_FREE ? NARROW_WINDOW : MOST_CANDIDATES;
    yield* this.keepLeft((source) => {
      const middle = Math.floor(((this.places.get(source) ?? 0) * free.length) / this.places.size);
      for (const index of free.slice(Math.max(0, middle - window), middle + window)) {
        const target = this.targets[index];
        if (target === undefined || this.isUsed[index]) continue;
        const relation = relate(source, target);
        if (relation === null) continue;
        this.take(source, index, relation);
        return false;
      }
      return true;
    });
  }

  /** A vague number that the translation gives as a range: 十几万 and "between 100,000 and 200,000". */
  matchRanges(): void {
    if (!this.left.some(isVague)) return;
    const lows = this.freeTargets().filter(
      (index) => this.targets[index]?.range === "low" && this.isUsed[index + 1] === false,
    );
    this.left = this.left.filter((source) => {
      const found = lows
        .slice(0, MOST_CANDIDATES)
        .find((index) => isRangeOf(source, this.targets[index], this.targets[index + 1]));
      if (found === undefined) return true;
      lows.splice(lows.indexOf(found), 1);
      this.take(source, found, "same");
      this.use(found + 1);
      return false;
    });
  }

  *matchRest(): Turns<void> {
    const free = this.freeTargets().flatMap((index) => this.targets[index] ?? []);
    const { pairs, sources, targets } = yield* pairDifferent(
      this.left.filter(({ demand }) => demand !== "never"),
      free.filter(({ demand }) => demand !== "never"),
    );
    for (const [source, target] of pairs) this.matches.push({ relation: "different", source, target });
    for (const source of sources)
      if (source.demand === "asked") this.matches.push({ relation: "missing", source, target: null });
    for (const target of targets)
      if (target.demand === "asked") this.matches.push({ relation: "extra", source: null, target });
  }
}

const isSameMoney = ({ currency: from }: Amount, { currency: to }: Amount): boolean =>
  from !== null && to !== null && mayBeSameMoney(from, to);

const RANKS = { asked: 0, lenient: 1, never: 2 } as const;
const rank = ({ demand }: Amount): number => RANKS[demand];

const keyOf = ({ sense, value }: Reading, { unit }: Amount): string =>
  sense === "name" ? `name ${unit} ${value.top}` : `${sense} ${value.top}/${value.bottom}`;

const hasExact = (target: Amount, { sense, value }: Reading): boolean =>
  target.readings.some(
    (one) =>
      one.sense === sense && !one.isLoose && one.value.top === value.top && one.value.bottom === value.bottom,
  );

/** Of several equal values, the one with the same hedge and measure is meant. */
function likeness(source: Amount, target: Amount): number {
  const isSameHedge = compareApproximations(source.approximation, target.approximation) === "same";
  const isSameUnit = source.unit !== null && source.unit === target.unit;
  return (
    (isSameHedge ? 4 : 0) + (isSameUnit ? 2 : 0) + (target.kind === source.kind ? 1 : 0) - rank(target) / 4
  );
}
