import { byScore, type UnitMatch } from "./best-matches";
import { sharedSides } from "./context";
import type { MemoryQuery } from "./memory-index";
import { keyOf } from "./memory-key";
import { DEFAULT_WEIGHTS, scoreOf, type Weights } from "./score";
import { similarityOf } from "./similarity";
import type { IndexedUnit } from "./unit-columns";

/** Levenshtein's distance of two lists of code points by its whole table: slow, and plainly right. */
export function slowDistance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 0; at < one.length; at += 1) {
    const next = [at + 1];
    for (let to = 0; to < other.length; to += 1)
      next.push(
        Math.min(
          (row[to] ?? 0) + (one[at] === other[to] ? 0 : 1),
          (row[to + 1] ?? 0) + 1,
          (next[to] ?? 0) + 1,
        ),
      );
    row = next;
  }
  return row[other.length] ?? 0;
}

/** Code points of a text. */
export const pointsOf = (text: string): number[] => Array.from(text, (one) => one.codePointAt(0) ?? 0);

type Options = { readonly threshold: number; readonly limit: number; readonly weights?: Weights };

/** What `MemoryIndex.search` must give, by comparing every unit. */
export function searchAll(
  units: readonly IndexedUnit[],
  query: MemoryQuery,
  { threshold, limit, weights = DEFAULT_WEIGHTS }: Options,
): UnitMatch[] {
  const codes = query.key.codes;
  if (codes.length === 0) return [];
  return units
    .filter((unit) => unit.key !== "")
    .flatMap((unit): UnitMatch[] => {
      const key = pointsOf(unit.key);
      const longer = Math.max(codes.length, key.length);
      const distance = slowDistance(codes, key);
      if (similarityOf(distance, longer) < threshold) return [];
      const compared = {
        distance,
        longer,
        origins: unit.origins,
        isOtherProject: unit.project !== query.project,
        hasSameNumbers: unit.numbersHash === query.key.numbersHash,
        hasSameForm: unit.formHash === query.key.formHash,
        sides: sharedSides(query, unit),
      };
      return [{ ...compared, id: unit.id, score: scoreOf(compared, weights) }];
    })
    .sort(byScore)
    .slice(0, limit);
}

/** A unit of a segment, confirmed in project 1, of whose neighbors nothing is known. */
export function unitOf(id: number, segment: string, more: Partial<IndexedUnit> = {}): IndexedUnit {
  const { text, numbersHash, formHash } = keyOf(segment);
  return { id, key: text, numbersHash, formHash, before: 0, after: 0, origins: 0, project: 1, ...more };
}

/** A segment as project 1 looks for it, of whose neighbors nothing is known. */
export function queryOf(segment: string, more: Partial<MemoryQuery> = {}): MemoryQuery {
  return { key: keyOf(segment), before: 0, after: 0, project: 1, ...more };
}
