/** One line of the table that `npm run bench` prints. `target` is the most that is allowed, in the same unit. */
export type BenchRow = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: number;
};
