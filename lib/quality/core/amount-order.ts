import type { Unit } from "./amount";
import type { Token } from "./english-tokens";
import { WordTable } from "./word-table";

/**
 * What ordinals number: parts of laws, sessions, rounds. Such numbers are always said, and two of the same thing that
 * differ are an error even where they are small.
 */
const CHINESE = new WordTable<Unit>([
  ["条", "article"],
  ["章", "chapter"],
  ["节", "section"],
  ["款", "paragraph"],
  ["卷", "volume"],
  ["编", "part"],
  ["轮", "round"],
  ["阶段", "phase"],
  ["次会议", "session"],
  ["次全体会议", "session"],
  ["次全会", "session"],
  ["次会晤", "session"],
  ["届会议", "session"],
  ["中全会", "session"],
]);

const ENGLISH: ReadonlyMap<string, Unit> = new Map([
  ["article", "article"],
  ["articles", "article"],
  ["chapter", "chapter"],
  ["chapters", "chapter"],
  ["section", "section"],
  ["sections", "section"],
  ["paragraph", "paragraph"],
  ["paragraphs", "paragraph"],
  ["volume", "volume"],
  ["part", "part"],
  ["round", "round"],
  ["rounds", "round"],
  ["phase", "phase"],
  ["stage", "phase"],
  ["session", "session"],
  ["sessions", "session"],
  ["meeting", "session"],
  ["meetings", "session"],
  ["plenum", "session"],
  ["plenary", "session"],
]);

export const ORDER_UNITS: ReadonlySet<Unit | null> = new Set([...ENGLISH.values(), "item"]);

/** What the ordinal whose number ends at `end` of a folded Chinese text numbers; null where it is nothing known. */
export const orderUnitAt = (text: string, end: number): Unit | null => CHINESE.find(text, end)?.[1] ?? null;

const ADJECTIVES = new Set("full regular extraordinary annual special formal".split(" "));

/** The same of an English ordinal before the token at `next`: "first regular session". */
export function orderUnitAfter(tokens: readonly Token[], next: number): Unit | null {
  const word = tokens[next]?.word ?? "";
  return ENGLISH.get(ADJECTIVES.has(word) ? (tokens[next + 1]?.word ?? "") : word) ?? null;
}

/** The same of a number right after a word: "Article 12", "Chapter III". */
export const orderUnitBefore = (word: string): Unit | null => ENGLISH.get(word) ?? null;
