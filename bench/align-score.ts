import type { Bead } from "@/lib/alignment/core/bead";
import type { GoldBead, GoldText } from "./align-texts";

/** What an aligner found in some texts, counted against what is right. Beads with an empty side are counted apart. */
export type Score = {
  readonly strict: Rates;
  readonly lax: Rates;
  /** Units that stand alone: how many of them were found, how many of those that were proposed are right. */
  readonly alone: Rates;
  /** Wrong beads of any kind, and the share of them among the least confident tenth. */
  readonly errors: number;
  readonly heldByTenth: number;
};

export type Rates = { readonly precision: number; readonly recall: number; readonly f1: number };

const keyOf = (source: readonly number[], target: readonly number[]): string =>
  `${source.join(",")}|${target.join(",")}`;

const isPair = (source: readonly number[], target: readonly number[]): boolean =>
  source.length > 0 && target.length > 0;

type Found = { readonly text: GoldText; readonly beads: readonly Bead[] };

/** Strict: both lists of a bead equal those of a right one. Lax: they overlap one on both sides. */
export function score(found: readonly Found[]): Score {
  const judged = found.flatMap(({ text, beads }) => {
    const right = new Set(text.beads.map(([source, target]) => keyOf(source, target)));
    return beads.map((bead) => ({
      bead,
      pair: isPair(bead.source, bead.target),
      isRight: right.has(keyOf(bead.source, bead.target)),
      isNear: text.beads.some((gold) => overlaps(bead, gold)),
    }));
  });
  const gold = found.flatMap(({ text, beads }) =>
    text.beads.map((bead) => ({
      pair: isPair(...bead),
      isNear: beads.some((one) => overlaps(one, bead)),
    })),
  );
  const pairs = judged.filter(({ pair }) => pair);
  const goldPairs = gold.filter(({ pair }) => pair);
  const alone = judged.filter(({ pair }) => !pair);
  const rightPairs = pairs.filter(({ isRight }) => isRight).length;
  const wrong = judged.filter(({ isRight }) => !isRight).length;
  const least = judged
    .toSorted((one, other) => one.bead.confidence - other.bead.confidence)
    .slice(0, Math.ceil(judged.length / 10));
  return {
    strict: rates(rightPairs, pairs.length, rightPairs, goldPairs.length),
    lax: rates(
      pairs.filter(({ isNear }) => isNear).length,
      pairs.length,
      goldPairs.filter(({ isNear }) => isNear).length,
      goldPairs.length,
    ),
    alone: ratesOf(alone, gold.length - goldPairs.length),
    errors: wrong,
    heldByTenth: wrong === 0 ? 1 : least.filter(({ isRight }) => !isRight).length / wrong,
  };
}

function ratesOf(judged: readonly { readonly isRight: boolean }[], gold: number): Rates {
  const right = judged.filter(({ isRight }) => isRight).length;
  return rates(right, judged.length, right, gold);
}

function rates(right: number, proposed: number, found: number, gold: number): Rates {
  const precision = proposed === 0 ? 1 : right / proposed;
  const recall = gold === 0 ? 1 : found / gold;
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

function overlaps(bead: Bead, [source, target]: GoldBead): boolean {
  return bead.source.some((at) => source.includes(at)) && bead.target.some((at) => target.includes(at));
}
