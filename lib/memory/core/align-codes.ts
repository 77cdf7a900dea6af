import type { Span } from "@/lib/quality/core/spans";

/** Two stretches of code points that stand in each other's place; one of them may be empty. */
export type ChangedCodes = { readonly one: Span; readonly other: Span };

/** Larger tables are not filled in: texts so long and so different are told as one changed stretch. */
const MOST_CELLS = 4_000_000;

const [DIAGONAL, ABOVE, LEFT] = [0, 1, 2];

/**
 * What a text was changed in to make another, in order, by the fewest edits (those that the similarity counts). What
 * is not in a changed stretch is the same in both, code by code.
 */
export function alignCodes(one: Int32Array, other: Int32Array): readonly ChangedCodes[] {
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let [oneEnd, otherEnd] = [one.length, other.length];
  while (oneEnd > start && otherEnd > start && one[oneEnd - 1] === other[otherEnd - 1]) {
    oneEnd -= 1;
    otherEnd -= 1;
  }
  if (oneEnd === start && otherEnd === start) return [];
  const whole = { one: { start, end: oneEnd }, other: { start, end: otherEnd } };
  if ((oneEnd - start + 1) * (otherEnd - start + 1) > MOST_CELLS) return [whole];
  return trace(one.subarray(start, oneEnd), other.subarray(start, otherEnd)).map((changed) => ({
    one: { start: changed.one.start + start, end: changed.one.end + start },
    other: { start: changed.other.start + start, end: changed.other.end + start },
  }));
}

/** The way back through the table, joined to stretches. */
function trace(one: Int32Array, other: Int32Array): ChangedCodes[] {
  const ways = fillTable(one, other);
  const width = other.length + 1;
  const changes: ChangedCodes[] = [];
  let [row, column] = [one.length, other.length];
  while (row > 0 || column > 0) {
    const way = ways[row * width + column];
    const isSame = way === DIAGONAL && one[row - 1] === other[column - 1];
    const [before, left] = [way === LEFT ? row : row - 1, way === ABOVE ? column : column - 1];
    if (!isSame) {
      const next = changes.at(-1);
      const isJoined = next?.one.start === row && next.other.start === column;
      const [end, otherEnd] = isJoined ? [next.one.end, next.other.end] : [row, column];
      if (isJoined) changes.pop();
      changes.push({ one: { start: before, end }, other: { start: left, end: otherEnd } });
    }
    [row, column] = [before, left];
  }
  return changes.reverse();
}

/** The last step of the shortest way to each cell. */
function fillTable(one: Int32Array, other: Int32Array): Uint8Array {
  const width = other.length + 1;
  const ways = new Uint8Array((one.length + 1) * width).fill(LEFT, 1, width);
  const costs = Int32Array.from({ length: width }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    let diagonal = row - 1;
    let left = row;
    costs[0] = row;
    ways[row * width] = ABOVE;
    for (let column = 1; column < width; column += 1) {
      const above = costs[column] ?? 0;
      const straight = one[row - 1] === other[column - 1] ? diagonal : diagonal + 1;
      const least = Math.min(straight, above + 1, left + 1);
      ways[row * width + column] = straight === least ? DIAGONAL : above + 1 === least ? ABOVE : LEFT;
      costs[column] = least;
      diagonal = above;
      left = least;
    }
  }
  return ways;
}
