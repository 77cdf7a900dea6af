import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { buildRecognizer, type Recognizer } from "@/lib/glossary/core/recognizer";
import type { MatchConcept } from "@/lib/glossary/core/term";
import { createJudge } from "@/lib/glossary/core/verdicts";
import type { BenchRow } from "./bench-row";
import { randomNumbers } from "./random-numbers";

const CHARACTERS = 1_000_000;
const SIZES = [10_000, 100_000] as const;
/** What both sides are measured on where the whole would take minutes; the row says so, and is for the whole. */
const SAMPLE_TERMS = 1_000;
const SAMPLE_CHARACTERS = 2_000;
/** A scan is measured as the median of so many. */
const RUNS = 5;
/** Paragraphs of an interview, judged one after the other. */
const PAIRS = 90;

/** Builds and runs recognition over a million characters, beside the two ways that need no automaton. */
export function measureTerms(): BenchRow[] {
  return SIZES.flatMap((size) => {
    const random = randomNumbers(size);
    const terms = makeTerms(size, random);
    const text = makeText(terms, random);
    const concepts = terms.map(toConcept);
    return [
      ...measureRecognizer(concepts, text, size),
      ...measureOthers(terms, text, size),
      judge(concepts, text, size),
    ];
  });
}

function measureRecognizer(concepts: readonly MatchConcept[], text: string, size: number): BenchRow[] {
  buildRecognizer(concepts, "zh");
  const before = heldMegabytes();
  const [recognizer, building] = timed((): Recognizer => buildRecognizer(concepts, "zh"));
  const held = heldMegabytes() - before;
  const runs = Array.from({ length: RUNS }, () => timed(() => recognizer.recognize(text).length));
  const [found = 0, scanning = 0] = runs.sort(([, one], [, other]) => one - other)[(RUNS - 1) / 2] ?? [];
  const named = `${size} terms`;
  return [
    { name: `Recognizer of ${named}: built in`, value: Math.round(building), unit: "ms", target: 1000 },
    { name: `Recognizer of ${named}: holds`, value: Math.round(held), unit: "MB" },
    {
      name: `${named} in ${CHARACTERS} characters, ${found} found`,
      value: Math.round(scanning),
      unit: "ms",
      target: 250,
    },
    {
      name: `${named}: characters a second`,
      value: Math.round(CHARACTERS / scanning / 100) / 10,
      unit: "million",
    },
  ];
}

/** The same terms and text by a loop over the terms and by one RegExp of all terms. */
function measureOthers(terms: readonly string[], text: string, size: number): BenchRow[] {
  const sample = terms.slice(0, SAMPLE_TERMS);
  const [, looping] = timed(() => sample.reduce((sum, term) => sum + countPlaces(text, term), 0));
  const byLength = [...terms].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(byLength.join("|"), "gu");
  const part = text.slice(0, SAMPLE_CHARACTERS);
  const [, matching] = timed(() => part.match(pattern)?.length);
  return [
    {
      name: `${size} terms by indexOf, from ${SAMPLE_TERMS} of them`,
      value: Math.round((looping * size) / SAMPLE_TERMS),
      unit: "ms",
    },
    {
      name: `${size} terms by one RegExp, from ${SAMPLE_CHARACTERS} characters`,
      value: Math.round((matching * CHARACTERS) / SAMPLE_CHARACTERS),
      unit: "ms",
    },
  ];
}

function countPlaces(text: string, term: string): number {
  let count = 0;
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) count += 1;
  return count;
}

/** All verdicts on the paragraphs of an interview, source and translation. */
function judge(concepts: readonly MatchConcept[], text: string, size: number): BenchRow {
  const { judge: judged } = createJudge(concepts, { sourceLanguage: "zh", targetLanguage: "en" });
  const wordings = concepts.slice(0, PAIRS).map(({ terms }) => terms[1]?.text ?? "");
  const pairs = wordings.map((_wording, at) => ({
    source: text.slice(at * 100, at * 100 + 100),
    target: `We stand for ${wordings.slice(at, at + 20).join(", and ")}.`,
    date: "2024-01-01",
  }));
  const [, time] = timed(() => pairs.map((pair) => judged(pair)));
  return { name: `${size} terms: verdicts on ${PAIRS} paragraphs`, value: Math.round(time), unit: "ms" };
}

/** Milliseconds of the processor, not of the clock: other work on the machine does not count. */
function timed<T>(run: () => T): [T, number] {
  const start = process.cpuUsage();
  const value = run();
  return [value, process.cpuUsage(start).user / 1000];
}

/** Live heap and array buffers, after a collection. */
function heldMegabytes(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 ** 2;
}

/** A character of 3,000 from all over the block, some of them far more frequent than others, as in any text. */
const character = (random: () => number): string =>
  String.fromCharCode(0x4e00 + ((Math.floor(3000 * random() ** 3) * 7919 + 1234) % 20_000));

/** Different terms of two to seven characters. */
function makeTerms(count: number, random: () => number): string[] {
  const terms = new Set<string>();
  while (terms.size < count)
    terms.add(Array.from({ length: 2 + Math.floor(random() * 6) }, () => character(random)).join(""));
  return [...terms];
}

/** A text of which a tenth of the steps are terms, with a full stop now and then. */
function makeText(terms: readonly string[], random: () => number): string {
  const parts: string[] = [];
  for (let length = 0; length < CHARACTERS; ) {
    const term = random() < 0.1 ? terms[Math.floor(random() * terms.length)] : undefined;
    const part = term ?? (random() < 0.04 ? "。" : character(random));
    parts.push(part);
    length += part.length;
  }
  return parts.join("").slice(0, CHARACTERS);
}

const WORDS =
  "build shared future peace development reform opening cooperation major country security global initiative rule law people".split(
    " ",
  );

/** A concept whose English is three words, different for each. */
function toConcept(text: string, index: number): MatchConcept {
  const english = [WORDS[index % 17], WORDS[(index >> 4) % 17], `project${index}`].join(" ");
  const dates = { validFrom: null, validUntil: null };
  return {
    id: String(index),
    externalId: null,
    doNotTranslate: false,
    terms: [
      { id: `${index}-zh`, language: "zh", text, status: "preferred", ...dates },
      { id: `${index}-en`, language: "en", text: english, status: "preferred", ...dates },
    ],
  };
}
