import { foldText } from "./characters";
import { type CheckedPair, type Finding, MOST_FINDINGS } from "./finding";
import { countUnpaired, type NestingMark, pairMarks, readingSource } from "./nesting";
import { report, type Span, spanAt, spansOf } from "./spans";
import { isUntranslated } from "./untranslated";

const PAIRS = ["()", "（）", "[]", "［］", "【】", "{}", "〔〕"];
const KINDS = new Map(
  PAIRS.flatMap((pair) =>
    [...pair].map((mark, at): [string, { kind: string; opens: boolean }] => [
      mark,
      { kind: pair.slice(0, 1).normalize("NFKC"), opens: at === 0 },
    ]),
  ),
);
const ANY = /[()（）[\]［］【】{}〔〕]/;
const MARK = /[()（）[\]［］【】{}〔〕]/g;
/** "a)", "1)", "iv)" where an item begins. */
const ITEM = /(?:^|[\s,;:(（；：。，、])(?:[a-zA-Z]|\d{1,3}|[ivx]{1,5}|[一二三四五六七八九十]{1,3})$/;
const SOURCE_BRACKET = /（([^（）]{1,40})）|\(([^()]{1,40})\)/g;
/** Each is looked for in the whole of the English; a text with more is no prose. */
const MOST_BRACKETS = 50;
/** What stands the same in English: an acronym, a number of a document. */
const KEPT = /^[A-Za-z][A-Za-z0-9&.\-/ ]*$/;

/**
 * Brackets of the English: one without its other half, unless the source has the same fault or it marks an item
 * ("1)"); and an acronym that the source gives in brackets and the English nowhere has (`bracket-lost`).
 */
export function checkBrackets({ source, target }: CheckedPair): readonly Finding<"brackets">[] {
  if (isUntranslated(source, target)) return [];
  if (![source, target].some((text) => ANY.test(text))) return [];
  const { unopened, unclosed } = pairMarks(readBrackets(target));
  const ofSource = unpairedInSource(source);
  const more = (marks: readonly NestingMark[], known: number): readonly NestingMark[] =>
    marks.slice(known, known + MOST_FINDINGS);
  return [
    ...more(unopened, ofSource.unopened).map((mark) => unpaired("bracket-unopened", target, mark)),
    ...more(unclosed, ofSource.unclosed).map((mark) => unpaired("bracket-unclosed", target, mark)),
    ...reportLost(source, target),
  ];
}

/** How many brackets of a source have no other half. */
const unpairedInSource = countUnpaired((source) => readBrackets(source));

/** Reads the brackets of a source, for who has others waiting; the check itself finds them remembered. */
export const readBracketsInTurns = readingSource(unpairedInSource);

/** The brackets of a text, of either width, without those that mark items. */
export function readBrackets(text: string): NestingMark[] {
  let open = 0;
  return spansOf(text, MARK).flatMap(({ start, end }) => {
    const kind = KINDS.get(text.charAt(start));
    if (kind === undefined) return [];
    if (!kind.opens && open === 0 && ITEM.test(text.slice(Math.max(0, start - 6), start))) return [];
    open = Math.max(0, open + (kind.opens ? 1 : -1));
    return [{ start, end, kind: kind.kind, opens: kind.opens }];
  });
}

function unpaired(code: string, target: string, { start, end }: Span): Finding<"brackets"> {
  const span = spanAt(target, start, end);
  return report("brackets", code, "warning", { values: { found: span.text }, target: span });
}

function reportLost(source: string, target: string): Finding<"brackets">[] {
  const brackets = Array.from(source.matchAll(SOURCE_BRACKET)).slice(0, MOST_BRACKETS);
  const folded = brackets.length === 0 ? "" : foldText(target);
  return brackets.flatMap(({ index, 0: whole, 1: wide, 2: narrow }) => {
    const text = (wide ?? narrow ?? "").trim();
    if (!KEPT.test(text) || !/[A-Z]{2}/.test(text) || folded.includes(foldText(text))) return [];
    const span = spanAt(source, index, index + whole.length);
    return [report("brackets", "bracket-lost", "notice", { values: { text }, source: span })];
  });
}
