import type { Paragraph } from "./block";
import { type DocumentWords, learnWords } from "./document-words";
import {
  beginEvidence,
  endEvidence,
  lengthEvidence,
  pairEvidence,
  seamEvidence,
  wordsMeet,
} from "./join-evidence";
import { type FoundJumpLine, findJumpLines, takeOut } from "./jump-lines";
import { LineHabits, type Seam } from "./line-habits";
import {
  endsClosed,
  isCredit,
  isDateLine,
  isRecital,
  isSalutation,
  isSignature,
  markerOf,
} from "./line-shapes";
import { confidenceOf, type Evidence, type Proposal, proposal, type Rule } from "./proposal";

/**
 * The least confidence that is worth showing. A little under even odds: a person decides, sees the reasons, and loses
 * more by a cut that nobody mentions than by a join to refuse.
 */
const ENOUGH = 0.45;

/** A boundary between two paragraphs that may be a cut, with the paragraphs around it. */
type Boundary = {
  readonly head: Paragraph;
  readonly tail: Paragraph;
  /** Texts without jump lines. */
  readonly headText: string;
  readonly tailText: string;
  readonly before: Paragraph | undefined;
  /** What stands behind the tail, without jump lines; undefined at the end of the text. */
  readonly after: string | undefined;
  /** The tail says itself that it came from elsewhere. */
  readonly cameFrom: boolean;
  /** What is printed between the halves, or at either of them, to say that a text goes on. */
  readonly jump: string | undefined;
  /** Place of the head when only titles and the like stand above it, else null. */
  readonly position: number | null;
};

/**
 * Proposes to join two halves of a paragraph that a page or a column cut.
 *
 * @param paragraphs the whole text, in order
 * @param skipped indexes of paragraphs that may stand between halves without parting them: running heads and page
 *   numbers, which are never joined themselves, and captions
 * @param from first index whose boundary to the next is judged; for a text of which only an appended part is new
 */
export function proposeJoins(
  paragraphs: readonly Paragraph[],
  skipped: { readonly furniture: ReadonlySet<number>; readonly captions: ReadonlySet<number> },
  from = 0,
): readonly Proposal[] {
  const jumpLines = paragraphs.map(({ text }, index) =>
    findJumpLines(text, paragraphs[index - 1]?.text ?? null),
  );
  const texts = paragraphs.map(({ text }, index) => takeOut(text, jumpLines[index] ?? []));
  const words = learnWords(texts);
  const habits = new LineHabits(seamsOf(paragraphs, texts, words));
  const judge = (skip: ReadonlySet<number>) =>
    judgeBoundaries({ paragraphs, texts, jumpLines }, skip, from, { words, habits });
  const across = judge(new Set([...skipped.furniture, ...skipped.captions]));
  const joined = new Set(across.map((entry) => entry.paragraphIndexes[0]));
  // A caption may itself be cut; it is judged like any paragraph where nothing was joined across it.
  const withCaptions = skipped.captions.size === 0 ? [] : judge(skipped.furniture);
  return [...across, ...withCaptions.filter((entry) => !joined.has(entry.paragraphIndexes[0]))];
}

/** The seams that tell what short lines are: those of running text, without titles, dates and signatures. */
function seamsOf(
  paragraphs: readonly Paragraph[],
  texts: readonly string[],
  words: DocumentWords,
): readonly Seam[] {
  return paragraphs.flatMap(({ kind, label }, index) => {
    const text = texts[index] ?? "";
    if (kind !== "body" || label !== null || text === "" || (index < 2 && text.length < 40)) return [];
    if (isCredit(text) || isDateLine(text) || isSignature(text) || isSalutation(text)) return [];
    // Where a line ends, or is too long for a heading, it does not matter whether words meet.
    const matters = LineHabits.couldBeHeading(text) && !endsClosed(text);
    return [{ head: text, wordsMeet: matters && wordsMeet(text, texts[index + 1] ?? "", words) }];
  });
}

type Learned = { readonly words: DocumentWords; readonly habits: LineHabits };

/** `texts` are those of the paragraphs, without their jump lines. */
type Judged = {
  readonly paragraphs: readonly Paragraph[];
  readonly texts: readonly string[];
  readonly jumpLines: readonly (readonly FoundJumpLine[])[];
};

function judgeBoundaries(
  { paragraphs, texts, jumpLines }: Judged,
  skipped: ReadonlySet<number>,
  from: number,
  learned: Learned,
): readonly Proposal[] {
  const running = paragraphs.flatMap((paragraph, index) =>
    skipped.has(index) || texts[index] === "" ? [] : [{ paragraph, index, text: texts[index] ?? "" }],
  );
  return running.flatMap((entry, at) => {
    const next = running[at + 1];
    if (next === undefined || entry.index < from) return [];
    const jumps = [
      ...(jumpLines[entry.index] ?? []).filter(({ direction }) => direction === "to"),
      ...jumpLines.slice(entry.index + 1, next.index).flatMap((found) => found.filter(({ whole }) => whole)),
      ...(jumpLines[next.index] ?? []).filter(({ direction }) => direction === "from"),
    ];
    const boundary: Boundary = {
      head: entry.paragraph,
      tail: next.paragraph,
      headText: entry.text,
      tailText: next.text,
      before: running[at - 1]?.paragraph,
      after: running[at + 2]?.text,
      cameFrom: jumps.some(({ direction, whole }) => direction === "from" && !whole),
      jump: jumps[0]?.line,
      position:
        at <= 2 && running.slice(0, at).every(({ paragraph }) => !endsClosed(paragraph.text)) ? at : null,
    };
    const evidence = joinEvidence(boundary, learned);
    if (evidence === null || confidenceOf(evidence) < ENOUGH) return [];
    return [proposal({ kind: "join" }, [entry.index, next.index], evidence)];
  });
}

/** The evidence at one boundary; null where no join can be. */
function joinEvidence(boundary: Boundary, { words, habits }: Learned): readonly Evidence[] | null {
  const { headText, tailText } = boundary;
  if (!couldContinue(boundary)) return null;
  const begin = beginEvidence(tailText, words);
  const forced = begin.some((entry) => entry.rule === "cannot-begin");
  if (endsClosed(headText) && !forced) return closedEvidence(boundary);
  if (!forced && isLineOfItsOwn(boundary)) return null;
  const pairs = pairEvidence(headText, tailText);
  const meets = wordsMeet(headText, tailText, words);
  const seam = seamEvidence(headText, tailText, words);
  if (!forced && isLoneLine(boundary, [...endEvidence(headText), ...begin, ...pairs, ...seam], meets))
    return null;
  const plain = boundary.head.label === null && LineHabits.couldBeHeading(headText);
  const habit = plain ? habits.cutWeight(headText) : null;
  return [
    ...endEvidence(headText),
    ...(boundary.jump === undefined
      ? []
      : [{ rule: "jump-words", weight: 2, quote: boundary.jump } as const]),
    ...begin,
    ...pairs,
    ...seam,
    ...lengthEvidence(headText, habit),
    ...(habit !== null && !meets ? [{ rule: "looks-like-heading", weight: -0.9 } as const] : []),
    ...tailEvidence(boundary),
    ...topEvidence(boundary),
  ];
}

function couldContinue({ head, tail, tailText, headText, cameFrom }: Boundary): boolean {
  if (head.kind !== "body" || tail.kind !== "body" || tail.label !== null) return false;
  if (head.container === "table" || tail.container === "table") return false;
  if (head.container === "code" || tail.container === "code") return false;
  if (head.speaker !== tail.speaker) return false;
  if (headText.includes("\n") ? headText.split("\n").some(isCredit) : isCredit(headText)) return false;
  if (cameFrom) return true;
  return !beginsAnew(headText, tailText);
}

/** A number or sign at the head, unless it is the second half of a number. */
function beginsAnew(headText: string, tailText: string): boolean {
  const marker = markerOf(tailText);
  if (/^(?:注|附注|备注|注释)[：:]/u.test(tailText)) return true;
  if (marker === null) return isSalutation(tailText) && !/[，、]$/u.test(headText);
  if (marker === "digit" && /[\d.．]$/u.test(headText)) return false;
  return !(marker === "dash" && headText.endsWith("—"));
}

/** After a full stop, a colon or a semicolon only an open pair or a lone semicolon speaks for a cut. */
function closedEvidence(boundary: Boundary): readonly Evidence[] | null {
  const { head, tail, headText, tailText, before } = boundary;
  if (!/[；;]$/u.test(headText)) return null;
  const inList =
    [before?.text ?? "", tailText].some((text) => /[；;：:]$/u.test(text)) || markerOf(head.text) !== null;
  if (inList || tail.container === "list" || isRecital(headText)) return null;
  return [
    ...pairEvidence(headText, tailText),
    { rule: "connecting-end", weight: 0.2, quote: headText.slice(-8) },
    ...lengthEvidence(headText, 0),
  ];
}

function isLineOfItsOwn(boundary: Boundary): boolean {
  const { headText, tailText } = boundary;
  const alone = (text: string) => isDateLine(text) || isSignature(text);
  if (boundary.head.label === null && (isSalutation(headText) || alone(headText))) return true;
  return alone(tailText) || isVerse(boundary) || isPreamble(boundary);
}

/** Short lines of one length: a poem, or a couplet of five or seven characters a line. */
function isVerse({ headText, tailText, before }: Boundary): boolean {
  const line = (text: string) => text.replace(/[，。；！？、\s\u3000]/gu, "").length;
  const { length } = headText;
  const even = length <= 17 && line(headText) === line(tailText) && !/[，。]/u.test(headText.slice(0, -1));
  return (
    even && (line(headText) === 5 || line(headText) === 7 || line(before?.text ?? "") === line(headText))
  );
}

/** Clauses of a preamble or a resolution, which end with a comma and stand in paragraphs of their own. */
function isPreamble({ headText, tailText, before }: Boundary): boolean {
  if (!/[，；,;]$/u.test(headText) || !isRecital(tailText)) return false;
  const clause = (text: string | undefined) => text !== undefined && /[，；,;]$/u.test(text);
  const inRun = clause(tailText) || (clause(before?.text) && isRecital(headText));
  return inRun || (headText.length <= 60 && /(?:如下|如下[：:])$/u.test(tailText));
}

/** Short, without a sentence in it and without an end: a heading, a name, an office, a date, a field of a form. */
function isLineLike(text: string): boolean {
  return text.length < 30 && !/[，。；]/u.test(text) && !endsClosed(text);
}

/** What speaks for a cut whatever the second half looks like. */
const SURE: ReadonlySet<Rule> = new Set(["connecting-end", "open-pair", "seldom-begins", "number-cut"]);

/**
 * A line behind a sentence without its stop goes on with it only where the words say so. In a run of such lines, and at
 * the end of a text – signatures, names, an office and a date –, words that happen to stand together say nothing.
 */
function isLoneLine(
  { tailText, after, jump }: Boundary,
  evidence: readonly Evidence[],
  meets: boolean,
): boolean {
  if (jump !== undefined || !isLineLike(tailText)) return false;
  if (evidence.some(({ rule, weight }) => SURE.has(rule) && weight >= 2)) return false;
  return !meets || after === undefined || isLineLike(after) || isDateLine(after);
}

function tailEvidence({ headText, tailText }: Boundary): readonly Evidence[] {
  if (endsClosed(tailText)) return [{ rule: "tail-ends", weight: tailText.length < 20 ? 0.8 : 0.3 }];
  if (!isLineLike(tailText)) return [];
  return [{ rule: "looks-like-line", weight: headText.length < 40 && !/[。；]/u.test(headText) ? -3 : -1 }];
}

/** The first lines of a text are its title, its subtitle and who gave it. */
function topEvidence({ headText, position }: Boundary): readonly Evidence[] {
  if (position === null || headText.length >= 60 || /[。；]/u.test(headText)) return [];
  const title =
    /(?:报告|公报|声明|协定|条约|公约|宣言|讲话|致辞|演讲|贺信|意见|决定|通知|办法|条例|公告|纪要|采访|访谈|记者会|白皮书|倡议|社论|评论|全文|实录)$/u;
  const weight = position === 0 ? -3 : /[，,]/u.test(headText) ? 0 : -1.8;
  return [
    { rule: "looks-like-heading", weight: weight - (title.test(headText) ? (position === 0 ? 5 : 2) : 0) },
  ];
}
