// npm run bench:align: how well texts are aligned, beside two known methods, and how fast.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import { z } from "zod";
import { alignUnits } from "@/lib/alignment/core/align-units";
import type { Bead } from "@/lib/alignment/core/bead";
import type { Lexicon } from "@/lib/alignment/core/lexicon";
import type { Weights } from "@/lib/alignment/core/model";
import { openLexiconFile } from "@/lib/alignment/server/open-lexicon-file";
import { alignByDictionary, alignByLength } from "./align-baselines";
import { makeLongText } from "./align-long";
import { type Score, score } from "./align-score";
import { type GoldText, hasLosses, readGoldSets, takeOut } from "./align-texts";

type Aligner = readonly [name: string, align: (text: GoldText) => Bead[]];

const lexicon = openLexiconFile();
const ours = (text: GoldText, weights: Partial<Weights> = {}): Bead[] =>
  alignUnits(text.source, text.target, { lexicon, unit: text.unit, weights });
const ALIGNERS: readonly Aligner[] = [
  ["this", (text) => ours(text)],
  ["lengths (Gale–Church)", ({ source, target }) => alignByLength(source, target)],
  ["dictionary (as hunalign)", ({ source, target }) => alignByDictionary(source, target, lexicon)],
];
/** Each is taken out with so many seeds. */
const SEEDS = [1, 2, 3];
const SHARES = [0.05, 0.15, 0.3];

/** What is measured without: each is left out alone. */
const ABLATIONS: readonly (readonly [name: string, weights: Partial<Weights>, lexicon: Lexicon | null])[] = [
  ["all of it", {}, null],
  ["no lexicon", {}, { ...lexicon, find: () => -1, nextLength: () => 0 }],
  ["no names by pinyin", {}, { ...lexicon, readingsOf: () => [] }],
  ["no amounts, dates, marks", { signs: 0 }, null],
  ["no lengths", { length: 0 }, null],
  ["no runs of what is left out", { run: 0.01 }, null],
  ["shapes not learned", { startBeads: 1e9 }, null],
];

const percent = (share: number): string => share.toFixed(3);
const asRow = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

function printScores(name: string, texts: readonly GoldText[]): void {
  for (const [aligner, align] of ALIGNERS) {
    const found = score(texts.map((text) => ({ text, beads: align(text) })));
    console.log(asRow([name, aligner, ...cellsOf(found)]));
  }
}

function cellsOf({ strict, lax, alone, errors, heldByTenth }: Score): string[] {
  const rates = [strict.f1, strict.precision, strict.recall, lax.f1, alone.precision, alone.recall];
  return [...rates.map(percent), String(errors), percent(heldByTenth)];
}

function measureAccuracy(): void {
  for (const { folder, sentences, paragraphs } of readGoldSets()) {
    console.log(`\n${folder}: ${sentences.length} texts\n`);
    console.log(
      asRow([
        "texts",
        "aligner",
        "strict F1",
        "P",
        "R",
        "lax F1",
        "alone P",
        "alone R",
        "errors",
        "held by the least sure tenth",
      ]),
    );
    console.log(asRow(["---", "---", ...Array.from({ length: 8 }, () => "---:")]));
    for (const [unit, texts] of [
      ["sentences", sentences],
      ["paragraphs", paragraphs],
    ] as const) {
      const whole = texts.filter((text) => !hasLosses(text));
      printScores(unit, whole);
      if (whole.length < texts.length) printScores(`${unit}, passages lost`, texts.filter(hasLosses));
      for (const share of SHARES)
        for (const isWhole of [true, false])
          printScores(
            `${unit}, ${share * 100} % out of either side, ${isWhole ? "sides of beads" : "one by one"}`,
            SEEDS.flatMap((seed) =>
              whole.map((text, at) => takeOut(text, share, { seed: 100 * seed + at, whole: isWhole })),
            ),
          );
    }
  }
}

function measureAblation(): void {
  console.log(`\n${asRow(["without", "sentences", "15 % out of either side", "paragraphs"])}`);
  console.log(asRow(["---", "---:", "---:", "---:"]));
  const set = readGoldSets()[0];
  if (set === undefined) return;
  const [sentences, paragraphs] = [set.sentences, set.paragraphs].map((texts) =>
    texts.filter((text) => !hasLosses(text)),
  );
  const lost = SEEDS.flatMap((seed) =>
    (sentences ?? []).map((text, at) => takeOut(text, 0.15, { seed: 100 * seed + at, whole: true })),
  );
  for (const [name, weights, other] of ABLATIONS) {
    const f1 = (texts: readonly GoldText[]): string =>
      percent(
        score(
          texts.map((text) => ({
            text,
            beads: alignUnits(text.source, text.target, {
              lexicon: other ?? lexicon,
              unit: text.unit,
              weights,
            }),
          })),
        ).strict.f1,
      );
    console.log(asRow([name, f1(sentences ?? []), f1(lost), f1(paragraphs ?? [])]));
  }
}

function measureSpeed(): void {
  console.log(`\n${asRow(["what", "measured", "at most"])}`);
  console.log(asRow(["---", "---:", "---:"]));
  const began = performance.now();
  openLexiconFile();
  console.log(asRow(["Lexicon opened in", `${Math.round(performance.now() - began)} ms`, "200 ms"]));
  for (const [sentences, most] of [
    [300, 0.5],
    [20_000, 60],
  ] as const) {
    const { seconds, processor, megabytes, f1 } = measureAlone(sentences);
    const name = `${sentences} sentences of no language, F1 ${f1}`;
    console.log(asRow([name, `${seconds} s, ${processor} s of the processor`, `${most} s`]));
    console.log(asRow([`${sentences} sentences: memory at its highest`, `${megabytes} MB`, "500 MB"]));
  }
}

const measured = z.object({
  seconds: z.string(),
  processor: z.string(),
  megabytes: z.number(),
  f1: z.string(),
});

/** In a process of its own, which has made no text and read no dictionary but the lexicon. */
function measureAlone(sentences: number): z.infer<typeof measured> {
  const text = makeLongText(sentences, 1);
  const done = spawnSync(process.execPath, [process.argv[1] ?? "", "once"], {
    input: JSON.stringify(text),
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  return measured.parse(JSON.parse(done.stdout));
}

/** Aligns the text of standard input: once short, so that the program is warm as in a server, then whole. */
function alignOnce(): void {
  const text = long.parse(JSON.parse(fs.readFileSync(0, "utf8")));
  ours({ ...text, source: text.source.slice(0, 100), target: text.target.slice(0, 100) });
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const beads = ours(text);
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  const processor = (process.cpuUsage(cpu).user / 1e6).toFixed(2);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  const f1 = percent(score([{ text, beads }]).strict.f1);
  console.log(JSON.stringify({ seconds, processor, megabytes, f1 }));
}

const long = z.object({
  name: z.string(),
  unit: z.literal("sentence"),
  source: z.array(z.string()),
  target: z.array(z.string()),
  beads: z.array(z.tuple([z.array(z.number()), z.array(z.number())])),
});

const wanted = process.argv[2];
if (wanted === "once") {
  alignOnce();
  process.exit(0);
}
console.log(`${os.cpus().length} × ${os.cpus()[0]?.model ?? "?"}, Node ${process.versions.node}`);
if (wanted === undefined || wanted === "speed") measureSpeed();
if (wanted === undefined || wanted === "accuracy") measureAccuracy();
if (wanted === undefined || wanted === "ablation") measureAblation();
