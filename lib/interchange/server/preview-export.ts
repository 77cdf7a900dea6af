import type { z } from "zod";
import type { Actor } from "@/lib/accounts/core/actor";
import { measureLoss } from "@/lib/interchange/core/loss";
import type { ExportRow } from "@/lib/interchange/core/writer";
import { prepareExport } from "./prepare-export";
import type { ExportQuery, exportPreview } from "./schema";

const SAMPLE_ROWS = 20;

/**
 * The file's beginning as it would be written, and what the whole document loses in this format.
 *
 * @throws AppError `not-found` as `exportDocument`
 */
export async function previewExport(
  actor: Actor,
  documentId: string,
  query: ExportQuery,
): Promise<z.output<typeof exportPreview>> {
  const { document, writer, options, fileName, rows } = await prepareExport(actor, documentId, query);
  const first: ExportRow[] = [];
  let count = 0;
  async function* counted(): AsyncIterable<ExportRow> {
    for await (const row of rows()) {
      count += 1;
      if (first.length < SAMPLE_ROWS) first.push(row);
      yield row;
    }
  }
  const loss = await measureLoss(writer, document, counted(), options);

  let sample = "";
  for await (const piece of writer.write(document, each(first), options)) sample += piece;
  return {
    fileName,
    mediaType: writer.mediaType,
    sample,
    sampleRows: first.length,
    rows: count,
    loss: loss.map(({ examples, ...note }) => ({ ...note, examples: [...examples] })),
  };
}

async function* each<Item>(items: readonly Item[]): AsyncIterable<Item> {
  yield* items;
}
