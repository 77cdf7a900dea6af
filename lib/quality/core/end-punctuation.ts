import type { CheckedPair, Finding, FoundSpan, Severity } from "./finding";
import { report, spanAt } from "./spans";
import { isUntranslated } from "./untranslated";

/** What a text ends with: the mark, and where it stands; `none` is a letter, digit or nothing that ends anything. */
type Ending = { readonly mark: EndMark; readonly at: number };
type EndMark =
  | "stop"
  | "question"
  | "exclamation"
  | "ellipsis"
  | "colon"
  | "semicolon"
  | "comma"
  | "dash"
  | "none";

const CLOSERS = /[\s⁰¹²³⁴-⁹†‡”’"'»」』》〉）)\]】*_]/;
const MARKS: Readonly<Record<string, EndMark>> = {
  "。": "stop",
  "．": "stop",
  ".": "stop",
  "？": "question",
  "?": "question",
  "！": "exclamation",
  "!": "exclamation",
  "…": "ellipsis",
  "：": "colon",
  ":": "colon",
  "；": "semicolon",
  ";": "semicolon",
  "，": "comma",
  "、": "comma",
  ",": "comma",
  "—": "dash",
  "–": "dash",
  "-": "dash",
};

/**
 * What English may end with for each Chinese ending, and how much anything else weighs. A question may become a
 * request ("Please share your view."), a colon before the text that follows a full stop; an exclamation is often
 * toned down. A source without an end mark is a heading or a caption, which may be made a sentence (`captions`).
 */
const TABLE: Readonly<Record<EndMark, { readonly good: readonly EndMark[]; readonly severity: Severity }>> = {
  stop: { good: ["stop", "exclamation", "ellipsis"], severity: "warning" },
  question: { good: ["question", "exclamation"], severity: "notice" },
  exclamation: { good: ["exclamation", "stop", "ellipsis"], severity: "warning" },
  ellipsis: { good: ["ellipsis", "stop", "dash", "exclamation", "question"], severity: "notice" },
  colon: { good: ["colon", "stop", "dash", "comma"], severity: "warning" },
  semicolon: { good: ["semicolon", "stop", "comma"], severity: "warning" },
  comma: { good: ["comma", "stop", "semicolon", "colon", "dash", "ellipsis", "none"], severity: "notice" },
  dash: { good: ["dash", "colon", "ellipsis", "stop", "none", "comma"], severity: "notice" },
  none: { good: ["none", "exclamation", "question", "ellipsis", "dash"], severity: "notice" },
};
/** A line of credit or a date may keep its abbreviation's point. */
const SHORT_FORM = /(?:\b(?:[A-Z]\.){1,4}|\b(?:etc|Co|Ltd|Inc|Corp|No|Jr|Sr|St|a\.m|p\.m)\.)$/;
const REQUEST =
  /\b(?:please|would like|(?:I|we) wonder|tell us|share|let us know|want to know|ask|interested|curious)\b/i;
const IN_BRACKETS = /^\s*[（(].*[）)]\s*$/s;
/** A note's number behind the end: "the world.[1]". */
const NOTE_NUMBER = /\s?\[\d{1,3}\]\s*$/;
const LIST_WORD = /[;,]\s+(?:and|or)$/;
/** From here on, a text without an end mark is no heading: it was cut, and what its English ends with is free. */
const LONGEST_HEADING = 40;

/** Whether the English ends as the table of endings has it for the Chinese one; quotation marks and brackets do not count. */
export function checkEndPunctuation({ source, target }: CheckedPair): readonly Finding<"end-punctuation">[] {
  if (target.trim() === "" || source.trim() === "" || isUntranslated(source, target)) return [];
  const [expected, found] = [
    readEnding(source),
    readEnding(target.replace(LIST_WORD, ";").replace(NOTE_NUMBER, "")),
  ];
  const { good, severity } = TABLE[expected.mark];
  if (good.includes(found.mark) || isBeforeNote(target, good)) return [];
  if (expected.mark === "question" && found.mark === "stop" && isAskedOtherwise(target)) return [];
  if (expected.mark === "exclamation" && /![”"’]/.test(target)) return [];
  if (expected.mark === "none" && !isHeadingWithStop(source, target, found)) return [];
  const weight = expected.mark === "question" && found.mark !== "stop" ? "warning" : severity;
  return [
    report("end-punctuation", code(expected.mark, found.mark), weight, {
      source: spanOf(source, expected),
      target: spanOf(target, { ...found, at: Math.min(found.at, target.length) }),
    }),
  ];
}

const code = (expected: EndMark, found: EndMark): string =>
  found === "none" ? "end-missing" : expected === "none" ? "end-added" : "end-different";

function isHeadingWithStop(source: string, target: string, found: Ending): boolean {
  if (source.length > LONGEST_HEADING || /[。！？；]/.test(source) || IN_BRACKETS.test(source)) return false;
  return !(found.mark === "stop" && SHORT_FORM.test(target.trimEnd()));
}

/** A question that stands in quotation marks before "he asked", or is put as a request. */
const isAskedOtherwise = (target: string): boolean => /\?[”"’]/.test(target) || REQUEST.test(target);

/** Whether the text ends so before a note in brackets: "The talks in progress. (Photo by our correspondent)". */
function isBeforeNote(target: string, good: readonly EndMark[]): boolean {
  const text = target.trimEnd();
  const open = text.endsWith(")") ? text.lastIndexOf("(") : -1;
  return open > 0 && good.includes(readEnding(text.slice(0, open)).mark);
}

function readEnding(text: string): Ending {
  let at = text.length;
  while (at > 0 && CLOSERS.test(text[at - 1] ?? "")) at -= 1;
  const dots = text.slice(Math.max(0, at - 3), at) === "...";
  return { mark: dots ? "ellipsis" : (MARKS[text[at - 1] ?? ""] ?? "none"), at };
}

const spanOf = (text: string, { at }: Ending): FoundSpan => spanAt(text, Math.max(0, at - 1), at);
