import { fullBand } from "./band";
import type { Bead } from "./bead";
import { weighEvidence } from "./evidence";
import { type Lattice, scoreBeads } from "./lattice";
import type { Lexicon } from "./lexicon";
import { type Model, START_MODEL, WEIGHTS, type Weights } from "./model";
import { findBest, toPosteriors } from "./posteriors";
import { readSource } from "./read-source";
import { readTarget } from "./read-target";
import { SHAPES } from "./shapes";
import type { Side } from "./side";

export type AlignOptions = { readonly lexicon: Lexicon; readonly weights?: Partial<Weights>; readonly rounds?: number; readonly viterbi?: boolean };

/** Aligns a list of source units with a list of target units. */
export function alignUnits(source: readonly string[], target: readonly string[], options: AlignOptions): Bead[] {
  const weights = { ...WEIGHTS, ...options.weights };
  const read = readTarget(target, options.lexicon, weights);
  const from = readSource(source, options.lexicon, read, weights);
  const to = read.side;
  const band = fullBand(from.count, to.count);
  const evidence = weighEvidence(from, to, read.vocabulary.size, band, weights);
  let model: Model = { ...START_MODEL, length: { mean: 1.34, spread: weights.spread, shortness: weights.shortness } };
  for (let round = 0; round < (options.rounds ?? 2); round += 1) {
    const lattice = toPosteriors(scoreBeads({ source: from, target: to, evidence, band }, model, weights), weights.flatness);
    model = learnModel(lattice, from, to, weights);
  }
  const scored = scoreBeads({ source: from, target: to, evidence, band }, model, weights);
  if (options.viterbi) return toBeads(findBest(scored));
  const last = toPosteriors(scored, weights.flatness);
  const values = { band, scores: last.scores.map((table, shape) => { const s = SHAPES[shape]; const isNull = s === undefined || s.source === 0 || s.target === 0; return table.map((p) => p === 0 ? (Number.NEGATIVE_INFINITY) : isNull ? weights.nullValue * p : p - weights.caution); }) };
  return toBeads(findBest(values)).map((bead) => bead.source.length && bead.target.length ? { ...bead, confidence: bead.confidence + weights.caution } : { ...bead, confidence: bead.confidence / (weights.nullValue || 1) });
}

function toBeads(chain: ReturnType<typeof findBest>): Bead[] {
  return chain.map(({ shape, row, column, value }) => {
    const size = SHAPES[shape] ?? { source: 0, target: 0 };
    return {
      source: Array.from({ length: size.source }, (_, at) => row - size.source + at),
      target: Array.from({ length: size.target }, (_, at) => column - size.target + at),
      confidence: value,
    };
  });
}

function learnModel({ band, scores }: Lattice, from: Side, to: Side, weights: Weights): Model {
  const counts = SHAPES.map(({ start }) => start * weights.startBeads);
  const { mean } = START_MODEL.length; const { spread, shortness } = weights;
  const START = 20;
  let [n, sum, squares] = [START, START * mean, 0];
  const items: [number, number, number][] = [];
  let cell = 0;
  for (let row = 0; row <= band.rows; row += 1)
    for (let column = band.from[row] ?? 0; column <= (band.to[row] ?? -1); column += 1, cell += 1)
      for (let shape = 0; shape < SHAPES.length; shape += 1) {
        const p = scores[shape]?.[cell] ?? 0;
        if (p < 1e-4) continue;
        counts[shape] = (counts[shape] ?? 0) + p;
        if (shape === 0 && p > 0.5) {
          const [a, b] = [from.sizes[row - 1] ?? 0, to.sizes[column - 1] ?? 0];
          const x = Math.log((b + 2) / (a + 0.5));
          items.push([p, x, a]);
          n += p;
          sum += p * x;
        }
      }
  const total = counts.reduce((s, c) => s + c, 0);
  const m = sum / n;
  squares = START * spread;
  for (const [p, x, a] of items) squares += p * Math.max(0, (x - m) ** 2 - (shortness * 1) / (a + 1));
  return { priors: counts.map((c) => c / total), length: { mean: m, spread: Math.max(0.01, squares / n), shortness } };
}
