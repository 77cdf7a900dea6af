/** How many units a bead has on either side. */
export type Shape = { readonly source: number; readonly target: number };

/** The most units of one side. */
export const MOST = 5;

const shape = (source: number, target: number): Shape => ({ source, target });

/** All that are tried, with how often each stands in texts at large before anything of this text is known. */
export const SHAPES: readonly (Shape & { readonly start: number })[] = [
  { ...shape(1, 1), start: 0.66 },
  { ...shape(1, 0), start: 0.02 },
  { ...shape(0, 1), start: 0.02 },
  { ...shape(1, 2), start: 0.14 },
  { ...shape(2, 1), start: 0.07 },
  { ...shape(1, 3), start: 0.035 },
  { ...shape(3, 1), start: 0.006 },
  { ...shape(2, 2), start: 0.02 },
  { ...shape(1, 4), start: 0.008 },
  { ...shape(4, 1), start: 0.002 },
  { ...shape(2, 3), start: 0.005 },
  { ...shape(3, 2), start: 0.003 },
  { ...shape(1, 5), start: 0.002 },
  { ...shape(5, 1), start: 0.001 },
];

/** Of each shape, whether it is a unit that was left out or added. */
export const IS_ALONE: readonly boolean[] = SHAPES.map(({ source, target }) => source === 0 || target === 0);
