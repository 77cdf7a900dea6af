import type { Cell } from "../core/table";
import { type SheetColumn, workbookParts, writeSheet } from "../core/xlsx";
import { streamZip } from "./stream-zip";

/** A sheet of a workbook, read as it is written. */
export type Sheet = {
  readonly name: string;
  /** Empty for a sheet without a head. */
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
};

/** A workbook (XLSX) piece by piece, in as much memory as one row needs. `writtenAt` is ISO 8601, UTC. */
export function writeWorkbook(sheets: readonly Sheet[], writtenAt: string): AsyncGenerator<Uint8Array> {
  const parts = workbookParts(sheets.map(({ name }) => name));
  return streamZip(
    [
      ...parts.map(([path, text]) => ({ path, pieces: [text] })),
      ...sheets.map(({ columns, rows }, at) => ({
        path: `xl/worksheets/sheet${at + 1}.xml`,
        pieces: writeSheet(columns, rows),
      })),
    ],
    writtenAt,
  );
}
