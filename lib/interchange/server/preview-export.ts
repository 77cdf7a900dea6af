import type { z } from "zod";
import type { Actor } from "@/lib/accounts/core/actor";
import { decode } from "@/lib/documents/core/decode";
import { isTextFormat, textWriterFor } from "@/lib/interchange/core/formats";
import type { ExportRow } from "@/lib/interchange/core/writer";
import { findLosses } from "./find-losses";
import { patcherOf, patchSource } from "./patch-source";
import { type PreparedExport, prepareExport } from "./prepare-export";
import type { ExportQuery, exportPreview } from "./schema";

const SAMPLE_ROWS = 20;
/** Milliseconds that a quick preview reads for, where the database cannot count. */
const PATIENCE = 60;
/** UTF-16 units of a file that has no rows of ours. */
const SAMPLE_OF_PATCHED = 20_000;

/**
 * The file's beginning as it would be written, and what the whole document loses in this format. The database counts;
 * only the sample and the places that are quoted are read.
 *
 * @param query a quick one reads only for a moment, and says where its counts are at least so much
 * @param signal ends the work
 * @throws AppError `not-found` as `exportDocument`; what the signal was aborted with
 */
export async function previewExport(
  actor: Actor,
  documentId: string,
  { quick = false, ...query }: ExportQuery & { readonly quick?: boolean },
  signal?: AbortSignal,
): Promise<z.output<typeof exportPreview>> {
  const prepared = await prepareExport(actor, documentId, query);
  const { document, writer, options, fileName } = prepared;
  const reading = { signal, patience: quick ? PATIENCE : undefined };
  const patching = patchSource(actor, prepared, signal);
  const [first, patched, { rows, notes }] = await Promise.all([
    readFirst(prepared),
    patching,
    patching.then((found) =>
      findLosses(found === null ? prepared : { ...prepared, writer: patcherOf(writer) }, reading),
    ),
  ]);
  const shown = isTextFormat(query.format) ? textWriterFor(query.format) : textWriterFor("html");
  let sample = "";
  if (patched !== null) sample = beginningOf(patched);
  else for await (const piece of shown.write(document, each(first), options)) sample += piece;
  return {
    fileName,
    mediaType: writer.mediaType,
    sample,
    sampleType: shown.mediaType,
    // Of a paragraph's sentences, each is a row of the file.
    sampleRows: new Set(first.map(({ paragraph }) => paragraph.id)).size,
    rows,
    loss: notes.map(({ examples, ...note }) => ({ ...note, examples: [...examples] })),
  };
}

/** A file that was patched is in the encoding that it came in. */
function beginningOf(file: Uint8Array): string {
  const decoded = decode(file);
  return decoded.ok ? decoded.value.text.slice(0, SAMPLE_OF_PATCHED) : "";
}

async function readFirst({ units }: PreparedExport): Promise<readonly ExportRow[]> {
  const first: ExportRow[] = [];
  for await (const row of units(SAMPLE_ROWS)) {
    first.push(row);
    if (first.length === SAMPLE_ROWS) break;
  }
  return first;
}

function each<Item>(items: readonly Item[]): AsyncIterable<Item> {
  return {
    async *[Symbol.asyncIterator]() {
      yield* items;
    },
  };
}
