import { isSameLanguage } from "@/lib/text/core/language";
import { doAtOnce, flatMapInParts, type Turns } from "@/lib/text/core/turns";
import { type First, firstOccurrences, homographsOf, shareSpans } from "./occurring";
import { buildRecognizer, type Recognized, type Recognizer } from "./recognizer";
import { type Held, settle } from "./settle-wordings";
import { type ConceptVerdict, type MatchConcept, type MatchTerm, VERDICTS, type Verdict } from "./term";
import { isRight, standingOn } from "./term-on-date";
import {
  createWordingFinder,
  type FoundWording,
  type PreparedWording,
  prepareWording,
  type WordingFinder,
} from "./wording-finder";

/** A pair of texts to judge. `date` is the document's, an ISO date; null holds it to the latest decisions. */
export type JudgedPair = { readonly source: string; readonly target: string; readonly date: string | null };

/** Judges translations by a glossary. Immutable: build it once for a version of the glossary and share it. */
export type Judge = {
  readonly recognizer: Recognizer;
  /**
   * One verdict for each concept of the source, in the order of their first occurrences.
   *
   * A term that is only folded under a longer one has none: the longer one's wording renders it. Of several concepts
   * on the very same span one rendering is enough: those of which nothing stands are left out when another of them
   * has a verdict. A concept of which no wording is agreed, not even against, has none either.
   *
   * Only decided terms of the source make places to judge: what somebody merely proposes is shown, and holds nobody.
   * Where a wording is decided and no term of the source is, all of these do.
   *
   * `occurrences` are the source's as the recognizer gave them, for who judges several translations of
   * it and need not have it recognized again.
   */
  judge(pair: JudgedPair, occurrences?: Recognized): ConceptVerdict[];
  /** The same, for who has others waiting: a text may be long, and nothing but terms. */
  judgeInTurns(pair: JudgedPair, occurrences?: Recognized): Turns<ConceptVerdict[]>;
  /** Every place in the target where a wording of the source's concepts stands that is right on the date, in order. */
  findRight(pair: JudgedPair, occurrences?: Recognized): RightWording[];
};

/** A wording that is found or a variant; half-open UTF-16 offsets in the target. */
export type RightWording = {
  readonly conceptId: string;
  readonly term: MatchTerm;
  readonly start: number;
  readonly end: number;
};

type Wording = { readonly concept: MatchConcept; readonly term: MatchTerm; readonly text: string };
/** Builds the judge of translations from one language into another. */
export function createJudge(
  concepts: readonly MatchConcept[],
  { sourceLanguage, targetLanguage }: { readonly sourceLanguage: string; readonly targetLanguage: string },
): Judge {
  const recognizer = buildRecognizer(concepts, sourceLanguage);
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const wordingsOf = keepWordings(byId, targetLanguage);
  const readSource = keepRead((shown) => {
    const occurrences = recognizer.decidedOf(shown);
    const groups = occurrences.map(homographsOf);
    const ids = new Set(groups.flat());
    const find = createWordingFinder([...ids].flatMap(wordingsOf), targetLanguage);
    const firsts = firstOccurrences(occurrences, groups, byId).map((first) => {
      const concept = byId.get(first.conceptId);
      return { ...first, missing: concept === undefined ? null : missingOf(first, concept, targetLanguage) };
    });
    return { groupsOf: shareSpans(groups), ids, find, firsts, judged: new Map() };
  });
  function* findCounted(pair: JudgedPair, { ids, find }: SourceRead): Turns<Held[]> {
    const found = yield* find(pair.target);
    const held = yield* flatMapInParts(found, PART, (one) => toHeld(one, pair));
    held.push(...findKept(recognizer, ids, byId, pair.target));
    return yield* settle(held, pair.target);
  }
  function* judgeInTurns(
    pair: JudgedPair,
    occurrences: Recognized = recognizer.recognize(pair.source),
  ): Turns<ConceptVerdict[]> {
    const read = readSource(occurrences);
    const key = `${pair.date} ${pair.target}`;
    const before = read.judged.get(key);
    if (before !== undefined) return [...before];
    yield;
    const counted = byConcept(yield* findCounted(pair, read));
    const verdicts = yield* flatMapInParts(read.firsts, FEW, (first) => {
      const own = counted.get(first.conceptId);
      const verdict = own === undefined ? first.missing : decide(first, own);
      return verdict === null ? NONE : [verdict];
    });
    const judged = dropRenderedHomographs(verdicts, read);
    keepJudged(read, key, judged);
    return [...judged];
  }
  return {
    recognizer,
    judge: (pair, occurrences) => doAtOnce(judgeInTurns(pair, occurrences)),
    judgeInTurns,
    findRight(pair, occurrences = recognizer.recognize(pair.source)) {
      const counted = doAtOnce(findCounted(pair, readSource(occurrences)));
      return counted.flatMap(({ standing, conceptId, term, start, end }) =>
        isRight(standing) ? [{ conceptId, term, start, end }] : [],
      );
    },
  };
}

/** With the verdict where nothing of the concept stands. */
type JudgedFirst = First & { readonly missing: ConceptVerdict | null };

/** What every translation of a source is judged by. */
type SourceRead = {
  readonly ids: ReadonlySet<string>;
  /** Of each concept that nowhere stands alone on its span, with which it shares each. */
  readonly groupsOf: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly find: WordingFinder<Wording>;
  readonly firsts: readonly JudgedFirst[];
  /** Verdicts on its translations, by date and text: a page is looked at again, and few of its texts have changed. */
  readonly judged: Map<string, readonly ConceptVerdict[]>;
};

/** Of so many translations of one source the verdicts are kept. */
const MOST_JUDGED = 8;

function keepJudged({ judged }: SourceRead, key: string, verdicts: readonly ConceptVerdict[]): void {
  if (judged.size >= MOST_JUDGED) judged.clear();
  judged.set(key, verdicts);
}

const NONE: readonly never[] = [];
/** So many places of wordings, or so many concepts, are looked at before others get their turn. */
const PART = 1000;
const FEW = 20;

/** Reads a source's occurrences once for all its translations, as long as somebody holds them. */
function keepRead(read: (occurrences: Recognized) => SourceRead): (occurrences: Recognized) => SourceRead {
  const kept = new WeakMap<Recognized, SourceRead>();
  return (occurrences) => {
    const before = kept.get(occurrences);
    if (before !== undefined) return before;
    const made = read(occurrences);
    kept.set(occurrences, made);
    return made;
  };
}

/**
 * Gives a concept's wordings in the target language, prepared when first asked for: a text has few of a glossary's
 * concepts, so a judge of a large glossary is there at once, and a verdict costs the same in a small one.
 */
function keepWordings(
  byId: ReadonlyMap<string, MatchConcept>,
  targetLanguage: string,
): (conceptId: string) => readonly PreparedWording<Wording>[] {
  const kept = new Map<string, readonly PreparedWording<Wording>[]>();
  return (conceptId) => {
    const before = kept.get(conceptId);
    if (before !== undefined) return before;
    const concept = byId.get(conceptId);
    const prepared = (concept?.terms ?? [])
      .filter(({ language, status }) => status !== "proposed" && isSameLanguage(language, targetLanguage))
      .flatMap((term) =>
        concept ? [prepareWording({ concept, term, text: term.text }, targetLanguage)] : [],
      );
    kept.set(conceptId, prepared);
    return prepared;
  };
}

/** What a wording that stands in the target is on the date. */
function toHeld({ value: { concept, term }, start, end }: FoundWording<Wording>, { date }: JudgedPair) {
  const standing = standingOn(term, concept, date);
  // What is not to be translated is right as it is in the source, and no translation of it is.
  if (concept.doNotTranslate && isRight(standing)) return NONE;
  return [{ conceptId: concept.id, term, standing, start, end }];
}

/** Where wordings that are not to be translated stand in the target as they are. */
function findKept(
  recognizer: Recognizer,
  ids: ReadonlySet<string>,
  byId: ReadonlyMap<string, MatchConcept>,
  target: string,
): Held[] {
  const kept = [...ids].filter((id) => byId.get(id)?.doNotTranslate === true);
  if (kept.length === 0) return [];
  return recognizer.findAllDecided(target).flatMap(({ conceptId, termId, start, end }): Held[] => {
    const term = byId.get(conceptId)?.terms.find(({ id }) => id === termId);
    if (term === undefined || !kept.includes(conceptId)) return [];
    return [{ conceptId, term, standing: "found", start, end }];
  });
}

function byConcept(held: readonly Held[]): ReadonlyMap<string, readonly Held[]> {
  const grouped = new Map<string, Held[]>();
  for (const one of held) {
    const own = grouped.get(one.conceptId);
    if (own === undefined) grouped.set(one.conceptId, [one]);
    else own.push(one);
  }
  return grouped;
}

/** The verdict on one concept by its own wordings that count; null when nothing is agreed about it. */
function decide(first: JudgedFirst, own: readonly Held[]): ConceptVerdict | null {
  const verdict = VERDICTS.find((one) => own.some(({ standing }) => standing === one));
  if (verdict === undefined) return first.missing;
  const { conceptId, externalId, start, end } = first;
  const deciding = own.filter(({ standing }) => standing === verdict);
  return {
    conceptId,
    externalId,
    start,
    end,
    verdict,
    targetSpans: distinctSpans(deciding),
    termId: deciding[0]?.term.id ?? null,
  };
}

/** The verdict where nothing of a concept stands; null when nothing is agreed about it, not even against. */
function missingOf(
  { conceptId, externalId, start, end }: First,
  concept: MatchConcept,
  targetLanguage: string,
): ConceptVerdict | null {
  if (!isAgreed(concept, targetLanguage)) return null;
  return { conceptId, externalId, start, end, verdict: "missing", targetSpans: NONE, termId: null };
}

/** Whether there is a wording that a translation can lack. */
function isAgreed(concept: MatchConcept, targetLanguage: string): boolean {
  // That it stays as it is was decided with its terms, of which the places to judge are.
  if (concept.doNotTranslate) return true;
  return concept.terms.some(
    ({ language, status }) =>
      isSameLanguage(language, targetLanguage) && status !== "proposed" && status !== "deprecated",
  );
}

/** Each span once; they come in order, those of one span one after the other. */
function distinctSpans(held: readonly Held[]): { start: number; end: number }[] {
  return held
    .filter(({ start, end }, at) => at === 0 || held[at - 1]?.start !== start || held[at - 1]?.end !== end)
    .map(({ start, end }) => ({ start, end }));
}

/** Leaves out the missing concepts each of whose places another concept of the same span accounts for. */
function dropRenderedHomographs(verdicts: ConceptVerdict[], { groupsOf }: SourceRead): ConceptVerdict[] {
  if (groupsOf.size === 0) return verdicts;
  const byId = new Map<string, Verdict>(verdicts.map(({ conceptId, verdict }) => [conceptId, verdict]));
  const stands = (id: string): boolean => (byId.get(id) ?? "missing") !== "missing";
  return verdicts.filter(({ verdict, conceptId }) => {
    const groups = verdict === "missing" ? groupsOf.get(conceptId) : undefined;
    return (
      groups === undefined || !groups.every((group) => group.some((id) => id !== conceptId && stands(id)))
    );
  });
}
