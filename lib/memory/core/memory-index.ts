import { EditPattern } from "@/lib/text/core/edit-distance";
import { BestMatches, type UnitMatch } from "./best-matches";
import { type Context, sharedSides } from "./context";
import { findPassages, type Passage, type PassageSource } from "./find-passages";
import { hashCodes } from "./hash";
import type { MemoryKey } from "./memory-key";
import { PassagePostings } from "./passage-postings";
import { DEFAULT_WEIGHTS, lossOf, ORIGINS, scoreOf, type Weights } from "./score";
import { DEFAULT_THRESHOLD, lengthsWithin, mostEdits, similarityOf } from "./similarity";
import { drain, ROWS_A_STEP, type Steps } from "./steps";
import { type IndexedUnit, UnitColumns } from "./unit-columns";
import { UnitRun } from "./unit-run";

/** Keys with more code points are neither kept nor looked for: comparing two such would take a second. */
export const LONGEST_KEY = 20_000;

/** So many units wait in the order they came before they are put in order. */
const LONGEST_TAIL = 1_024;

/** A segment that is looked for. */
export type MemoryQuery = {
  readonly key: Pick<MemoryKey, "codes" | "numbersHash" | "formHash">;
  readonly before: Context;
  readonly after: Context;
  /** The number of the project that asks, as units have it. */
  readonly project: number;
};

export type SearchOptions = {
  /** The least similarity of keys, above 0. */
  readonly threshold?: number;
  readonly limit?: number;
  readonly weights?: Weights;
};

export type IndexFigures = {
  readonly units: number;
  /** Of all arrays. */
  readonly bytes: number;
  /** Parts that are searched one after the other. */
  readonly runs: number;
};

/** What one search needs at each row. */
type Search = {
  readonly query: MemoryQuery;
  readonly hash: number;
  readonly pattern: EditPattern;
  readonly threshold: number;
  readonly weights: Weights;
  /** By the bits of the origins, what these take. */
  readonly losses: readonly number[];
  readonly best: BestMatches;
};

/**
 * The units of one memory and source language, ready to be searched. A search gives the best matches by score among
 * all units whose keys reach the threshold: what comparing every unit would give, in its order. Adding a unit appends
 * it; from time to time the last ones are put in order, and with them as many earlier ones as keep the runs few.
 */
export class MemoryIndex {
  /** The greater first. */
  private runs: UnitRun[] = [];
  private tail = new UnitColumns();
  private tailRows = new Map<number, number>();
  private tailPostings: PassagePostings | null = null;

  /** An index of these units; their ids are all different. */
  static of(units: Iterable<IndexedUnit>): MemoryIndex {
    return drain(MemoryIndex.building(units));
  }

  /** The same in steps: a million units take seconds. */
  static *building(units: Iterable<IndexedUnit>): Steps<MemoryIndex> {
    const index = new MemoryIndex();
    const columns = new UnitColumns();
    let count = 0;
    for (const unit of units) {
      if (isKept(unit)) columns.append(unit);
      count += 1;
      if (count % ROWS_A_STEP === 0) yield;
    }
    if (columns.size > 0) index.runs.push(yield* UnitRun.of(columns));
    return index;
  }

  /** Adds a unit, in place of one with the same id. */
  add(unit: IndexedUnit): void {
    drain(this.adding(unit));
  }

  /**
   * The same in steps: from time to time many units are put in order. Searches in between find all that was there; whoever
   * adds or removes waits until it is done.
   */
  *adding(unit: IndexedUnit): Steps<void> {
    this.remove(unit.id);
    if (!isKept(unit)) return;
    this.tailRows.set(unit.id, this.tail.size);
    this.tail.append(unit);
    this.tailPostings = null;
    if (this.tail.size >= LONGEST_TAIL) yield* this.settling();
  }

  /** Whether there was such a unit. */
  remove(id: number): boolean {
    const row = this.tailRows.get(id);
    if (row !== undefined) {
      this.tail.removed[row] = 1;
      return this.tailRows.delete(id);
    }
    return this.runs.some((run) => run.remove(id));
  }

  figures(): IndexFigures {
    const bytes = this.runs.reduce((sum, run) => sum + run.bytes, this.tail.bytes);
    const units = this.runs.reduce((sum, run) => sum + run.size, this.tailRows.size);
    return { units, bytes, runs: this.runs.length };
  }

  /** The best matches, by score; of equal ones the newer first. */
  search(
    query: MemoryQuery,
    { threshold = DEFAULT_THRESHOLD, limit = 5, weights = DEFAULT_WEIGHTS }: SearchOptions = {},
  ): readonly UnitMatch[] {
    const { codes } = query.key;
    if (codes.length === 0 || codes.length > LONGEST_KEY || limit < 1) return [];
    const losses = Array.from({ length: 1 << ORIGINS.length }, (_, bits) => lossOf(bits, weights));
    const hash = hashCodes(codes);
    const best = new BestMatches(limit);
    const search = { query, hash, pattern: new EditPattern(codes), threshold, weights, losses, best };
    for (const run of this.runs)
      run.eachWithHash(codes.length, hash, (row) => compare(search, run.columns, row, "exact"));
    for (let row = 0; row < this.tail.size; row += 1) compare(search, this.tail, row, "any");
    for (const run of this.runs) searchRun(search, run);
    return best.matches;
  }

  /** The passages of a segment, of 6 code points and more, that stand in units (`findPassages`). */
  passages({ codes }: Pick<MemoryKey, "codes">): readonly Passage[] {
    if (codes.length > LONGEST_KEY) return [];
    this.tailPostings ??= drain(PassagePostings.of(this.tail));
    const tail: PassageSource = { columns: this.tail, postings: this.tailPostings };
    return findPassages(codes, [...this.runs, tail]);
  }

  /** Puts the tail in order, and merges runs so that each is more than twice as large as the next. */
  private *settling(): Steps<void> {
    const merged = new UnitColumns();
    yield* merged.appendAll(this.tail);
    let kept = this.runs.length;
    for (let last = this.runs[kept - 1]; last !== undefined && last.size <= 2 * merged.size; ) {
      yield* merged.appendAll(last.columns);
      kept -= 1;
      last = this.runs[kept - 1];
    }
    const run = merged.size > 0 ? [yield* UnitRun.of(merged)] : [];
    // At once: a search finds each unit in one place.
    this.runs = [...this.runs.slice(0, kept), ...run];
    this.tail = new UnitColumns();
    this.tailRows = new Map();
    this.tailPostings = null;
  }
}

const isKept = ({ key }: IndexedUnit): boolean => key.length > 0 && key.length <= LONGEST_KEY;

/** From the query's own length to both sides: what is likely to be most similar comes first and leaves less to look at. */
function searchRun(search: Search, run: UnitRun): void {
  const { length } = search.query.key.codes;
  const marks = run.marksOf(search.query.key.codes);
  const visit = (row: number): void => compare(search, run.columns, row, "similar");
  const middle = run.placeOf(length);
  let [shorter, longer] = [middle - 1, middle];
  for (;;) {
    const least = neededSimilarity(search, 0);
    // With not one edit to spare only exact matches are left, which were there before.
    const within = lengthsWithin(length, least);
    const below = run.lengthAt(shorter) >= within.least ? run.lengthAt(shorter) : null;
    const above = run.lengthAt(longer) <= within.most ? run.lengthAt(longer) : null;
    if (below === null && above === null) return;
    const takesAbove = above !== null && (below === null || above - length <= length - below);
    const place = takesAbove ? longer : shorter;
    const most = mostEdits(Math.max(length, run.lengthAt(place)), least);
    if (most > 0) run.eachLike(place, marks, most, visit);
    if (takesAbove) longer += 1;
    else shorter -= 1;
  }
}

/** The least similarity with which a unit that loses so much can still be among the best. */
function neededSimilarity({ threshold, best }: Search, loss: number): number {
  return Math.min(1, Math.max(threshold, best.least + loss));
}

/** Compares a row, and keeps it if it is among the best; of a run's rows, the exact ones are looked at for themselves. */
function compare(
  search: Search,
  columns: UnitColumns,
  row: number,
  wanted: "exact" | "similar" | "any",
): void {
  if (columns.removed[row] === 1) return;
  const { query, pattern, threshold, weights, losses, best } = search;
  const origins = columns.origins[row] ?? 0;
  const longer = Math.max(pattern.length, columns.lengthOf(row));
  const needed = neededSimilarity(search, losses[origins] ?? 0);
  const most = wanted === "exact" ? 0 : mostEdits(longer, needed);
  const distance = pattern.distance(
    columns.codes,
    columns.starts[row] ?? 0,
    columns.starts[row + 1] ?? 0,
    most,
  );
  if (distance > most || similarityOf(distance, longer) < threshold) return;
  if (wanted === "similar" && distance === 0) return;
  const compared = {
    distance,
    longer,
    origins,
    isOtherProject: columns.projects[row] !== query.project,
    hasSameNumbers: columns.numbers[row] === query.key.numbersHash,
    hasSameForm: columns.forms[row] === query.key.formHash,
    sides: sharedSides(query, { before: columns.befores[row] ?? 0, after: columns.afters[row] ?? 0 }),
  };
  const score = scoreOf(compared, weights);
  if (score >= best.least) best.add({ ...compared, id: columns.ids[row] ?? 0, score });
}
