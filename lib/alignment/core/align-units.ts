import { findAnchors } from "./anchors";
import { type Band, chooseBand } from "./band";
import type { Bead } from "./bead";
import { weighEvidence } from "./evidence";
import { scoreBeads, type Texts } from "./lattice";
import { learnModel } from "./learn-model";
import type { Lexicon } from "./lexicon";
import { startModel, WEIGHTS, type Weights } from "./model";
import { findBest, type Step, toPosteriors } from "./posteriors";
import { readSource } from "./read-source";
import { readTarget } from "./read-target";
import { IS_ALONE, SHAPES } from "./shapes";

export type AlignOptions = {
  readonly lexicon: Lexicon;
  /** For measuring what each kind of evidence is worth. */
  readonly weights?: Partial<Weights>;
};

/** How often what was learned is put to use. */
const ROUNDS = 2;

/**
 * Aligns Chinese units (sentences or paragraphs) with English ones, in order: up to five of one side stand for one of
 * the other, and any may be left out or added. Every unit is in one bead.
 */
export function alignUnits(source: readonly string[], target: readonly string[], options: AlignOptions): Bead[] {
  const weights = { ...WEIGHTS, ...options.weights };
  const read = readTarget(target, options.lexicon, weights);
  const from = readSource(source, options.lexicon, read, weights);
  const ids = read.vocabulary.size;
  const band = chooseBand(from.count, read.side.count, () => findAnchors(from, read.side, ids));
  const evidence = weighEvidence(from, read.side, ids, band, weights);
  return alignRead({ source: from, target: read.side, evidence, band }, weights);
}

/** Aligns what was read: what is learned from one round is the start of the next. */
export function alignRead(texts: Texts, weights: Weights): Bead[] {
  const start = startModel(weights);
  let model = start;
  for (let round = 0; ; round += 1) {
    const alone = SHAPES.reduce((sum, _, shape) => sum + (IS_ALONE[shape] ? (model.priors[shape] ?? 0) : 0), 0);
    const runs = {
      goesOn: Math.max(0, weights.prior * Math.log(weights.run / alone)),
      ends: Math.min(0, weights.prior * Math.log((1 - weights.run) / (1 - alone))),
    };
    const likely = toPosteriors(scoreBeads(texts, model, weights), weights.flatness, runs);
    if (round === ROUNDS) return toBeads(findBest(likely), texts.band);
    model = learnModel(likely, texts.source, texts.target, start, weights);
  }
}

function toBeads(steps: readonly Step[], _band: Band): Bead[] {
  return steps.map(({ shape, row, column, value }) => {
    const { source, target } = SHAPES[shape] ?? { source: 0, target: 0 };
    return {
      source: Array.from({ length: source }, (_, at) => row - source + at),
      target: Array.from({ length: target }, (_, at) => column - target + at),
      confidence: Math.min(1, value),
    };
  });
}
