import fs from "node:fs";
import path from "node:path";
import type { MatchConcept } from "@/lib/glossary/core/term";

/** Sentences that belong together, with what official texts are full of: dates, amounts, lists, quotations. */
const SENTENCES: readonly (readonly [source: string, target: string])[] = [
  [
    "我们同各国一道维护以联合国为核心的国际体系，",
    "We work with all countries to uphold the international system with the United Nations at its core, ",
  ],
  [
    "推动经济全球化朝着更加开放、包容、普惠的方向发展。",
    "and to make economic globalization more open, inclusive and beneficial to all. ",
  ],
  [
    "2019年，双方贸易额达到2200多亿美元，比上年增长6.1%。",
    "In 2019, trade between the two sides came to over 220 billion US dollars, up by 6.1 percent from the year before. ",
  ],
  [
    "过去五年里，近30个国家的代表团访问了这一地区。",
    "In the past five years, delegations from nearly 30 countries have visited the region. ",
  ],
  ["这既是历史的选择，也是人民的心声。", "This is what history has chosen, and what the people wish for. "],
  [
    "他说：“和平、发展、合作、共赢是不可阻挡的潮流。”",
    "He said, “Peace, development, cooperation and mutual benefit are a trend that nothing can stop.” ",
  ],
  [
    "一是坚持对话协商，二是坚持开放合作，三是坚持绿色发展。",
    "First, we keep to dialogue and consultation; second, to openness and cooperation; third, to green development. ",
  ],
  [
    "9月22日，会议通过了《行动纲领》，为今后的工作指明了方向。",
    "On September 22, the meeting adopted the Program of Action, which shows the way for the work ahead. ",
  ],
  [
    "只要各方相向而行，就没有解决不了的问题。",
    "As long as all sides meet each other halfway, there is no problem that cannot be solved. ",
  ],
  ["我们愿为此付出不懈努力。", "We are ready to work for it without letup. "],
];

/** As many paragraphs and characters as a long interview has. */
const [PARAGRAPHS, CHARACTERS] = [85, 105];

/** Beside the repository, where somebody has put a real text to measure with. */
export const INTERVIEW = path.resolve("../shared/data/wang-yi-interview-2020.md");

export type BenchText = { readonly name: string; readonly sources: readonly string[] };

/** The source that is measured with: a real interview where there is one, else a text of the same size. */
export function readBenchText(): BenchText {
  if (!fs.existsSync(INTERVIEW))
    return { name: "a text of an interview's size", sources: makeSources(PARAGRAPHS) };
  const lines = fs.readFileSync(INTERVIEW, "utf8").split("\n");
  const sources = lines.map((line) => line.replace(/^#+\s*|\*\*/g, "").trim()).filter((line) => line !== "");
  return { name: "an interview", sources };
}

/** Paragraphs of about a hundred characters, no two alike. */
export const makeSources = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => fill(at, 0, CHARACTERS, `第${at + 1}点，`));

/** English of the length that the source lets expect, with its years and numbers; another for each track. */
export function makeTarget(source: string, at: number, track: number): string {
  const numbers = (source.match(/\d+(?:\.\d+)?/g) ?? []).map((number) =>
    number.length === 4 ? `In ${number} the work went on. ` : `Some ${number} countries took part. `,
  );
  return fill(at + 3 * track, 1, source.length * LETTERS, numbers.join("")).trim();
}
const LETTERS = 4;

function fill(from: number, side: 0 | 1, length: number, start: string): string {
  let text = start;
  for (let at = from; text.length < length; at += 1 + (at % 3))
    text += SENTENCES[at % SENTENCES.length]?.[side];
  return text;
}

/** Concepts whose terms stand in the sources; of every second the wording stands in some of the English. */
export function makeConcepts(sources: readonly string[], count: number): MatchConcept[] {
  const dates = { validFrom: null, validUntil: null };
  const wordings = SENTENCES.map(([, target]) => target.split(" ").slice(2, 5).join(" "));
  return Array.from({ length: count }, (_, at) => {
    const source = sources[(at * 7) % sources.length] ?? "";
    const start = (at * 13) % Math.max(1, source.length - 6);
    const text = source.slice(start, start + 3 + (at % 3));
    const english = at % 2 === 0 ? (wordings[at % wordings.length] ?? "") : `wording number ${at}`;
    return {
      ...{ id: String(at), externalId: null, doNotTranslate: false, fullThenShort: false },
      terms: [
        { id: `${at}-zh`, language: "zh", text, type: null, status: "preferred", ...dates },
        { id: `${at}-en`, language: "en", text: english, type: null, status: "preferred", ...dates },
      ],
    };
  });
}
