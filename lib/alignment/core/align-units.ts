import { findAnchors } from "./anchors";
import { type Band, chooseBand } from "./band";
import type { Bead } from "./bead";
import { weighEvidence } from "./evidence";
import { scoreBeads } from "./lattice";
import { learnModel } from "./learn-model";
import { learnWords } from "./learn-words";
import type { Lexicon } from "./lexicon";
import { type Model, startModel, WEIGHTS, type Weights } from "./model";
import { findBest, type Runs, type Step, toPosteriors } from "./posteriors";
import { readSource } from "./read-source";
import { readTarget } from "./read-target";
import { IS_ALONE, SHAPES } from "./shapes";
import type { Side } from "./side";

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
  return alignRead({ source: from, target: read.side, ids, band }, weights);
}

export type ReadTexts = {
  readonly source: Side;
  readonly target: Side;
  /** How many ids they share. */
  readonly ids: number;
  readonly band: Band;
};

/** Aligns what was read: what is learned from one round is the start of the next. */
export function alignRead({ source, target, ids, band }: ReadTexts, weights: Weights): Bead[] {
  const start = startModel(weights);
  let [model, from] = [start, source];
  let evidence = weighEvidence(from, target, ids, band, weights);
  for (let round = 0; ; round += 1) {
    const scored = scoreBeads({ source: from, target, evidence, band }, model, weights);
    const likely = toPosteriors(scored, weights.flatness, runsOf(model, weights));
    const beads = toBeads(findBest(likely));
    if (round === ROUNDS) return beads;
    model = learnModel(likely, source, target, start, weights);
    if (round > 0) continue;
    from = learnWords(source, target, beads, ids);
    evidence = weighEvidence(from, target, ids, band, weights);
  }
}

/** What is left alone comes in runs: how much likelier it is after another such unit than it is anywhere. */
function runsOf({ priors }: Model, { prior, run }: Weights): Runs {
  const alone = priors.reduce((sum, chance, shape) => sum + (IS_ALONE[shape] ? chance : 0), 0);
  return {
    goesOn: Math.max(0, prior * Math.log(run / alone)),
    ends: Math.min(0, prior * Math.log((1 - run) / (1 - alone))),
  };
}

function toBeads(steps: readonly Step[]): Bead[] {
  return steps.map(({ shape, row, column, value }) => {
    const { source, target } = SHAPES[shape] ?? { source: 0, target: 0 };
    return {
      source: Array.from({ length: source }, (_, at) => row - source + at),
      target: Array.from({ length: target }, (_, at) => column - target + at),
      confidence: Math.min(1, value),
    };
  });
}
