import {
  ADVERBS,
  BETWEEN_HEDGE,
  HEDGES_AFTER,
  HEDGES_BEFORE,
  LONGEST_HEDGE,
  NO_HEDGE_AFTER,
  UNSURE_HEDGES,
} from "./amount-chinese-words";
import type { Approximation } from "./approximation";

/** The hedge that stands before a number at `start` in a folded text: 超过了30. Looks back a few characters only. */
export function findHedgeBefore(text: string, start: number, isUnitAlone: boolean): Approximation | null {
  let end = start;
  for (let skipped = 0; skipped < 3; skipped += 1) {
    const found = hedgeEndingAt(text, end, isUnitAlone);
    if (found !== null) return found;
    const before = endOfFiller(text, end);
    if (before === end) break;
    end = before;
  }
  return findAdverb(text, start);
}

/** How far before a share its hedge may stand: 不到世界总量的十分之一. */
const FARTHEST_OF_SHARE = 14;
const OF_SHARE =
  /(不到|不足|超过|将近|接近|高于|低于|多于|少于|近|约|逾|超)(?:世界|全球|全国|全省|全市|全县|全区|全部|同期|上年|总|人口|人数|数|量|额|面积|产量|产值|国土|陆地|耕地|贸易|经济|其|的){1,6}$/;
/** Before whatever else it is a share of: 不足本法规定人数的三分之二. */
const OF_ANYTHING = /(不到|不足|不超过|超过|高于|低于|多于|少于)\p{Script=Han}{1,11}的$/u;

/** The hedge of a share or percentage that spans `start` to `end`: before the whole it is a share of, or 强 and 弱 behind it. */
export function findHedgeOfShare(text: string, start: number, end: number): Approximation | null {
  const mark = text.charAt(end);
  if ((mark === "强" || mark === "弱") && /^(?:$|[，。；、）的是为])/.test(text.slice(end + 1, end + 2)))
    return { hedge: mark === "强" ? "above" : "almost", isUnsure: false, start: end, end: end + 1 };
  const from = Math.max(0, start - FARTHEST_OF_SHARE);
  const before = text.slice(from, start);
  const found = OF_SHARE.exec(before) ?? OF_ANYTHING.exec(before);
  const word = found?.[1] ?? "";
  const hedge = HEDGES_BEFORE.get(word);
  if (found === null || hedge === undefined) return null;
  const place = from + found.index;
  if (word.length === 1 && !isHedgeAlone(word, text.charAt(place - 1), false)) return null;
  return { hedge, isUnsure: false, start: place, end: place + word.length };
}

const FARTHEST_ADVERB = 10;
const ADVERB_BEGINNINGS = new Uint8Array(0x10000);
for (const [word] of ADVERBS) ADVERB_BEGINNINGS[word.charCodeAt(0)] = 1;

/** The nearest adverb before the number, with only a few words between. */
function findAdverb(text: string, start: number): Approximation | null {
  let from = start - 1;
  const least = Math.max(0, start - FARTHEST_ADVERB);
  while (from >= least && ADVERB_BEGINNINGS[text.charCodeAt(from)] !== 1) from -= 1;
  if (from < least) return null;
  const before = text.slice(least, start);
  for (const [word, hedge] of ADVERBS) {
    const at = before.lastIndexOf(word);
    if (at < 0 || STOPS.test(before.slice(at + word.length))) continue;
    const place = start - before.length + at;
    return { hedge, isUnsure: false, start: place, end: place + word.length };
  }
  return null;
}

const HEDGE_ENDINGS = new Uint8Array(0x10000);
for (const word of HEDGES_BEFORE.keys()) HEDGE_ENDINGS[word.charCodeAt(word.length - 1)] = 1;

function hedgeEndingAt(text: string, end: number, isUnitAlone: boolean): Approximation | null {
  if (HEDGE_ENDINGS[text.charCodeAt(end - 1)] !== 1) return null;
  for (let length = LONGEST_HEDGE; length > 0; length -= 1) {
    const word = text.slice(Math.max(0, end - length), end);
    const hedge = word.length === length ? HEDGES_BEFORE.get(word) : undefined;
    if (hedge === undefined) continue;
    if (length === 1 && !isHedgeAlone(word, text.charAt(end - 2), isUnitAlone)) return null;
    if (word === "跨过" && !IS_MARK.test(text.slice(end, end + LONGEST_MARK))) return null;
    return { hedge, isUnsure: UNSURE_HEDGES.has(word), start: end - length, end };
  }
  return null;
}

/** 跨过万亿元大关 is more than that; 跨过二十四条大河 is what one does with rivers. */
const IS_MARK = /^[^，。；、]{0,8}?(?:[万亿%元]|大关|关口|门槛)/;
const LONGEST_MARK = 12;

/** 过 and 破 are hedges only of 百, 千, 万 (过百): elsewhere 过 is grammar. */
function isHedgeAlone(word: string, before: string, isUnitAlone: boolean): boolean {
  if ((word === "过" || word === "破") && !isUnitAlone) return false;
  return before === "" || !(NO_HEDGE_AFTER[word] ?? "").includes(before);
}

const LONGEST_FILLER = 4;

function endOfFiller(text: string, end: number): number {
  if (text.charAt(end - 1) === " ") return end - 1;
  for (let length = LONGEST_FILLER; length > 0; length -= 1) {
    const start = end - length;
    if (start >= 0 && BETWEEN_HEDGE.find(text, start)?.[0].length === length) return start;
  }
  return end;
}

/** What may stand between a measure and 以上 (30人次以上), and what makes a rank of it (县级以上, 规模以上). */
const MOST_BETWEEN = 2;
const RANKS = "级模型层类等";
const STOPS = /[\p{P}\p{N}\s一二两三四五六七八九十百千万亿几]/u;

/** The hedge that stands after a number and its measure: 500人以上. */
export function findHedgeAfter(text: string, end: number): Approximation | null {
  for (let at = end; at <= end + MOST_BETWEEN && at < text.length; at += 1) {
    const found = HEDGES_AFTER.find(text, at);
    if (found !== undefined) {
      if (at > end && RANKS.includes(text.charAt(at - 1))) return null;
      return { hedge: found[1], isUnsure: found[0].endsWith("内"), start: at, end: at + found[0].length };
    }
    if (STOPS.test(text.charAt(at))) return null;
  }
  return null;
}

const NO_MORE_AFTER = "次边方种样元";
const NO_COME_AFTER = "自源到看说访临华往";

/** 多, 余 and 来 right after a number (30多) or after a measure of time or size (3年多). */
export function findInnerHedge(text: string, at: number, isAfterMeasure: boolean): Approximation | null {
  const [character, next] = [text.charAt(at), text.charAt(at + 1) || " "];
  const isMore =
    character === "余" || (character === "多" && !(isAfterMeasure && NO_MORE_AFTER.includes(next)));
  if (isMore) return { hedge: "above", isUnsure: false, start: at, end: at + 1 };
  if (character !== "来" || isAfterMeasure || NO_COME_AFTER.includes(next)) return null;
  return { hedge: "about", isUnsure: false, start: at, end: at + 1 };
}
