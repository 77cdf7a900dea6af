import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { UnitKind } from "@/lib/alignment/core/shapes";
import { randomNumbers } from "./random-numbers";

/** Places on both sides of units that stand for each other; one side may be empty. */
export type GoldBead = readonly [source: readonly number[], target: readonly number[]];

/** Two texts in units with the alignment that is right. */
export type GoldText = {
  readonly name: string;
  readonly unit: UnitKind;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly beads: readonly GoldBead[];
};

const side = z.object({ paragraphs: z.array(z.array(z.string())) });
const beads = z.array(z.tuple([z.array(z.number()), z.array(z.number())]));
const file = z.object({ id: z.string(), zh: side, en: side, paragraphBeads: beads, sentenceBeads: beads });

/** Aligned texts beside the repository, when they are there, and those of the repository. */
const FOLDERS = ["../shared/data/align-dev", "bench/fixtures/align"];

export type GoldSet = {
  readonly folder: string;
  readonly sentences: readonly GoldText[];
  readonly paragraphs: readonly GoldText[];
};

/** Every set of aligned texts that there is. Files whose names end in "m" have lost passages and are read apart. */
export function readGoldSets(): GoldSet[] {
  return FOLDERS.filter((folder) => fs.existsSync(folder)).map((folder) => {
    const names = fs
      .readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .sort();
    const texts = names.map((name) =>
      file.parse(JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"))),
    );
    return {
      folder: path.basename(folder),
      sentences: texts.map((text) => ({
        name: text.id,
        unit: "sentence",
        source: text.zh.paragraphs.flat(),
        target: text.en.paragraphs.flat(),
        beads: text.sentenceBeads,
      })),
      paragraphs: texts.map((text) => ({
        name: text.id,
        unit: "paragraph",
        source: text.zh.paragraphs.map((sentences) => sentences.join("")),
        target: text.en.paragraphs.map((sentences) => sentences.join(" ")),
        beads: text.paragraphBeads,
      })),
    };
  });
}

/** Whether a text has lost passages by hand. */
export const hasLosses = ({ name }: GoldText): boolean => name.endsWith("m");

/**
 * Takes units out of both sides, each with the same chance. `whole`: all of a bead's side at once, so that what is left is
 * never a fragment; else unit by unit, so that a bead may keep a part of its translation.
 */
export function takeOut(
  text: GoldText,
  share: number,
  { seed, whole }: { seed: number; whole: boolean },
): GoldText {
  const random = randomNumbers(seed);
  const lost = (units: readonly number[]): readonly number[] =>
    whole ? (random() < share ? units : []) : units.filter(() => random() < share);
  const gone = text.beads.map(([from, to]) => [lost(from), lost(to)] as const);
  const [goneFrom, goneTo] = [new Set(gone.flatMap(([one]) => one)), new Set(gone.flatMap(([, one]) => one))];
  const [places, targets] = [placesLeft(text.source, goneFrom), placesLeft(text.target, goneTo)];
  return {
    ...text,
    source: text.source.filter((_, at) => !goneFrom.has(at)),
    target: text.target.filter((_, at) => !goneTo.has(at)),
    beads: text.beads.flatMap(([from, to]): GoldBead[] => {
      const left = from.flatMap((at) => places.get(at) ?? []);
      const right = to.flatMap((at) => targets.get(at) ?? []);
      if (left.length > 0 && right.length > 0) return [[left, right]];
      return [...left.map((at): GoldBead => [[at], []]), ...right.map((at): GoldBead => [[], [at]])];
    }),
  };
}

function placesLeft(units: readonly string[], gone: ReadonlySet<number>): Map<number, number> {
  const left = units.flatMap((_, at) => (gone.has(at) ? [] : [at]));
  return new Map(left.map((at, place) => [at, place]));
}
