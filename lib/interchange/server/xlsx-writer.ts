import { TABLE_CARRIES, tableCells, tableHeader } from "../core/table";
import type { ExportDocument, ExportRow, Writer } from "../core/writer";
import type { SheetColumn } from "../core/xlsx";
import { writeWorkbook } from "./write-workbook";

/** A workbook of one sheet with the columns of CSV. Texts are typed as texts: nothing in them is ever run. */
export const xlsx: Writer = {
  format: "xlsx",
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  extension: "xlsx",
  carries: () => ({ ...TABLE_CARRIES, characters: "all", cells: true }),
  write: (document, rows, { writtenAt }) =>
    writeWorkbook(
      [{ name: document.title, columns: columnsOf(document), rows: cellsOf(document, rows) }],
      writtenAt,
    ),
};

async function* cellsOf(document: ExportDocument, rows: AsyncIterable<ExportRow>) {
  for await (const row of rows) yield tableCells(document, row);
}

/** Columns that hold texts are wide; the others are what their name needs. */
function columnsOf(document: ExportDocument): readonly SheetColumn[] {
  const isText = /\[[^\]]*\](?: \(\d+\))?$/u;
  return tableHeader(document).map((name) => ({ name, width: isText.test(name) ? 60 : 12 }));
}
