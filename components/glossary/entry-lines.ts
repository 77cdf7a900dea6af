import type { Entry, Relation, TermChange, TermEntry } from "@/lib/glossary/core/entry";
import type { PartOfSpeech, TermStatus, TermType } from "@/lib/glossary/core/term";

export const TERM_FIELDS = [
  "text",
  "language",
  "status",
  "type",
  "partOfSpeech",
  "authority",
  "citation",
  "date",
  "occasion",
  "validFrom",
  "validUntil",
  "usageNote",
] as const satisfies readonly (keyof TermEntry)[];
export const CONCEPT_FIELDS = [
  "domain",
  "definition",
  "note",
  "doNotTranslate",
  "fullThenShort",
  "relations",
  "deleted",
] as const satisfies readonly (keyof Entry)[];

export type TermField = (typeof TERM_FIELDS)[number];
export type ConceptField = (typeof CONCEPT_FIELDS)[number];

/** How what an entry holds is said in the interface's language. */
export type EntryWords = {
  readonly status: (status: TermStatus) => string;
  readonly type: (type: TermType) => string;
  readonly partOfSpeech: (part: PartOfSpeech) => string;
  readonly flag: (value: boolean) => string;
  readonly relations: (relations: readonly Relation[]) => string;
};

/** One field of an entry as people read it; "" when nothing is said there. */
export type EntryLine = {
  /** The same for the same field of another version of the entry. */
  readonly key: string;
  readonly field: TermField | ConceptField;
  /** Of which term; null for the concept itself. */
  readonly term: Pick<TermEntry, "text" | "language"> | null;
  readonly value: string;
};

/** The key of a field's line. */
export function lineKey(field: string, termId: string | null = null): string {
  return `${termId ?? "concept"}.${field}`;
}

/** An entry field by field: its terms, then what is said of the concept. */
export function linesOf(entry: Entry, words: EntryWords): readonly EntryLine[] {
  const terms = entry.terms.flatMap((term) =>
    TERM_FIELDS.map((field) => ({
      ...{ key: lineKey(field, term.id), field },
      term: { text: term.text, language: term.language },
      value: sayOfTerm(term, field, words),
    })),
  );
  const concept = CONCEPT_FIELDS.map((field) => ({
    ...{ key: lineKey(field), field, term: null },
    value: sayOfConcept(entry, field, words),
  }));
  return [...terms, ...concept];
}

/** What a term, or a change to one, says in a field; "" when nothing. */
export function sayOfTerm(term: TermChange, field: TermField, words: EntryWords): string {
  const { status, type, partOfSpeech } = term;
  switch (field) {
    case "status":
      return status === undefined ? "" : words.status(status);
    case "type":
      return type === undefined || type === null ? "" : words.type(type);
    case "partOfSpeech":
      return partOfSpeech === undefined || partOfSpeech === null ? "" : words.partOfSpeech(partOfSpeech);
    default:
      return term[field] ?? "";
  }
}

function sayOfConcept(entry: Entry, field: ConceptField, words: EntryWords): string {
  switch (field) {
    case "relations":
      return words.relations(entry.relations);
    case "doNotTranslate":
    case "fullThenShort":
    case "deleted":
      return words.flag(entry[field]);
    default:
      return entry[field];
  }
}

/** A field that two versions say differently. */
export type LineChange = Omit<EntryLine, "value"> & { readonly before: string; readonly after: string };

/** What changed from one version to another, in the order of the later one; of a new or removed term only what it said. */
export function compareLines(
  before: readonly EntryLine[],
  after: readonly EntryLine[],
): readonly LineChange[] {
  return pair([before, after]).flatMap(({ values: [old = "", now = ""], ...line }) =>
    old === now ? [] : { ...line, before: old, after: now },
  );
}

/** A field that somebody changed while another person was changing the entry too. */
export type LineConflict = Omit<EntryLine, "value"> & {
  readonly before: string;
  readonly theirs: string;
  readonly mine: string;
  /** "both" when they differ: then one must be chosen. */
  readonly changedBy: "them" | "me" | "both";
};

/** What two people made of one version, field by field; what neither changed is left out. */
export function compareThree(
  before: readonly EntryLine[],
  theirs: readonly EntryLine[],
  mine: readonly EntryLine[],
): readonly LineConflict[] {
  return pair([before, mine, theirs]).flatMap(({ values: [old = "", my = "", their = ""], ...line }) => {
    if (my === old && their === old) return [];
    const changedBy = my === old || my === their ? "them" : their === old ? "me" : "both";
    return { ...line, before: old, theirs: their, mine: my, changedBy } as const;
  });
}

type Paired = Omit<EntryLine, "value"> & { readonly values: readonly (string | undefined)[] };

/** Lines of the same field beside each other; a field is called as its latest version calls it. */
function pair(versions: readonly (readonly EntryLine[])[]): readonly Paired[] {
  const maps = versions.map((lines) => new Map(lines.map((line) => [line.key, line])));
  const keys = new Set([...versions].reverse().flatMap((lines) => lines.map(({ key }) => key)));
  return [...keys].flatMap((key) => {
    const found = maps.map((map) => map.get(key));
    const named = found.findLast((line) => line !== undefined);
    if (named === undefined) return [];
    const { field, term } = named;
    return { key, field, term, values: found.map((line) => line?.value) };
  });
}
