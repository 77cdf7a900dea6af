import { cellAt } from "./band";
import type { Bead } from "./bead";
import { type Evidence, weighEvidence } from "./evidence";
import { type Cells, type Lattice, scoreBeads, type Weighed } from "./lattice";
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
    const weighed = { source: from, target, evidence, band, isInside: cells.isInside };
    const scored = scoreBeads(weighed, model, weights);
    // It is large, and weighed anew in the smaller band: the sums need the room.
    if (round === 0) evidence = null;
    const likely = toPosteriors(scored, weights.flatness, runsOf(model, weights));
    const steps = findBest(likely);
    const alone = sumAlone(likely);
    if (round === ROUNDS)
      return toBeads(doubt(steps, weighed, { model, start, weights, old: likely }), alone);
    const beads = toBeads(steps, alone);
    model = learnModel(likely, source, target, start, weights);
    if (round > 0) continue;
    band = narrowBand(likely);
    from = learnWords(source, target, beads, ids);
  }
}

/** How often a unit is left alone. */
const aloneOf = ({ priors }: Model): number =>
  priors.reduce((sum, chance, shape) => sum + (IS_ALONE[shape] ? chance : 0), 0);

/**
 * The same beads, as likely as they are where leaving units alone costs less: by how much more are left alone here than
 * in texts at large. Where much is missing, a neighbor of a bead may be missing too, and what the bead has too much may be
 * of that neighbor; a bead for which little else speaks but that it leaves nothing over is then the first to be doubted.
 */
function doubt(
  steps: readonly Step[],
  weighed: Weighed,
  { model, start, weights, old }: Doubt,
): readonly Step[] {
  const more = weights.doubt * Math.max(0, aloneOf(model) - aloneOf(start));
  if (more === 0) return steps;
  const scored = scoreBeads(weighed, model, { ...weights, alone: weights.alone + more }, old);
  const { band, scores } = toPosteriors(scored, weights.flatness, runsOf(model, weights));
  return steps.map((step) => ({
    ...step,
    value: scores[step.shape]?.[cellAt(band, step.row, step.column)] ?? 0,
  }));
}

type Doubt = {
  readonly model: Model;
  readonly start: Model;
  readonly weights: Weights;
  /** Is written over. */
  readonly old: Lattice;
};

/** What is left alone comes in runs: how much likelier it is after another such unit than it is anywhere. */
function runsOf(model: Model, { prior, run }: Weights): Runs {
  const alone = aloneOf(model);
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
