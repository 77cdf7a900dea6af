import { readSmallEnglish } from "./small-numerals";

const ORDINAL =
  /(?<![\p{L}\d-])(?:(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?:ly)?(?=[,:]|\s(?:is|was|are|we|of all|and foremost|the)\b)|(?:\(|^|\s)([1-9])(?:\)|\.(?=\s)))/giu;
const LAST = /(?<![\p{L}\d-])(?:finally|lastly|last but not least)(?=,|\s)/iu;
const SUPERLATIVE =
  /\b(?:most(?! of\b)|best|worst|least|(?!(?:inter|for|ear?n|hon|mod|conq|inv|prot|cont|harv|sugg|requ|w|r|t|n|p|v|z|ch|gu|qu|arr|man|dig|att|behe|temp|unr|div|inge|cong|br|bl|midw|northw|southw|all)est\b)[a-z]{2,9}est|first|utmost|foremost)\b/i;

const SUPERLATIVES = new RegExp(SUPERLATIVE, "gi");

/** Words that go on with a list without a number. */
const GOES_ON =
  /\b(?:next|then|also|in addition|additionally|moreover|furthermore|besides|another|the other)\b/i;

/** The highest number of a run First, Second, Third (or (1), 2.), with "Finally" as one more. */
export type Ordinals = {
  readonly reached: number;
  /** False where members may stand without a number: one is skipped, or words like "in addition" go on. */
  readonly sure: boolean;
};

export function countOrdinals(text: string): Ordinals {
  let [reached, skipped] = [0, false];
  for (const { 1: word, 2: digit } of text.matchAll(ORDINAL)) {
    const number = readSmallEnglish(word ?? digit ?? "") ?? 0;
    if (number === reached + 1) reached = number;
    else if (number > reached + 1) skipped = true;
  }
  const last = reached > 0 && LAST.test(text) ? 1 : 0;
  return { reached: reached + last, sure: reached + last >= 2 && !skipped && !GOES_ON.test(text) };
}

/** How many members each list of the text has: behind semicolons, and behind commas with "and" or "or" at the end. */
export function listLengths(text: string): number[] {
  return text.split(/(?<=[.!?][”"]?)\s|\n/).flatMap((sentence) => {
    const semicolons = sentence.split(";").length;
    return [...(semicolons > 2 ? [semicolons] : []), ...seriesOf(sentence)];
  });
}

/** "A, B, C and D": the members up to an "and" behind a comma or before the last word group. */
function seriesOf(text: string): number[] {
  return text.split(/[;:—()]|\s–\s/).flatMap((clause) => {
    const parts = clause.split(",");
    const last = parts.at(-1) ?? "";
    const joined = /^\s*(?:and|or|but)\b/.test(last) ? 0 : /\s(?:and|or)\s/.test(last) ? 1 : 0;
    const count = parts.length + joined;
    return count < 2 ? [] : [count, ...(joined === 1 ? [count - 1] : [])];
  });
}

/** How often words that members can begin with begin a part of the text. */
export type Leads = {
  /** Each word's count, wherever its parts stand, and the superlatives' (all above 1). */
  readonly counts: ReadonlySet<number>;
  /** The lengths of runs of parts, one after the other, that begin alike (above 1), and the superlatives' count. */
  readonly runs: ReadonlySet<number>;
};

export function countByLead(text: string): Leads {
  const counts = new Map<string, number>();
  const runs = new Set<number>();
  let [last, run] = ["", 0];
  for (const part of text.split(/[,;:.!?—–()]|\b(?:and|but)\b/)) {
    const lead = stem(LEAD.exec(part)?.[1] ?? "");
    if (lead === "") continue;
    counts.set(lead, (counts.get(lead) ?? 0) + 1);
    if (lead !== last) runs.add(run);
    run = lead === last ? run + 1 : 1;
    last = lead;
  }
  const superlatives = text.match(SUPERLATIVES)?.length ?? 0;
  const several = (numbers: Iterable<number>): Set<number> =>
    new Set([...numbers, superlatives].filter((number) => number > 1));
  return { counts: several(counts.values()), runs: several([...runs, run]) };
}

/** The first word of a part, past the small words that may stand before it. */
const LEAD =
  /^[\s“"‘']*(?:(?:the|a|an|to|by|in|we|must|will|should|it|is|are|be|that|our|its|has|have|had|was|were|of|not)\s){0,4}([\p{L}-]{2,30})/iu;

const LEADING =
  /^\s*(?:(?:the\s)?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?:ly)?\b|\(?([1-9])[).])/i;

/** The number that a paragraph begins with as a member of a list ("Third,", "(3)"); null when none. */
export function readLeadingEnglish(text: string): number | null {
  const [, word, digit] = LEADING.exec(text) ?? [];
  return readSmallEnglish(word ?? digit ?? "");
}

const LEADING_NUMBER = /^\s*(?:[(（](\d{1,2})[)）]|(\d{1,2})[.)）]\s)/;

/** The number in digits that a paragraph begins with as an item ("(3)", "3."); null when none. */
export function readLeadingNumber(text: string): number | null {
  const [, bracketed, dotted] = LEADING_NUMBER.exec(text) ?? [];
  return readSmallEnglish(bracketed ?? dotted ?? "");
}

/** Whether a text has a superlative. */
export function hasSuperlative(text: string): boolean {
  return SUPERLATIVE.test(text);
}

const stem = (word: string): string => word.toLowerCase().replace(/(?:ing|ed|s|e)$/, "");
