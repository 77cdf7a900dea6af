import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellAt, fullBand } from "./band";
import type { Lattice } from "./lattice";
import { type Runs, sumAlone, toPosteriors } from "./posteriors";
import { IS_ALONE, SHAPES } from "./shapes";

type Score = (shape: number, row: number, column: number) => number;

function makeLattice(rows: number, columns: number, score: Score): Lattice {
  const band = fullBand(rows, columns);
  const scores = SHAPES.map(() => new Float32Array(band.cells));
  const alive = new Uint16Array(band.cells);
  SHAPES.forEach(({ source, target }, shape) => {
    for (let row = source; row <= rows; row += 1)
      for (let column = target; column <= columns; column += 1) {
        const cell = cellAt(band, row, column);
        const table = scores[shape];
        if (table !== undefined) table[cell] = score(shape, row, column);
        alive[cell] = (alive[cell] ?? 0) | (1 << shape);
      }
  });
  return { band, scores, alive };
}

type Step = { readonly shape: number; readonly row: number; readonly column: number };
type Size = { readonly source: number; readonly target: number };

const sizeOf = (step: Step | undefined): Size | undefined => SHAPES[step?.shape ?? -1];
const isOfSource = (step: Step | undefined): boolean => sizeOf(step)?.target === 0;
const isOfTarget = (step: Step | undefined): boolean => sizeOf(step)?.source === 0;

/** Every alignment of so many units, but that of neighbors left alone on both sides those of the source come first. */
function everyChain(rows: number, columns: number): Step[][] {
  const chains: Step[][] = [];
  const goOn = (row: number, column: number, chain: Step[]): void => {
    if (row === rows && column === columns) chains.push(chain);
    SHAPES.forEach(({ source, target }, shape) => {
      const step = { shape, row: row + source, column: column + target };
      if (step.row > rows || step.column > columns) return;
      if (!(isOfTarget(chain.at(-1)) && isOfSource(step))) goOn(step.row, step.column, [...chain, step]);
    });
  };
  goOn(0, 0, []);
  return chains;
}

function weightOf(chain: readonly Step[], score: Score, { goesOn, ends }: Runs): number {
  const sum = chain.reduce((all, step, at) => {
    const before = chain[at - 1];
    const isRun = (isOfSource(before) && isOfSource(step)) || (isOfTarget(before) && isOfTarget(step));
    const isEnd = IS_ALONE[before?.shape ?? -1] === true && IS_ALONE[step.shape] !== true;
    return all + score(step.shape, step.row, step.column) + (isRun ? goesOn : isEnd ? ends : 0);
  }, 0);
  return Math.exp(sum);
}

const RUNS = { goesOn: 1.5, ends: -0.4 };

describe("likelihoods of beads", () => {
  it("are the sums over all alignments that have them", () => {
    const size = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(size, size, fc.integer({ min: 1, max: 1000 }), (rows, columns, seed) => {
        const score: Score = (shape, row, column) =>
          Math.fround(Math.sin(seed * (7 * shape + 3 * row + column)));
        const chains = everyChain(rows, columns).map((chain) => ({
          chain,
          weight: weightOf(chain, score, RUNS),
        }));
        const whole = chains.reduce((sum, { weight }) => sum + weight, 0);
        const { band, scores } = toPosteriors(makeLattice(rows, columns, score), 1, RUNS);
        const chances = new Map<string, number>();
        for (const { chain, weight } of chains)
          for (const { shape, row, column } of chain) {
            const key = `${shape} ${cellAt(band, row, column)}`;
            chances.set(key, (chances.get(key) ?? 0) + weight / whole);
          }
        scores.forEach((table, shape) => {
          table.forEach((chance, cell) => {
            expect(chance).toBeCloseTo(chances.get(`${shape} ${cell}`) ?? 0, 4);
          });
        });
      }),
      { numRuns: 40 },
    );
  });

  it("of units left alone add up, wherever in the other text they are told", () => {
    const lattice = makeLattice(1, 2, (shape) => (IS_ALONE[shape] ? 0 : -50));
    const { source, target } = sumAlone(toPosteriors(lattice, 1, RUNS));
    for (const chance of [...source, ...target]) expect(chance).toBeCloseTo(1, 4);
  });

  it("a unit left alone makes one of the other side no likelier", () => {
    const chanceOfPair = (goesOn: number): number => {
      const lattice = makeLattice(1, 1, () => 0);
      return toPosteriors(lattice, 1, { goesOn, ends: 0 }).scores[0]?.[cellAt(lattice.band, 1, 1)] ?? 0;
    };
    expect(chanceOfPair(5)).toBeCloseTo(chanceOfPair(0), 4);
  });
});
