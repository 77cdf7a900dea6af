import { type CheckedPair, type Finding, type FoundSpan, MOST_FINDINGS } from "./finding";
import { countUnpaired, type NestingMark, pairMarks, readingSource } from "./nesting";
import { report, spanAt, spansOf } from "./spans";
import { isUntranslated } from "./untranslated";

const ANY = /[“”"「]/;
const CURLY = /[“”]/g;
const SOURCE_QUOTED = /“([^“”]{1,2000})”|「([^「」]{1,2000})」/gu;
/** Shorter ones, and those that neither follow a colon nor hold a sentence, are terms and slogans rather than speech. */
const SHORTEST_QUOTATION = 12;

/**
 * Quotation marks of the English: one without its other half (`quote-unopened`, `quote-unclosed`), straight and curly
 * ones mixed (`quote-mixed`, notice), and fewer quotations than the source has of speech (`quote-lost`, notice: English
 * often drops the marks of a term or slogan, rarely those of what somebody said). A quotation that goes on into the next
 * paragraph, open in both texts, is right, and so is one that English opens again in each. Single marks are looked at inside double
 * ones only, for an apostrophe looks like one.
 */
export function checkQuotes({ source, target }: CheckedPair): readonly Finding<"quotes">[] {
  if (isUntranslated(source, target)) return [];
  if (![source, target].some((text) => ANY.test(text))) return [];
  const curly = readCurly(target);
  const straight = readStraight(target);
  return [
    ...reportUnpaired(source, target, curly),
    ...reportOdd(source, target, straight),
    ...reportNested(source, target, curly.length + straight.length),
    ...reportMixed(target, curly, straight),
    ...reportLost(source, target, curly.length + straight.length),
  ];
}

/** Places of straight marks; one behind a digit, with none open before, is an inch (5"). */
export function readStraight(text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1))
    if (places.length % 2 === 1 || !/\d/.test(text[at - 1] ?? "")) places.push(at);
  return places;
}

/** Curly marks; one that opens a further paragraph of a quotation that goes on is left out. */
export function readCurly(text: string): NestingMark[] {
  let depth = 0;
  return spansOf(text, CURLY).flatMap(({ start, end }) => {
    const opens = text.charAt(start) === "“";
    if (opens && depth > 0 && /[\n\r\u2028\u2029]/.test(text[start - 1] ?? "")) return [];
    depth = Math.max(0, depth + (opens ? 1 : -1));
    return [{ start, end, kind: "“", opens }];
  });
}

/** What a source leaves open or unopened, of quotations that run over paragraphs. */
const openInSource = countUnpaired((source) => readCurly(source));

/** Reads the marks of a source, for who has others waiting; the check itself finds them remembered. */
export const readQuotesInTurns = readingSource(openInSource);

function reportUnpaired(source: string, target: string, marks: readonly NestingMark[]): Finding<"quotes">[] {
  const { unopened, unclosed } = pairMarks(marks);
  const ofSource = openInSource(source);
  if (goesOn(source, target, marks)) return [];
  const toSpan = ({ start, end }: NestingMark): FoundSpan => spanAt(target, start, end);
  const more = (all: readonly NestingMark[], known: number): readonly NestingMark[] =>
    all.slice(known, known + MOST_FINDINGS);
  return [
    ...more(unopened, ofSource.unopened).map((mark) => unpaired("quote-unopened", toSpan(mark))),
    ...more(unclosed, ofSource.unclosed).map((mark) => unpaired("quote-unclosed", toSpan(mark))),
  ];
}

/** The middle of a quotation over paragraphs: English opens each of them again, Chinese none. */
const goesOn = (source: string, target: string, marks: readonly NestingMark[]): boolean =>
  marks.length === 1 && marks[0]?.opens === true && /^\s*“/.test(target) && !ANY.test(source);

/** A single mark behind a blank or a bracket, before a word that it cannot be the apostrophe of ('em, ‘Abd). */
const SINGLE_OPENS =
  /(?<=[\s(“"—])[‘'](?=\p{L})(?!(?:em|tis|twas|til|till|cause|n|bout|round|Abd|Ain|Ali|Aziz|Id|Umar)\b)/giu;
const SINGLE_CLOSES = /[’'](?![\p{L}\d])/gu;

/** Of quotations inside quotations, the last one if it never closes; an apostrophe that may be its end is taken for it. */
function reportNested(source: string, target: string, doubles: number): Finding<"quotes">[] {
  if (doubles === 0 || openInSource(source).unclosed > 0) return [];
  const open = spansOf(target, SINGLE_OPENS).at(-1);
  if (open === undefined || !/[“"]/.test(target.slice(0, open.start))) return [];
  const closes = spansOf(target, SINGLE_CLOSES).some(({ start }) => start > open.start);
  return closes ? [] : [unpaired("quote-unclosed", spanAt(target, open.start, open.end))];
}

const unpaired = (code: string, target: FoundSpan): Finding<"quotes"> =>
  report("quotes", code, "warning", { target });

function reportOdd(source: string, target: string, straight: readonly number[]): Finding<"quotes">[] {
  const last = straight.at(-1);
  const ofSource = openInSource(source);
  if (last === undefined || straight.length % 2 === 0 || ofSource.unclosed + ofSource.unopened > 0) return [];
  return [unpaired("quote-unclosed", spanAt(target, last, last + 1))];
}

function reportMixed(
  target: string,
  curly: readonly NestingMark[],
  straight: readonly number[],
): Finding<"quotes">[] {
  const first = straight[0];
  if (first === undefined || curly.length === 0) return [];
  return [report("quotes", "quote-mixed", "notice", { target: spanAt(target, first, first + 1) })];
}

function reportLost(source: string, target: string, marks: number): Finding<"quotes">[] {
  const long = Array.from(source.matchAll(SOURCE_QUOTED)).filter(({ index, 1: curly, 2: corner }) => {
    const text = curly ?? corner ?? "";
    return (
      text.length >= SHORTEST_QUOTATION && (/[。！？]/.test(text) || /[：:]/.test(source[index - 1] ?? ""))
    );
  });
  const given = Math.max(Math.ceil(marks / 2), /[‘’]/.test(target) && marks === 0 ? countSingle(target) : 0);
  if (given >= long.length) return [];
  const [first] = long;
  if (first === undefined) return [];
  const span = spanAt(source, first.index, first.index + first[0].length);
  return [
    report("quotes", "quote-lost", "notice", {
      values: { expected: long.length, found: given },
      source: span,
    }),
  ];
}

const countSingle = (target: string): number => target.match(/(?<![\p{L}\d])[‘'](?=\p{L})/gu)?.length ?? 0;
