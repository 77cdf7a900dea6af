import type { Entry, TermEntry } from "@/lib/glossary/core/entry";
import { isSameLanguage } from "@/lib/text/core/language";
import { type Column, columnNames, joinCell, readColumn } from "./columns";

/** A concept on its way out. */
export type ExportedConcept = {
  readonly id: string;
  readonly externalId: string | null;
  readonly entry: Entry;
  /** Under which ids the concepts that it is related to go out, by their own. */
  readonly relatedIds: ReadonlyMap<string, string>;
};

export type Languages = { readonly sourceLanguage: string; readonly targetLanguage: string };

/** The first row of a table of terms. */
export function tableHeader({ sourceLanguage, targetLanguage }: Languages): readonly string[] {
  return columnNames(sourceLanguage, targetLanguage);
}

/**
 * A concept as rows: one for each period or source of a preferred wording in the target language, so that reading them
 * back gives the same terms. Concepts without an id of an import go out under our own.
 */
export function tableRows(
  { id, externalId, entry }: ExportedConcept,
  languages: Languages,
): readonly (readonly string[])[] {
  const columns = columnNames(languages.sourceLanguage, languages.targetLanguage).map(readColumn);
  const groups = groupPreferred(entry.terms, languages.targetLanguage);
  // Beside a wording that holds from a day on, a deprecated one would be read as right until then.
  const undated = groups.findIndex(([first]) => first?.validFrom === null);
  const deprecatedRow = undated < 0 ? groups.length : undated;
  const hasDeprecated = entry.terms.some(
    ({ status, language }) => status === "deprecated" && isSameLanguage(language, languages.targetLanguage),
  );
  const rows =
    groups.length === 0 || (hasDeprecated && deprecatedRow === groups.length) ? [...groups, []] : groups;
  return rows.map((preferred, row) =>
    columns.map((column) =>
      column === null
        ? ""
        : cellOf(column, { id: externalId ?? id, entry, preferred, row, deprecatedRow, languages }),
    ),
  );
}

/** Preferred terms of the target language, those that share all that a row says of them together. */
function groupPreferred(terms: readonly TermEntry[], language: string): readonly (readonly TermEntry[])[] {
  const groups = new Map<string, TermEntry[]>();
  for (const term of terms) {
    if (term.status !== "preferred" || !isSameLanguage(term.language, language)) continue;
    const { validFrom, validUntil, date, authority, citation, occasion, usageNote } = term;
    const key = JSON.stringify([validFrom, validUntil, date, authority, citation, occasion, usageNote]);
    groups.set(key, [...(groups.get(key) ?? []), term]);
  }
  return [...groups.values()];
}

function cellOf(
  column: Column,
  of: {
    readonly id: string;
    readonly entry: Entry;
    readonly preferred: readonly TermEntry[];
    readonly row: number;
    readonly deprecatedRow: number;
    readonly languages: Languages;
  },
): string {
  const { entry, preferred, row } = of;
  switch (column.kind) {
    case "concept-id":
      return of.id;
    case "of-target":
      return preferred[0]?.[column.field] ?? "";
    case "field":
      return row === 0 ? entry[column.field] : "";
    case "flag":
      return row === 0 && entry[column.field] ? "yes" : "";
    case "terms": {
      const isTarget = isSameLanguage(column.language, of.languages.targetLanguage);
      if (isTarget && column.status === "preferred") return joinCell(preferred.map(({ text }) => text));
      if (row !== (isTarget && column.status === "deprecated" ? of.deprecatedRow : 0)) return "";
      const texts = entry.terms.filter(
        ({ language, status }) => isSameLanguage(language, column.language) && status === column.status,
      );
      return joinCell(texts.map(({ text }) => text));
    }
  }
}
