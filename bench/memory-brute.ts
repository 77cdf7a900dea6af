import type { MemoryQuery } from "@/lib/memory/core/memory-index";
import { codesOf } from "@/lib/memory/core/memory-key";
import { similarityOf } from "@/lib/memory/core/similarity";
import type { IndexedUnit } from "@/lib/memory/core/unit-columns";

/** Keys as code points, one after the other, to be compared one by one. */
export type PlainKeys = { readonly codes: Int32Array; readonly starts: Int32Array };

export function plainKeys(units: readonly IndexedUnit[]): PlainKeys {
  const codes = new Int32Array(units.reduce((sum, { key }) => sum + key.length, 0));
  const starts = new Int32Array(units.length + 1);
  let at = 0;
  units.forEach(({ key }, place) => {
    const own = codesOf(key);
    codes.set(own, at);
    at += own.length;
    starts[place + 1] = at;
  });
  return { codes, starts };
}

/** The similarities of all keys that reach the threshold, by place: nothing is left out but what is too long or too short. */
export function compareAll(
  { codes, starts }: PlainKeys,
  query: MemoryQuery,
  threshold: number,
): Map<number, number> {
  const found = new Map<number, number>();
  const wanted = query.key.codes;
  for (let place = 0; place + 1 < starts.length; place += 1) {
    const [from, to] = [starts[place] ?? 0, starts[place + 1] ?? 0];
    const longer = Math.max(wanted.length, to - from);
    if (similarityOf(Math.abs(wanted.length - to + from), longer) < threshold) continue;
    const similarity = similarityOf(wholeTable(wanted, codes, from, to), longer);
    if (similarity >= threshold) found.set(place, similarity);
  }
  return found;
}

const row = new Int32Array(4096);

/** Levenshtein's distance, every cell of the table. */
function wholeTable(one: Int32Array, other: Int32Array, from: number, to: number): number {
  const width = to - from;
  for (let at = 0; at <= width; at += 1) row[at] = at;
  for (let at = 0; at < one.length; at += 1) {
    const code = one[at] ?? 0;
    let diagonal = at;
    let left = at + 1;
    row[0] = left;
    for (let column = 1; column <= width; column += 1) {
      const above = row[column] ?? 0;
      let cell = other[from + column - 1] === code ? diagonal : diagonal + 1;
      if (above + 1 < cell) cell = above + 1;
      if (left + 1 < cell) cell = left + 1;
      diagonal = above;
      row[column] = cell;
      left = cell;
    }
  }
  return row[width] ?? 0;
}
