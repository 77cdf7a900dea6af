import { csvRecord } from "./csv-record";
import { TABLE_CARRIES, tableCells, tableHeader } from "./table";
import type { TextWriter } from "./writer";

/**
 * CSV (RFC 4180) for spreadsheets: UTF-8, CRLF between records, every text quoted. A cell that a spreadsheet would
 * run as a formula begins with an apostrophe (see `formula.ts`); reading it back takes exactly that one away.
 */
export const csv: TextWriter = {
  format: "csv",
  mediaType: "text/csv; charset=utf-8; header=present",
  extension: "csv",
  carries: () => ({ ...TABLE_CARRIES, characters: "no-null" }),
  async *write(document, rows, { byteOrderMark }) {
    yield (byteOrderMark ? "\uFEFF" : "") + csvRecord(tableHeader(document));
    for await (const row of rows) yield csvRecord(tableCells(document, row));
  },
};
