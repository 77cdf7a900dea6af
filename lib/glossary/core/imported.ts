import { isSameLanguage } from "@/lib/text/core/language";
import type { ConceptFields, Entry, NewTerm, Relation, TermEntry } from "./entry";

/** A term as a file gave it: what the file does not say is absent, and never clears what is known. */
export type ImportedTerm = Pick<NewTerm, "language" | "text"> & {
  readonly [Key in keyof NewTerm]?: NewTerm[Key];
};

/** A concept as a file gave it. */
export type ImportedConcept = {
  /** Where it stands in the file: a line, a row of a sheet, or the how-manieth entry; from 1. */
  readonly line: number;
  readonly externalId: string | null;
  readonly fields: { readonly [Key in keyof ConceptFields]?: ConceptFields[Key] };
  readonly terms: readonly ImportedTerm[];
  /** To concepts by their id in the file, or an id that the glossary knows. */
  readonly relations?: readonly ImportedRelation[];
  /** The rows it was gathered from, when there are several; `terms` are those of all of them. */
  readonly rows?: readonly ImportedRow[];
};

export type ImportedRow = Pick<ImportedConcept, "line" | "terms">;

export type ImportedRelation = { readonly to: string; readonly kind: Relation["kind"] };

const OPPOSITE = { broader: "narrower", narrower: "broader", related: "related" } as const;

/** The relations of each concept of a file, by line and told from both ends; those that lead nowhere are left out. */
export function resolveRelations(
  concepts: readonly ImportedConcept[],
  idOf: (externalId: string) => string | undefined,
): ReadonlyMap<number, readonly Relation[]> {
  const lineOf = new Map(concepts.map(({ externalId, line }) => [externalId ?? "", line]));
  const found = new Map<number, Relation[]>();
  const add = (line: number, conceptId: string | undefined, kind: Relation["kind"]): void => {
    if (conceptId !== undefined)
      found.set(line, mergeRelations(found.get(line) ?? [], [{ conceptId, kind }]));
  };
  for (const { line, externalId, relations = [] } of concepts)
    for (const { to, kind } of relations) {
      if (to === externalId) continue;
      add(line, idOf(to), kind);
      const other = lineOf.get(to);
      if (other !== undefined && externalId !== null) add(other, idOf(externalId), OPPOSITE[kind]);
    }
  return found;
}

/** Known relations with these: one for each concept, and what is given last counts. */
export function mergeRelations(known: readonly Relation[], given: readonly Relation[]): Relation[] {
  return [...new Map([...known, ...given].map((each) => [each.conceptId, each])).values()];
}

/** Another wording is preferred already, for a time that overlaps; `line` is the row's that wanted this one. */
export type MergeConflict = { readonly line: number; readonly text: string; readonly existing: string };

export type Merged = { readonly entry: Entry; readonly conflicts: readonly MergeConflict[] };

/**
 * An entry with what a file says of it: new terms are added, known ones get the fields that are given, and nothing is
 * taken away. A wording that contends with one that is preferred, before the file or by an earlier row of it, is left
 * out and told, or takes its place. What one row itself gives as preferred side by side does not contend.
 *
 * @param newId makes the ids of new terms
 */
export function mergeImported(
  entry: Entry,
  { line, fields, terms, rows = [{ line, terms }] }: ImportedConcept,
  options: { readonly onConflict: "keep" | "replace"; readonly newId: () => string },
): Merged {
  const conflicts: MergeConflict[] = [];
  let after: Entry = { ...entry, ...fields, deleted: false };
  for (const row of rows) {
    const before = after;
    for (const term of row.terms) {
      const rivals = term.status === "preferred" ? rivalsOf(before, after, term) : [];
      if (rivals.length > 0 && options.onConflict === "keep") {
        const existing = rivals.map(({ text }) => text).join(" | ");
        conflicts.push({ line: row.line, text: term.text, existing });
        continue;
      }
      after = { ...after, terms: place(giveWay(after.terms, rivals), term, options.newId) };
    }
  }
  return { entry: after, conflicts };
}

/** Terms that were preferred before this row came, in the same language and time, under another text. */
function rivalsOf(before: Entry, now: Entry, term: ImportedTerm): readonly TermEntry[] {
  const wasPreferred = new Set(
    before.terms.filter(({ status }) => status === "preferred").map(({ id }) => id),
  );
  if (before.terms.some((each) => isSameTerm(each, term) && wasPreferred.has(each.id))) return [];
  return now.terms.filter(
    (each) =>
      wasPreferred.has(each.id) &&
      each.status === "preferred" &&
      isSameLanguage(each.language, term.language) &&
      !isSameTerm(each, term) &&
      overlap(each, term),
  );
}

const isSameTerm = (a: ImportedTerm, b: ImportedTerm): boolean =>
  isSameLanguage(a.language, b.language) && a.text.normalize("NFC") === b.text.normalize("NFC");

type Period = { readonly validFrom?: string | null; readonly validUntil?: string | null };

function overlap(a: Period, b: Period): boolean {
  const startsInTime = (from: Period, until: Period) =>
    (from.validFrom ?? "") <= (until.validUntil ?? "9999-12-31");
  return startsInTime(a, b) && startsInTime(b, a);
}

function giveWay(terms: readonly TermEntry[], rivals: readonly TermEntry[]): readonly TermEntry[] {
  const ids = new Set(rivals.map(({ id }) => id));
  return terms.map((term) => (ids.has(term.id) ? { ...term, status: "superseded" } : term));
}

const NOTHING_KNOWN: Omit<NewTerm, "language" | "text"> = {
  ...{ status: "proposed", type: null, partOfSpeech: null, authority: "", citation: "", date: null },
  ...{ validFrom: null, validUntil: null, occasion: "", usageNote: "" },
};

function place(terms: readonly TermEntry[], term: ImportedTerm, newId: () => string): readonly TermEntry[] {
  const given = Object.fromEntries(Object.entries(term).filter(([, value]) => value !== undefined));
  if (!terms.some((each) => isSameTerm(each, term)))
    return [...terms, { ...NOTHING_KNOWN, ...term, ...given, id: newId() }];
  return terms.map((each) =>
    isSameTerm(each, term) ? { ...each, ...given, language: each.language } : each,
  );
}

/** Rows of one concept, told apart by their `concept_id`, as one concept; those without an id stay as they are. */
export const gatherById = (concepts: readonly ImportedConcept[]): readonly ImportedConcept[] =>
  gatherBy(concepts, ({ externalId }) => externalId);

/** Rows with the same key as one, which stands where the first of them stood; those without a key stay as they are. */
export function gatherBy(
  concepts: readonly ImportedConcept[],
  keyOf: (concept: ImportedConcept) => string | null,
): readonly ImportedConcept[] {
  const gathered = new Map<string, ImportedConcept>();
  for (const concept of concepts) {
    const own = keyOf(concept);
    const key = own === null ? `line ${concept.line}` : `key ${own}`;
    const known = gathered.get(key);
    gathered.set(
      key,
      known === undefined
        ? concept
        : {
            ...known,
            externalId: known.externalId ?? concept.externalId,
            fields: { ...known.fields, ...concept.fields },
            terms: [...known.terms, ...concept.terms],
            relations: [...(known.relations ?? []), ...(concept.relations ?? [])],
            rows: [...rowsOf(known), ...rowsOf(concept)],
          },
    );
  }
  return [...gathered.values()];
}

const rowsOf = ({ line, terms, rows = [{ line, terms }] }: ImportedConcept): readonly ImportedRow[] => rows;
