import type { FoldedText } from "@/lib/text/core/fold-text";
import { isSameLanguage, isWrittenWithoutSpaces } from "@/lib/text/core/language";
import { doAtOnce, type Turns } from "@/lib/text/core/turns";
import { blockByWords } from "./block-known";
import { decidedScan } from "./decided-scan";
import { isDecided } from "./settled";
import type { MatchConcept, Occurrence, TermStatus } from "./term";
import { buildTermIndex, type Match, type Scan } from "./term-index";

declare const recognized: unique symbol;

/** A text's occurrences, the very list that a recognizer gave: of a copy or a part of it nothing more is known. */
export type Recognized = readonly Occurrence[] & { readonly [recognized]: true };

/**
 * Places by decided terms alone, as `decidedOf` gave them where the text was read: every recognizer leaves them as they
 * are. For who was told them, as a browser is by the server.
 */
export const asDecided = (occurrences: readonly Occurrence[]): Recognized => occurrences as Recognized;

/** Finds a glossary's source terms in texts. Immutable: build it once for a version of the glossary and share it. */
export type Recognizer = {
  /**
   * The terms in a text: leftmost-longest, sorted, none overlapping another. What else stands inside one of them, or
   * on its very span, is its `inner`: one flat list by start and then the longest first, of other concepts only,
   * each of them with an empty `inner` of its own. A match that crosses the edge of an outer one is none.
   */
  recognize(text: string): Recognized;
  /** The same, for who has others waiting while a long text is read. */
  recognizeInTurns(text: string): Turns<Recognized>;
  /**
   * Every concept one of whose source terms stands in a text anywhere, folded under another or not, with its places.
   */
  findAll(text: string): Occurrence[];
  /** The same by decided source terms alone, for texts in which a wording is to stay as it is. */
  findAllDecided(text: string): Occurrence[];
  /**
   * What stands there by decided terms alone, as if nobody had proposed any: a place of a concept is held to its agreed
   * wording when it is decided what the concept is called. A concept of which a wording was decided before anybody
   * said a word about its source terms is called by all of these.
   *
   * @param occurrences what this recognizer gave
   */
  decidedOf(occurrences: Recognized): Recognized;
  /** What the automaton takes in memory, in bytes. */
  readonly bytes: number;
};

type Named = {
  readonly conceptId: string;
  readonly termId: string;
  readonly status: TermStatus;
  readonly text: string;
  readonly counts: boolean;
};

/** Of terms on the very same span, the one that better names it comes first. */
const STATUS_ORDER: Readonly<Record<TermStatus, number>> = {
  preferred: 0,
  admitted: 1,
  proposed: 2,
  superseded: 3,
  deprecated: 4,
};

/**
 * Builds the recognizer of all terms in the source language, whatever their status: an outdated wording in a source
 * is also a place that needs its agreed rendering. Terms of one character are recognized like any other: whoever
 * adds 党 wants it found, and longest match keeps it out of the longer terms.
 */
export function buildRecognizer(concepts: readonly MatchConcept[], sourceLanguage: string): Recognizer {
  const named = concepts.flatMap((concept): Named[] => {
    const terms = concept.terms.filter(({ language }) => isSameLanguage(language, sourceLanguage));
    const holdsAll = !terms.some(isDecided) && concept.terms.some(isDecided);
    return terms.map((term) => {
      const { id: termId, status, text } = term;
      return { conceptId: concept.id, termId, status, text, counts: holdsAll || isDecided(term) };
    });
  });
  const index = buildTermIndex(named, !isWrittenWithoutSpaces(sourceLanguage));
  // Kept beside the occurrences of a text with proposed terms for as long as somebody holds those: both come from one scan.
  const decided = new WeakMap<Recognized, Recognized>();
  function* recognizeInTurns(text: string): Turns<Recognized> {
    const scan = index.scan(text);
    yield;
    const shown = (yield* resolveInTurns(text, scan)) as readonly Occurrence[] as Recognized;
    const other = onlyDecided(scan);
    if (other !== scan) decided.set(shown, asDecided(yield* resolveInTurns(text, other)));
    return shown;
  }
  const allCount = named.every(({ counts }) => counts);
  const onlyDecided = (scan: Scan<Named>): Scan<Named> => (allCount ? scan : decidedScan(scan));
  const findIn = (text: string, { folded, matches }: Scan<Named>): Occurrence[] =>
    matches.flatMap((match) => occurrencesOf(text, folded, match));
  return {
    bytes: index.bytes,
    recognize: (text) => doAtOnce(recognizeInTurns(text)),
    recognizeInTurns,
    findAll: (text) => findIn(text, index.scan(text)),
    findAllDecided: (text) => findIn(text, onlyDecided(index.scan(text))),
    decidedOf: (occurrences) => decided.get(occurrences) ?? occurrences,
  };
}

function* resolveInTurns(text: string, scan: Scan<Named>): Turns<Occurrence[]> {
  const matches = blockByWords(scan);
  yield;
  return resolve(text, scan.folded, matches);
}

/** Leftmost-longest, the rest folded. `matches` are by start, the longest first. */
function resolve(text: string, folded: FoldedText, matches: readonly Match<Named>[]): Occurrence[] {
  const outer: Occurrence[] = [];
  for (let at = 0; at < matches.length; ) {
    const longest = matches[at];
    if (longest === undefined) break;
    const inside: Match<Named>[] = [];
    at += 1;
    for (let next = matches[at]; next !== undefined && next.start < longest.end; next = matches[at]) {
      if (next.end <= longest.end) inside.push(next);
      at += 1;
    }
    for (const occurrence of foldUnder(text, folded, longest, inside)) outer.push(occurrence);
  }
  return outer;
}

/** Most occurrences have nothing inside. */
const NOTHING: readonly Occurrence[] = [];

function foldUnder(
  text: string,
  folded: FoldedText,
  longest: Match<Named>,
  inside: readonly Match<Named>[],
): Occurrence[] {
  const here = occurrencesOf(text, folded, longest);
  const [first] = here;
  if (first === undefined || (here.length === 1 && inside.length === 0)) return here;
  const within = inside.flatMap((match) => occurrencesOf(text, folded, match));
  const inner = [...here.slice(1), ...within].filter(({ conceptId }) => conceptId !== first.conceptId);
  return [{ ...first, inner }];
}

/** One occurrence for each concept that has the wording, the one that names the place best first. */
function occurrencesOf(text: string, folded: FoldedText, { entry, start, end }: Match<Named>): Occurrence[] {
  const from = folded.starts[start] ?? 0;
  const to = folded.ends[end - 1] ?? 0;
  const here = text.slice(from, to);
  const best = entry.values.length === 1 ? entry.values : bestOfEachConcept(entry.values, here);
  return best.map(({ conceptId, termId }) => ({
    conceptId,
    termId,
    text: here,
    start: from,
    end: to,
    inner: NOTHING,
  }));
}

function bestOfEachConcept(values: readonly Named[], here: string): readonly Named[] {
  const byConcept = new Map<string, Named>();
  for (const named of rank(values, here))
    if (!byConcept.has(named.conceptId)) byConcept.set(named.conceptId, named);
  return [...byConcept.values()];
}

/** Terms written exactly so come first, then by status; equals keep the glossary's order. */
function rank(values: readonly Named[], here: string): readonly Named[] {
  const order = ({ text, status }: Named): number =>
    (text === here ? 0 : Object.keys(STATUS_ORDER).length) + STATUS_ORDER[status];
  return [...values].sort((one, other) => order(one) - order(other));
}
