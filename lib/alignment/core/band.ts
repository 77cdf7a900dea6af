/**
 * The cells that are looked at: of each row i (so many source units are behind) the columns `from[i]` to `to[i]`, both
 * included, and where the row begins in arrays over all cells.
 */
export type Band = {
  readonly rows: number;
  readonly columns: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly starts: Int32Array;
  readonly cells: number;
};

/** A band out of rows' limits. Both limits must not fall, and the corners must be inside. */
export function makeBand(columns: number, from: Int32Array, to: Int32Array): Band {
  const starts = new Int32Array(from.length + 1);
  for (let row = 0; row < from.length; row += 1)
    starts[row + 1] = (starts[row] ?? 0) + (to[row] ?? 0) - (from[row] ?? 0) + 1;
  return { rows: from.length - 1, columns, from, to, starts, cells: starts[from.length] ?? 0 };
}

/** Every cell. */
export function fullBand(rows: number, columns: number): Band {
  return makeBand(columns, new Int32Array(rows + 1), new Int32Array(rows + 1).fill(columns));
}

/** The place of a cell in arrays over all; -1 when it is not in the band. */
export function cellAt(band: Band, row: number, column: number): number {
  if (row < 0 || column < (band.from[row] ?? 0) || column > (band.to[row] ?? -1)) return -1;
  return (band.starts[row] ?? 0) + column - (band.from[row] ?? 0);
}

/** Up to so many cells all are looked at. */
const ALL = 40_000;
/** So far to both sides of the way from anchor to anchor, and more where anchors are far apart. */
const MARGIN = 18;
const WIDENING = 0.2;
/** However far they are, the band holds about so many cells. */
const MOST = 2_500_000;

/** The cells to look at: all of a short text, of a long one those near the way through the anchors. */
export function chooseBand(rows: number, columns: number, findAnchors: () => readonly Corner[]): Band {
  if ((rows + 1) * (columns + 1) <= ALL) return fullBand(rows, columns);
  return bandAlong(rows, columns, [...findAnchors(), { source: rows, target: columns }]);
}

type Corner = { readonly source: number; readonly target: number };

/** Follows the straight lines between corners, each of which is a place in both texts. */
function bandAlong(rows: number, columns: number, corners: readonly Corner[]): Band {
  const widest = Math.max(MARGIN, Math.floor(MOST / (rows + 1) / 2));
  const from = new Int32Array(rows + 1).fill(columns);
  const to = new Int32Array(rows + 1);
  let last: Corner = { source: 0, target: 0 };
  for (const corner of corners) {
    const [height, length] = [corner.source - last.source, corner.target - last.target];
    const wide = Math.min(widest, MARGIN + Math.ceil(WIDENING * Math.max(height, length)));
    const slope = height === 0 ? 0 : length / height;
    for (let row = last.source; row <= corner.source; row += 1) {
      const middle = last.target + slope * (row - last.source);
      // A step may fall anywhere in the row: what is missing on one side.
      const reach = wide + (height === 0 ? length : slope);
      from[row] = Math.max(0, Math.min(from[row] ?? columns, Math.floor(middle - reach)));
      to[row] = Math.min(columns, Math.max(to[row] ?? 0, Math.ceil(middle + reach)));
    }
    last = corner;
  }
  from[0] = 0;
  to[rows] = columns;
  for (let row = rows - 1; row >= 0; row -= 1) from[row] = Math.min(from[row] ?? 0, from[row + 1] ?? columns);
  for (let row = 1; row <= rows; row += 1) to[row] = Math.max(to[row] ?? 0, to[row - 1] ?? 0);
  return makeBand(columns, from, to);
}
