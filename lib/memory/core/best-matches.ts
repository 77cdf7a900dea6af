import type { Comparison } from "./score";

/** A unit that matched: its score and the values it comes from. */
export type UnitMatch = Comparison & { readonly id: number; readonly score: number };

/** The better first; of equal ones the newer, which has the greater id. */
export function byScore(one: UnitMatch, other: UnitMatch): number {
  return other.score - one.score || other.id - one.id;
}

/** The best matches so far, in order, `limit` at most. */
export class BestMatches {
  readonly matches: UnitMatch[] = [];

  constructor(private readonly limit: number) {}

  /** What a further match must reach; a match of this very score may still be a newer one. */
  get least(): number {
    return this.matches.length < this.limit ? Number.NEGATIVE_INFINITY : (this.matches.at(-1)?.score ?? 0);
  }

  add(match: UnitMatch): void {
    const last = this.matches.at(-1);
    const isFull = this.matches.length >= this.limit;
    if (isFull && (last === undefined || byScore(match, last) >= 0)) return;
    if (isFull) this.matches.pop();
    const after = this.matches.findIndex((kept) => byScore(match, kept) < 0);
    this.matches.splice(after < 0 ? this.matches.length : after, 0, match);
  }
}
