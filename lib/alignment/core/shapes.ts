/** How many units a bead has on either side. */
export type Shape = { readonly source: number; readonly target: number };

/** The most units of one side. */
export const MOST = 5;

const shape = (source: number, target: number): Shape => ({ source, target });

/** What a unit is: it decides what is expected before a text is known. */
export type UnitKind = "sentence" | "paragraph";

/** How often a shape stands in texts at large, among beads of sentences and among beads of paragraphs. */
type Start = Readonly<Record<UnitKind, number>>;

const start = (sentence: number, paragraph: number): Start => ({ sentence, paragraph });

/** All that are tried. */
export const SHAPES: readonly (Shape & { readonly start: Start })[] = [
  { ...shape(1, 1), start: start(0.66, 0.82) },
  { ...shape(1, 0), start: start(0.02, 0.03) },
  { ...shape(0, 1), start: start(0.02, 0.03) },
  { ...shape(1, 2), start: start(0.14, 0.04) },
  { ...shape(2, 1), start: start(0.07, 0.04) },
  { ...shape(1, 3), start: start(0.035, 0.012) },
  { ...shape(3, 1), start: start(0.006, 0.008) },
  { ...shape(2, 2), start: start(0.02, 0.005) },
  { ...shape(1, 4), start: start(0.008, 0.004) },
  { ...shape(4, 1), start: start(0.002, 0.003) },
  { ...shape(2, 3), start: start(0.005, 0.001) },
  { ...shape(3, 2), start: start(0.003, 0.001) },
  { ...shape(1, 5), start: start(0.002, 0.002) },
  { ...shape(5, 1), start: start(0.001, 0.001) },
];

/** Of each shape, its units on either side: what loops over cells ask for. */
export const SOURCE_SIZES = Int32Array.from(SHAPES, ({ source }) => source);
export const TARGET_SIZES = Int32Array.from(SHAPES, ({ target }) => target);

/** Of each shape, whether it is a unit that was left out or added. */
export const IS_ALONE: readonly boolean[] = SHAPES.map(({ source, target }) => source === 0 || target === 0);
