import type { z } from "zod";
import type { Actor } from "@/lib/accounts/core/actor";
import { isTextFormat, textWriterFor } from "@/lib/interchange/core/formats";
import type { ExportRow } from "@/lib/interchange/core/writer";
import { findLosses } from "./find-losses";
import { countRows } from "./loss-store";
import { type PreparedExport, prepareExport } from "./prepare-export";
import type { ExportQuery, exportPreview } from "./schema";

const SAMPLE_ROWS = 20;

/**
 * The file's beginning as it would be written, and what the whole document loses in this format. The database counts;
 * only the sample and the places that are quoted are read.
 *
 * @throws AppError `not-found` as `exportDocument`
 */
export async function previewExport(
  actor: Actor,
  documentId: string,
  query: ExportQuery,
): Promise<z.output<typeof exportPreview>> {
  const prepared = await prepareExport(actor, documentId, query);
  const { document, writer, options, fileName } = prepared;
  const [first, rows, loss] = await Promise.all([
    readFirst(prepared),
    countRows(prepared),
    findLosses(prepared),
  ]);
  const shown = isTextFormat(query.format) ? textWriterFor(query.format) : textWriterFor("html");
  let sample = "";
  for await (const piece of shown.write(document, each(first), options)) sample += piece;
  return {
    fileName,
    mediaType: writer.mediaType,
    sample,
    sampleType: shown.mediaType,
    // Of a paragraph's sentences, each is a row of the file.
    sampleRows: new Set(first.map(({ paragraph }) => paragraph.id)).size,
    rows,
    loss: loss.map(({ examples, ...note }) => ({ ...note, examples: [...examples] })),
  };
}

async function readFirst({ units }: PreparedExport): Promise<readonly ExportRow[]> {
  const first: ExportRow[] = [];
  for await (const row of units(SAMPLE_ROWS)) {
    first.push(row);
    if (first.length === SAMPLE_ROWS) break;
  }
  return first;
}

async function* each<Item>(items: readonly Item[]): AsyncIterable<Item> {
  yield* items;
}
