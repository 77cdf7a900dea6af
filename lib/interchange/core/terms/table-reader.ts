import { languageTag, MAX_TERM } from "@/lib/glossary/core/entry";
import type { ImportedConcept, ImportedTerm } from "@/lib/glossary/core/imported";
import { isSameLanguage } from "@/lib/text/core/language";
import { type Column, readColumn, readDay, readFlag, splitCell } from "./columns";

/** A row that cannot be taken, and why. */
export type SkippedLine = {
  readonly line: number;
  readonly reason: "unreadable-date" | "no-term" | "bad-value";
  readonly text: string;
};

export type ReadTerms = {
  readonly concepts: readonly ImportedConcept[];
  readonly skipped: readonly SkippedLine[];
  /** The columns as they were understood; null for those that were left out. */
  readonly columns: readonly { readonly name: string; readonly meaning: string | null }[];
};

/**
 * Reads a table of terms: the first row names the columns. An empty cell says nothing; it never clears anything.
 *
 * @param mapping column names of the file to names of ours, "" to leave a column out; others are read as they are named
 * @param lineOf the line or row number that a person finds a row by
 */
export function readTable(
  rows: readonly (readonly string[])[],
  options: {
    readonly targetLanguage: string;
    readonly mapping: Readonly<Record<string, string>>;
    readonly lineOf: (index: number) => number;
  },
): ReadTerms {
  const [names = [], ...body] = rows;
  const columns = names.map((name) => {
    const meaning = options.mapping[name] ?? options.mapping[name.trim()] ?? name;
    return { name: name.trim(), meaning: meaning.trim().toLowerCase(), column: readColumn(meaning) };
  });
  const concepts: ImportedConcept[] = [];
  const skipped: SkippedLine[] = [];
  for (const [index, cells] of body.entries()) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const line = options.lineOf(index + 1);
    const read = readRow(
      columns.map(({ column }) => column),
      cells,
      line,
      options.targetLanguage,
    );
    if ("reason" in read) skipped.push(read);
    else concepts.push(read);
  }
  return {
    concepts,
    skipped,
    columns: columns.map(({ name, meaning, column }) => ({
      name,
      meaning: column === null ? null : meaning,
    })),
  };
}

function readRow(
  columns: readonly (Column | null)[],
  cells: readonly string[],
  line: number,
  targetLanguage: string,
): ImportedConcept | SkippedLine {
  const first = cells.find((cell) => cell.trim() !== "") ?? "";
  let externalId: string | null = null;
  const fields: Record<string, string | boolean> = {};
  const ofTarget: Record<string, string> = {};
  const terms: ImportedTerm[] = [];
  for (const [at, column] of columns.entries()) {
    const cell = (cells[at] ?? "").trim();
    if (column === null || cell === "") continue;
    if (column.kind === "concept-id") externalId = cell.slice(0, 200);
    if (column.kind === "field") fields[column.field] = cell;
    if (column.kind === "terms")
      for (const text of splitCell(cell))
        terms.push({ language: column.language, text, status: column.status });
    if (column.kind === "flag") {
      const flag = readFlag(cell);
      if (flag === null) return { line, reason: "bad-value", text: cell };
      fields[column.field] = flag;
    }
    if (column.kind === "of-target") {
      const value = isDay(column.field) ? readDay(cell, column.field === "validUntil") : cell;
      if (value === null) return { line, reason: "unreadable-date", text: cell };
      ofTarget[column.field] = value;
    }
  }
  if (terms.length === 0 && externalId === null) return { line, reason: "no-term", text: first };
  if (terms.some(({ text, language }) => text.length > MAX_TERM || !languageTag.safeParse(language).success))
    return { line, reason: "bad-value", text: first };
  return { line, externalId, fields, terms: terms.map((term) => withTarget(term, ofTarget, targetLanguage)) };
}

const isDay = (field: string): boolean => ["validFrom", "validUntil", "date"].includes(field);

/**
 * What a row says of its English is said of its preferred one. A deprecated wording beside one that holds from a day
 * on was right until then.
 */
function withTarget(
  term: ImportedTerm,
  ofTarget: Readonly<Record<string, string>>,
  targetLanguage: string,
): ImportedTerm {
  if (!isSameLanguage(term.language, targetLanguage)) return term;
  if (term.status === "preferred") return { ...term, ...ofTarget };
  if (term.status === "deprecated" && ofTarget.validFrom !== undefined)
    return { ...term, status: "superseded" };
  return term;
}
