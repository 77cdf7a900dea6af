import { PassThrough } from "node:stream";
import ExcelJS from "exceljs";
import { type ExportedConcept, type Languages, tableHeader, tableRows } from "../core/terms/table-writer";

/** Terms as a workbook of one sheet, written as they are read. Every cell is a text: "=1+1" stays three characters. */
export async function* writeXlsxTerms(
  concepts: AsyncIterable<ExportedConcept>,
  languages: Languages,
): AsyncGenerator<Uint8Array> {
  const out = new PassThrough();
  const writing = writeBook(out, concepts, languages).catch((error: unknown) => {
    out.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const chunk of out as AsyncIterable<Uint8Array>) yield chunk;
  } finally {
    out.destroy();
    await writing;
  }
}

async function writeBook(
  out: PassThrough,
  concepts: AsyncIterable<ExportedConcept>,
  languages: Languages,
): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const sheet = book.addWorksheet("Terms", { views: [{ state: "frozen", ySplit: 1 }] });
  const head = sheet.addRow([...tableHeader(languages)]);
  head.font = { bold: true };
  head.commit();
  for await (const concept of concepts) {
    // Whoever downloads has gone.
    if (out.destroyed) return;
    for (const cells of tableRows(concept, languages)) sheet.addRow([...cells]).commit();
  }
  await book.commit();
}
