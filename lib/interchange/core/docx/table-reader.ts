import type { ReturnedFile, ReturnedText, ReturnedTrack } from "../returned/returned";
import type { XmlNode } from "../xml-node";
import { readCellText } from "./cell-text";
import { findMoved } from "./moved";
import { type HiddenId, readIds, revisionOf } from "./row-id";
import { readTableRow, type TableCell } from "./table-rows";

/** Reads the table of a Word file that comes back, as its rows end. */
export type TableReader = {
  /** @returns whether the row is the table's, so that rows of tables inside it are known by lying deeper */
  readonly row: (row: XmlNode) => boolean;
  /** A paragraph outside of tables: one of them says how many rows there were. */
  readonly paragraph: (paragraph: XmlNode) => void;
  /** Null when no table of ours was met. */
  readonly file: () => ReturnedFile | null;
};

type Column = {
  readonly column: number;
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly language: string | null;
};
type Head = {
  readonly documentId: string;
  readonly source: number | null;
  readonly tracks: readonly Column[];
};
type Row = { readonly line: number; readonly ids: readonly HiddenId[]; readonly cells: readonly TableCell[] };

export function createTableReader(): TableReader {
  let head: Head | null = null;
  let counted: number | null = null;
  const rows: Row[] = [];
  return {
    row(node) {
      const cells = readTableRow(node);
      if (head === null) {
        head = cells === null ? null : readHead(cells);
        return head !== null;
      }
      // A head that was repeated is no row.
      if (cells === null || readHead(cells) !== null) return true;
      const ids = cells.flatMap((cell) => cell.ids).filter((id) => id.paragraph !== undefined);
      rows.push({ line: rows.length + 1, ids, cells });
      return true;
    },
    paragraph(node) {
      const found = readIds(readCellText({ ...node, children: [node] }).all).ids;
      const said = found.find((id) => /^\d{1,7}$/u.test(id.rows ?? ""));
      if (said !== undefined) counted = Number(said.rows);
    },
    file: () => (head === null ? null : toFile(head, rows, counted)),
  };
}

/** Columns may have been moved, put in or taken out: they are known by their heads. */
function readHead(cells: readonly TableCell[]): Head | null {
  const documentId = cells.flatMap(({ ids }) => ids).find((id) => id.document !== undefined)?.document;
  if (documentId === undefined) return null;
  const tracks = cells.flatMap(({ column, ids, rich }): Column[] => {
    const own = ids.find((id) => id.track !== undefined);
    if (own?.track === undefined) return [];
    const name = readIds(rich.text).rest;
    return [{ column, number: Number(own.number), id: own.track, name, language: own.language ?? null }];
  });
  const isOther = ({ ids }: TableCell) => ids.length === 0;
  return { documentId, tracks, source: cells.find(isOther)?.column ?? null };
}

function toFile(head: Head, rows: readonly Row[], counted: number | null): ReturnedFile {
  const numbered = rows.flatMap(({ line, ids }) => ids.map((id) => ({ line, number: Number(id.row) })));
  const moved = findMoved(numbered.map(({ number }) => number));
  const movedLines = new Set(numbered.filter((_, at) => moved.has(at)).map(({ line }) => line));
  const present = new Set(numbered.map(({ number }) => number));
  const isIncomplete = counted !== null && present.size < counted;
  const tracks = head.tracks.map(
    (track): ReturnedTrack => ({
      ...{ id: track.id, name: track.name, language: track.language, isIncomplete },
      texts: rows.flatMap((row) => readTexts(row, { head, track, isMoved: movedLines.has(row.line) })),
    }),
  );
  return { documentId: head.documentId, tracks };
}

type About = { readonly head: Head; readonly track: Column; readonly isMoved: boolean };

function readTexts({ line, ids, cells }: Row, { head, track, isMoved }: About): readonly ReturnedText[] {
  const at = (column: number | null) =>
    cells.find((cell) => column !== null && cell.column <= column && column < cell.column + cell.columns);
  const cell = at(track.column);
  const source = at(head.source)?.rich.text ?? null;
  const place = (nth: number) => (nth === 0 ? `row ${line}` : `row ${line} (${nth + 1})`);
  const rich = cell?.rich ?? { text: "", marks: [] };
  const isMerged = ids.length > 1 || (cell !== undefined && (cell.columns > 1 || cell.isJoined));
  if (ids.length === 0) {
    if (rich.text === "" && (source ?? "") === "") return [];
    const text: ReturnedText = {
      place: place(0),
      line,
      paragraphId: null,
      source,
      ...rich,
      checksum: null,
      state: null,
      revision: null,
    };
    return [isMerged ? { ...text, trouble: "merged" } : text];
  }
  return ids.map((id, nth): ReturnedText => {
    const trouble = isMerged ? "merged" : isMoved ? "moved" : null;
    return {
      ...{ place: place(nth), line, paragraphId: id.paragraph ?? null, source, ...rich, state: null },
      ...{ checksum: id.source ?? null, revision: revisionOf(id, track.number) },
      ...(trouble !== null && { trouble }),
    };
  });
}
