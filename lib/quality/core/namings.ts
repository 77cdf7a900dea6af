import { homographsOf } from "@/lib/glossary/core/occurring";
import type { Recognized } from "@/lib/glossary/core/recognizer";
import type { MatchConcept, MatchTerm, Occurrence } from "@/lib/glossary/core/term";
import { standingOn } from "@/lib/glossary/core/term-on-date";
import type { Judge, RightWording } from "@/lib/glossary/core/verdicts";
import { isSameLanguage } from "@/lib/text/core/language";
import type { CheckedPair } from "./finding";
import type { Span } from "./spans";
import { isBlank } from "./untranslated";

/**
 * A place where the English names a concept that a text has in full first and short from then on. Offsets are
 * UTF-16, half open, in the English; `source` is the place in the Chinese, null where it cannot be told which.
 */
export type Naming = Span & {
  readonly conceptId: string;
  readonly form: Form;
  readonly source: Span | null;
  /** The wordings to write. */
  readonly full: string;
  readonly short: string;
};

type Form = "full" | "short";

/** The source has the concept here and the English is not written yet: its first mention may be still to come. */
export type AwaitedNaming = { readonly conceptId: string; readonly form: "awaited" };

/** In the order of the English; what a blank English awaits is in the order of the source. */
export type NamingReader = (pair: CheckedPair) => readonly (Naming | AwaitedNaming)[];

/** All concepts that any translation of a source may name. */
export const nameableIn = (read: NamingReader, source: string): readonly string[] =>
  read({ source, target: "", date: null }).map(({ conceptId }) => conceptId);

type Glossary = {
  readonly judge: Judge;
  readonly conceptById: ReadonlyMap<string, MatchConcept>;
  readonly targetLanguage: string;
};

/**
 * Reads where the English names concepts with the rule "first mention full, later short" that have both forms in the target
 * language, where the source has them too. Null when there is no such concept: then no text need be read.
 *
 * @param recognize gives what the judge's recognizer gives, for who has asked it before
 */
export function createNamingReader(
  { judge, conceptById, targetLanguage }: Glossary,
  recognize: (source: string) => Recognized = judge.recognizer.recognize,
): NamingReader | null {
  const ruled = new Map<string, Ruled>();
  for (const concept of conceptById.values()) {
    const forms = readForms(concept, targetLanguage);
    if (forms !== null) ruled.set(concept.id, forms);
  }
  if (ruled.size === 0) return null;
  return (pair) => {
    const occurrences = recognize(pair.source);
    const places = placesOf(judge.recognizer.decidedOf(occurrences), ruled);
    if (places.size === 0) return [];
    if (isBlank(pair.target)) return [...places.keys()].map((conceptId) => ({ conceptId, form: "awaited" }));
    const found = new Map<string, Read[]>([...places.keys()].map((id) => [id, []]));
    for (const wording of judge.findRight(pair, occurrences)) {
      const form = formOf(wording.term);
      if (form !== null) found.get(wording.conceptId)?.push({ ...wording, form });
    }
    return [...found]
      .flatMap(([id, read]) => {
        const concept = ruled.get(id);
        return concept === undefined ? [] : toNamings(read, places.get(id) ?? [], concept, pair);
      })
      .toSorted((one, other) => one.start - other.start);
  };
}

type Read = RightWording & { readonly form: Form };

/** A variant, and a wording of which nobody has said what it is, count as neither. */
function formOf({ type }: MatchTerm): Form | null {
  if (type === "fullForm") return "full";
  return type === "shortForm" || type === "acronym" ? "short" : null;
}

/** A concept with the rule, and its terms of the target language that it needs. */
type Ruled = {
  readonly concept: MatchConcept;
  readonly full: readonly MatchTerm[];
  readonly short: readonly MatchTerm[];
};

function readForms(concept: MatchConcept, targetLanguage: string): Ruled | null {
  if (!concept.fullThenShort || concept.doNotTranslate) return null;
  const own = concept.terms.filter(({ language }) => isSameLanguage(language, targetLanguage));
  const [full, short] = [
    own.filter((term) => formOf(term) === "full"),
    own.filter((term) => formOf(term) === "short"),
  ];
  return full.length === 0 || short.length === 0 ? null : { concept, full, short };
}

/** Where the source has each of these concepts. */
function placesOf(
  occurrences: readonly Occurrence[],
  ruled: ReadonlyMap<string, Ruled>,
): ReadonlyMap<string, Span[]> {
  const places = new Map<string, Span[]>();
  for (const occurrence of occurrences)
    for (const id of new Set(homographsOf(occurrence))) {
      if (!ruled.has(id)) continue;
      const { start, end } = occurrence;
      const known = places.get(id);
      if (known === undefined) places.set(id, [{ start, end }]);
      else known.push({ start, end });
    }
  return places;
}

/** The places of one concept; none when one of its forms is not right on the document's date. */
function toNamings(
  read: readonly Read[],
  places: readonly Span[],
  { concept, ...terms }: Ruled,
  { target, date }: CheckedPair,
): Naming[] {
  const [full, short] = [rightOf(terms.full, concept, date), rightOf(terms.short, concept, date)];
  if (full === null || short === null) return [];
  const namings = joinIntroductions(read, target);
  return namings.map(({ conceptId, form, start, end }, at) => {
    const isKnown = namings.length === places.length || at === 0;
    const source = isKnown ? (places[at] ?? null) : null;
    return { conceptId, form, start, end, source, full, short };
  });
}

/** The wording to write on a day: the preferred one, else an admitted one. */
function rightOf(terms: readonly MatchTerm[], concept: MatchConcept, date: string | null): string | null {
  const standing = (wanted: "found" | "variant"): MatchTerm | undefined =>
    terms.find((term) => standingOn(term, concept, date) === wanted);
  return (standing("found") ?? standing("variant"))?.text ?? null;
}

/** What stands between a wording and another one in the brackets behind it: "(", "(the", "(hereinafter “". */
const INTO_BRACKETS = /^(?:['’]s?)?\s{0,3}[(（[][^()（）[\]]{0,40}$/u;
const LONGEST_WAY = 46;

/** A form in brackets right behind the other one makes one naming with it, of the full form. */
function joinIntroductions(read: readonly Read[], target: string): readonly Read[] {
  const joined: Read[] = [];
  for (const one of read) {
    const before = joined.at(-1);
    const isBehind =
      before !== undefined &&
      before.form !== one.form &&
      one.start - before.end <= LONGEST_WAY &&
      INTO_BRACKETS.test(target.slice(before.end, one.start));
    if (!isBehind) joined.push(one);
    else if (one.form === "full") joined[joined.length - 1] = one;
  }
  return joined;
}
