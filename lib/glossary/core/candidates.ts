import { readTokenRow, type TokenRow } from "./candidate-tokens";
import { countFrequent, freedomOf, type Grams } from "./frequent-grams";
import { findQuoted } from "./quoted-candidates";
import type { Recognizer } from "./recognizer";

/** Where a candidate stands: the paragraph's place in the list, and UTF-16 offsets in it, half open. */
export type CandidateContext = { readonly paragraph: number; readonly start: number; readonly end: number };

/** What may be a term of a text. */
export type Candidate = {
  /** As it first stands. */
  readonly text: string;
  /** `phrase`: often together; `quoted`: a slogan in quotation marks; `title`: between 《 and 》. */
  readonly kind: "phrase" | "quoted" | "title";
  readonly frequency: number;
  /** Larger is more likely; compares candidates of one call only. */
  readonly score: number;
  /** The first places, in order. */
  readonly contexts: readonly CandidateContext[];
};

export type CandidateOptions = {
  /** Knows the terms that are not to be offered again; null when there are none. */
  readonly recognizer: Recognizer | null;
  /** How many are given at most; 200 when left out. */
  readonly limit?: number;
  /** How often a phrase must stand; grows with the text when left out. */
  readonly leastFrequency?: number;
};

const LIMIT = 200;
const LONGEST = 8;
const MOST_CONTEXTS = 20;
/** Bits that a phrase's neighbors must vary by; a phrase seen twice in different company has 1. */
const LEAST_FREEDOM = 0.9;
/** How much more often than by chance its parts must meet, in bits. */
const LEAST_COHESION = 1;

/** Words of every speech that stand often and are no terms. */
const EVERYDAY = new Set(
  `推动 推进 成为 坚持 支持 提供 带来 没有 加强 重要 积极 各国 双方 我们 他们 大家 始终 不断 问题 作用 方面 作出 做出 开展 发挥 进行 实现
  维护 共同 坚定 继续 希望 愿意 通过 可以 应当 必须 需要 已经 正在 今年 去年 明年 今天 时候 之间 以来 之后 一起 一道 一些 一切 一直 第一
  最大 提出 提高 促进 扩大 深化 完善 建立 形成 取得 得到 努力 真正 更加 进一步 特别 尤其 包括 其中 同时 因此 所以 如果 虽然 但是 而且 以及
  关于 对于 根据 按照 记者 代表 认为 指出 强调 表示 谈到 这样 什么 怎么 为什么 不是 就是 还有 不会 不能 能够 成功 有力 有效 全面 充分 高度`.split(
    /\s+/,
  ),
);
/** A pair of characters is most often just a word. */
const PAIR_WEIGHT = 0.6;

/** Characters with which no term begins, and with which none ends: particles, pronouns, conjunctions. */
const NEVER_FIRST = new Set(
  "的了着过们吗呢吧啊得地等之者么和与及或而但也都就还又才把被从向由于这那其此个是在我你他她它将使让所则若如因并且很更已曾正只却再到给为",
);
const NEVER_LAST = new Set(
  "的了着是在和与及或而但也都就还又才把被对从向以由于这那其此各每我你他她它们将使让所则若不没并且很更最已曾正个只却再给为",
);

/**
 * Term candidates of a text, the best first: phrases by C-value (how often they stand on their own, weighed by
 * length), kept only when their neighbors vary and their parts cling together; slogans in quotation marks and titles
 * besides. What the glossary has is left out, also as a part. The same text always gives the same list.
 */
export function findCandidates(paragraphs: readonly string[], options: CandidateOptions): Candidate[] {
  const steps = findCandidatesInSteps(paragraphs, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same with pauses, so that who computes for others can let them have their turn. */
export function* findCandidatesInSteps(
  paragraphs: readonly string[],
  { recognizer, limit = LIMIT, leastFrequency }: CandidateOptions,
): Generator<void, Candidate[]> {
  const row = yield* readTokenRow(paragraphs, recognizer);
  const quoted = yield* findQuoted(paragraphs, recognizer, MOST_CONTEXTS);
  const most = limit + quoted.length;
  const phrases = yield* findPhrases(paragraphs, row, leastFrequency ?? leastFor(row.length), most);
  const marked = new Set(quoted.map(({ text }) => text));
  return [...quoted, ...phrases.filter(({ text }) => !marked.has(text))]
    .sort((one, other) => other.score - one.score)
    .slice(0, limit);
}

const leastFor = (length: number): number => (length < 20_000 ? 2 : length < 200_000 ? 3 : 5);

type Scored = { readonly grams: Grams; readonly number: number; readonly score: number };

function* findPhrases(
  paragraphs: readonly string[],
  row: TokenRow,
  least: number,
  limit: number,
): Generator<void, Candidate[]> {
  const levels = yield* countFrequent(row, LONGEST, least);
  const [single] = levels;
  if (single === undefined) return [];
  const accepted: boolean[][] = [];
  for (const grams of levels.slice(1)) {
    yield;
    accepted.push(acceptedOf(paragraphs, row, grams, levels));
  }
  yield;
  return scoreByCValue(levels.slice(1), accepted)
    .filter(({ score }) => score > 0)
    .sort(
      (one, other) =>
        other.score - one.score ||
        (one.grams.first[one.number] ?? 0) - (other.grams.first[other.number] ?? 0),
    )
    .slice(0, limit)
    .map((scored) => toCandidate(paragraphs, row, scored));
}

/** Which sequences of a length can be terms at all. */
function acceptedOf(
  paragraphs: readonly string[],
  row: TokenRow,
  grams: Grams,
  levels: readonly Grams[],
): boolean[] {
  const freedom = freedomOf(row, grams);
  return grams.first.map((at, number) => {
    if ((freedom[number] ?? 0) < LEAST_FREEDOM) return false;
    const text = textAt(paragraphs, row, at, grams.size);
    if (NEVER_FIRST.has(text[0] ?? "") || NEVER_LAST.has(text.at(-1) ?? "") || !hasHan(text)) return false;
    if (EVERYDAY.has(text)) return false;
    return cohesionOf(grams, number, levels, row.length) >= LEAST_COHESION;
  });
}

/** Numbers and counting words alone are no term. */
const hasHan = (text: string): boolean =>
  /(?![一二三四五六七八九十百千万亿多年月日个次届项条])\p{Script=Han}/u.test(text);

/** The weakest seam of a sequence: how much more often its two sides meet than by chance, in bits. */
function cohesionOf(grams: Grams, number: number, levels: readonly Grams[], total: number): number {
  const at = grams.first[number] ?? 0;
  const count = (size: number, from: number): number => {
    const level = levels[size - 1];
    return level?.counts[level.at[from] ?? -1] ?? 1;
  };
  let weakest = Number.POSITIVE_INFINITY;
  for (let seam = 1; seam < grams.size; seam += 1) {
    const chance = count(seam, at) * count(grams.size - seam, at + seam);
    weakest = Math.min(weakest, Math.log2(((grams.counts[number] ?? 0) * total) / chance));
  }
  return weakest;
}

/**
 * C-value (Frantzi, Ananiadou, Mima 2000): from a phrase's count is taken what it owes to longer candidates around
 * it, and the rest weighed by its length. Goes from the longest down.
 */
function scoreByCValue(levels: readonly Grams[], accepted: readonly (readonly boolean[])[]): Scored[] {
  const owed = levels.map((grams) => new Float64Array(grams.counts.length));
  const holders = levels.map((grams) => new Int32Array(grams.counts.length));
  const scored: Scored[] = [];
  for (let level = levels.length - 1; level >= 0; level -= 1) {
    const grams = levels[level];
    if (grams === undefined) continue;
    grams.counts.forEach((count, number) => {
      if (!accepted[level]?.[number]) return;
      const [owes, held] = [owed[level]?.[number] ?? 0, holders[level]?.[number] ?? 0];
      const alone = held === 0 ? count : count - owes / held;
      scored.push({ grams, number, score: weightOf(grams.size) * alone });
      lend(levels, { owed, holders }, grams, number, held === 0 ? count : Math.max(0, count - owes));
    });
  }
  return scored;
}

const weightOf = (size: number): number => (size === 2 ? PAIR_WEIGHT : Math.log2(size));

/** Books a phrase's count on all shorter ones inside it. */
function lend(
  levels: readonly Grams[],
  books: { readonly owed: readonly Float64Array[]; readonly holders: readonly Int32Array[] },
  grams: Grams,
  number: number,
  count: number,
): void {
  const at = grams.first[number] ?? 0;
  for (let size = grams.size - 1; size >= 2; size -= 1)
    for (let from = at; from + size <= at + grams.size; from += 1) {
      const inner = levels[size - 2]?.at[from] ?? -1;
      const [owed, holders] = [books.owed[size - 2], books.holders[size - 2]];
      if (inner < 0 || owed === undefined || holders === undefined) continue;
      owed[inner] = (owed[inner] ?? 0) + count;
      holders[inner] = (holders[inner] ?? 0) + 1;
    }
}

function textAt(paragraphs: readonly string[], row: TokenRow, at: number, size: number): string {
  const text = paragraphs[row.paragraphs[at] ?? 0] ?? "";
  return text.slice(row.starts[at] ?? 0, row.ends[at + size - 1] ?? 0);
}

function toCandidate(
  paragraphs: readonly string[],
  row: TokenRow,
  { grams, number, score }: Scored,
): Candidate {
  const contexts: CandidateContext[] = [];
  for (let at = grams.first[number] ?? 0; at < row.length && contexts.length < MOST_CONTEXTS; at += 1)
    if (grams.at[at] === number)
      contexts.push({
        paragraph: row.paragraphs[at] ?? 0,
        start: row.starts[at] ?? 0,
        end: row.ends[at + grams.size - 1] ?? 0,
      });
  return {
    text: textAt(paragraphs, row, grams.first[number] ?? 0, grams.size),
    kind: "phrase",
    frequency: grams.counts[number] ?? 0,
    score: Math.round(score * 100) / 100,
    contexts,
  };
}
