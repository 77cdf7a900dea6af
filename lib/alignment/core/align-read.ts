import type { Bead } from "./bead";
import { type Evidence, weighEvidence } from "./evidence";
import { type Cells, scoreBeads } from "./lattice";
import { learnModel } from "./learn-model";
import { learnWords } from "./learn-words";
import { type Model, startModel, type Weights } from "./model";
import {
  type AloneChances,
  findBest,
  narrowBand,
  type Runs,
  type Step,
  sumAlone,
  toPosteriors,
} from "./posteriors";
import { IS_ALONE, SHAPES, type UnitKind } from "./shapes";
import type { Texts } from "./side";

/** What is known before the texts are. */
export type Expected = { readonly weights: Weights; readonly unit: UnitKind };

/** How often what was learned is put to use. */
const ROUNDS = 2;

/** Aligns what was read, in the cells that are looked at: what is learned from one round is the start of the next. */
export function alignRead({ source, target, ids }: Texts, cells: Cells, { weights, unit }: Expected): Bead[] {
  const start = startModel(weights, unit);
  let [model, from, band] = [start, source, cells.band];
  let evidence: Evidence | null = null;
  for (let round = 0; ; round += 1) {
    evidence ??= weighEvidence(from, target, ids, band, weights);
    const scored = scoreBeads(
      { source: from, target, evidence, band, isInside: cells.isInside },
      model,
      weights,
    );
    // It is large, and weighed anew in the smaller band: the sums need the room.
    if (round === 0) evidence = null;
    const likely = toPosteriors(scored, weights.flatness, runsOf(model, weights));
    const beads = toBeads(findBest(likely), sumAlone(likely));
    if (round === ROUNDS) return beads;
    model = learnModel(likely, source, target, start, weights);
    if (round > 0) continue;
    band = narrowBand(likely);
    from = learnWords(source, target, beads, ids);
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

function toBeads(steps: readonly Step[], alone: AloneChances): Bead[] {
  return steps.map(({ shape, row, column, value }) => {
    const { source, target } = SHAPES[shape] ?? { source: 0, target: 0 };
    const anywhere = target === 0 ? alone.source[row - 1] : source === 0 ? alone.target[column - 1] : value;
    return {
      source: Array.from({ length: source }, (_, at) => row - source + at),
      target: Array.from({ length: target }, (_, at) => column - target + at),
      // A unit left alone may be told at several places of the other text, which are all as right; yet where they are many,
      // its neighbors are unsure.
      confidence: Math.min(1, Math.sqrt(value * (anywhere ?? 0))),
    };
  });
}
