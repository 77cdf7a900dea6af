import type { CsvRow } from "../csv-rows";
import { type ExportState, STATES } from "../writer";
import { namedParagraph } from "./our-id";
import type { ReturnedFile, ReturnedText } from "./returned";

/** A row of a table with where it stands: its line, or its number. */
export type TableLine = CsvRow;

const TRACK_COLUMN = /^(?<name>.*) \[(?<language>[A-Za-z0-9-]+)\](?: \((?<nth>\d+)\))?$/su;

type Columns = {
  readonly paragraph: number;
  readonly source: number;
  readonly tracks: readonly TrackColumns[];
};
type TrackColumns = {
  readonly name: string;
  readonly language: string;
  readonly text: number;
  readonly state: number;
  readonly revision: number;
};

/** The index of a column that is not there. */
const NONE = -1;

/** Reads a table that was exported as CSV, TSV or XLSX; null when its header is not one of ours. Columns may have moved. */
export function readReturnedTable(lines: readonly TableLine[]): ReturnedFile | null {
  const table = new ReturnedTable();
  for (const line of lines) table.add(line);
  return table.file();
}

/** The same row by row: of a table that is none of ours nothing is kept. */
export class ReturnedTable {
  #columns: Columns | null | undefined = undefined;
  #texts: ReturnedText[][] = [];

  add(row: TableLine): void {
    if (this.#columns === undefined) {
      this.#columns = readHeader(row.cells);
      this.#texts = this.#columns?.tracks.map(() => []) ?? [];
      return;
    }
    if (this.#columns === null) return;
    for (const [at, track] of this.#columns.tracks.entries())
      this.#texts[at]?.push(...readText(row, this.#columns, track));
  }

  /** Null when the header is not one of ours. */
  file(): ReturnedFile | null {
    const tracks = this.#columns?.tracks.map(({ name, language }, at) => ({
      ...{ id: null, name, language, texts: this.#texts[at] ?? [] },
    }));
    return tracks === undefined ? null : { documentId: null, tracks };
  }
}

function readHeader(cells: readonly string[]): Columns | null {
  const paragraph = cells.indexOf("paragraph");
  const source = cells.findIndex((cell) => /^source \[[^\]]+\]$/u.test(cell));
  if (paragraph < 0 && source < 0) return null;
  const tracks = cells.flatMap((cell, text): TrackColumns[] => {
    const { name, language } = TRACK_COLUMN.exec(cell)?.groups ?? {};
    if (text === source || name === undefined || language === undefined) return [];
    const columnOf = (what: string) => cells.indexOf(`${cell} ${what}`);
    return [{ name, language, text, state: columnOf("state"), revision: columnOf("revision") }];
  });
  return tracks.length === 0 ? null : { paragraph, source, tracks };
}

/** Who writes a text into a table leaves the column beside it alone: that it says "initial" tells nothing of the new text. */
function stateOf(cell: string): ExportState | null {
  return STATES.find((state) => state === cell && state !== "initial") ?? null;
}

function readText(
  { line, cells }: TableLine,
  { paragraph, source }: Columns,
  { text, state, revision }: TrackColumns,
): readonly ReturnedText[] {
  const at = (column: number) => (column === NONE ? "" : (cells[column] ?? ""));
  const id = at(paragraph);
  if (id === "" && at(source) === "") return [];
  const written = at(revision);
  return [
    {
      ...{ place: `row ${line}`, line, text: at(text), marks: null },
      // A table says nowhere whose it is.
      ...namedParagraph(id, false),
      source: source === NONE ? null : at(source),
      checksum: null,
      state: stateOf(at(state)),
      revision: /^\d{1,9}$/u.test(written) ? Number(written) : null,
    },
  ];
}
