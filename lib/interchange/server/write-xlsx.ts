import { once } from "node:events";
import { PassThrough } from "node:stream";
import ExcelJS from "exceljs";
import type { Cell } from "../core/report/tables";

export type Sheet = {
  readonly name: string;
  /** Empty for a sheet without one. */
  readonly header: readonly Cell[];
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
};

/** Excel calls a file damaged that has a longer text in a cell. */
const LONGEST = 32_767;
/** So many rows are written before others get their turn, and before the reader is waited for. */
const AT_ONCE = 50;

/**
 * A workbook, written as it is read: no more rows are taken than whoever reads has room for. Every text is a text:
 * "=1+1" stays four characters.
 */
export async function* writeXlsx(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const out = new PassThrough();
  const writing = writeBook(out, sheets).catch((error: unknown) => {
    out.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const chunk of out as AsyncIterable<Uint8Array<ArrayBuffer>>) yield chunk;
  } finally {
    out.destroy();
    await writing;
  }
}

async function writeBook(out: PassThrough, sheets: readonly Sheet[]): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  for (const { name, header, rows } of sheets) {
    const hasHead = header.length > 0;
    const sheet = book.addWorksheet(name, hasHead ? { views: [{ state: "frozen", ySplit: 1 }] } : {});
    if (hasHead) {
      const head = sheet.addRow([...header]);
      head.font = { bold: true };
      head.commit();
    }
    let written = 0;
    for await (const row of rows) {
      sheet.addRow(row.map(fit)).commit();
      written += 1;
      if (written % AT_ONCE === 0) await hasRoom(out);
      // Whoever downloads has gone.
      if (out.destroyed) return;
    }
    sheet.commit();
  }
  await book.commit();
}

/** Waits until what was written is on its way, and what is on its way was read. */
async function hasRoom(out: PassThrough): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (!out.writableNeedDrain || out.destroyed) return;
  const over = new AbortController();
  const { signal } = over;
  try {
    await Promise.race([once(out, "drain", { signal }), once(out, "close", { signal })]);
  } finally {
    over.abort();
  }
}

const fit = (cell: Cell): Cell =>
  typeof cell === "string" && cell.length > LONGEST
    ? `${cell.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`
    : cell;
