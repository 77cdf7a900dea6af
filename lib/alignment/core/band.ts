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
