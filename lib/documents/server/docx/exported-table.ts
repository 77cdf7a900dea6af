/** Where a paragraph stands in a table that is not inside another: counted from 0. */
export type CellPlace = { readonly table: number; readonly row: number; readonly cell: number };

/** The kind of a paragraph that was exported, with its level. */
export type ExportedKind = {
  readonly kind: "heading" | "body" | "caption" | "note";
  readonly level: number | null;
};

/**
 * The tables of a Word file as far as they say, in hidden text, that they were exported here (see
 * lib/interchange/core/docx/row-id.ts): whoever imports one as a text means its source, and not numbers and translations.
 */
export class ExportedTables {
  /** Hidden text by table, row and cell. */
  readonly #hidden = new Map<string, string>();
  readonly #cells = new Map<string, number>();

  /** A cell was met. */
  meet({ table, row, cell }: CellPlace): void {
    this.#cells.set(`${table} ${row}`, cell + 1);
  }

  hide(place: CellPlace, text: string): void {
    const key = keyOf(place);
    this.#hidden.set(key, (this.#hidden.get(key) ?? "") + text);
  }

  /** The table that was exported, with the cell of its rows that has the source; null where there is none. */
  find(): { readonly table: number; readonly source: number; readonly translations: number } | null {
    for (const [key, text] of this.#hidden) {
      const [table = 0, row = 0] = key.split(" ").map(Number);
      if (row !== 0 || !text.includes("[duizhao 1 document=")) continue;
      const cells = Array.from({ length: this.#cells.get(`${table} ${row}`) ?? 0 }, (_, cell) => cell);
      const source = cells.find((cell) => !this.#hidden.has(keyOf({ table, row, cell })));
      if (source !== undefined) return { table, source, translations: cells.length - 2 };
    }
    return null;
  }

  /** What kind of paragraph a row was exported of; body where it does not say. */
  kindOf({ table, row }: CellPlace): ExportedKind {
    const all = Array.from({ length: this.#cells.get(`${table} ${row}`) ?? 0 }, (_, cell) =>
      this.#hidden.get(keyOf({ table, row, cell })),
    ).join("");
    const [, word, level] = /\[duizhao 1 [^\]]*kind=(heading|caption|note)([1-6]?)[ \]]/u.exec(all) ?? [];
    if (word === "heading") return { kind: word, level: level === "" ? 2 : Number(level) };
    return { kind: word === "caption" || word === "note" ? word : "body", level: null };
  }
}

const keyOf = ({ table, row, cell }: CellPlace): string => `${table} ${row} ${cell}`;
