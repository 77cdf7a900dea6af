/** One line of the table that `npm run bench` prints. `target` is the most that is allowed, in the same unit. */
export type BenchRow = MeasuredRow | UndoneRow;

type MeasuredRow = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: number;
};

/** What was tried and came to no end, and why. */
type UndoneRow = { readonly name: string; readonly undone: string };
