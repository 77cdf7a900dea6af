import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { authorize } from "@/lib/accounts/server/authorize";
import { exportFileName } from "@/lib/interchange/core/file-name";
import { selectStates } from "@/lib/interchange/core/select-states";
import type {
  ExportDocument,
  ExportRow,
  ExportState,
  Writer,
  WriterOptions,
} from "@/lib/interchange/core/writer";
import { notFound } from "@/lib/kernel/app-error";
import packageFile from "@/package.json";
import { extrasReader } from "./row-extras";
import type { ExportQuery } from "./schema";
import { findExportDocument } from "./store";
import { streamRows } from "./stream-rows";
import { writerFor } from "./writer-for";

/** All that writing needs; `rows` begins a fresh reading at each call, of as many rows at once as it is told. */
export type PreparedExport = {
  readonly actor: Actor;
  readonly grant: Grant<"view">;
  readonly document: ExportDocument;
  readonly writer: Writer;
  readonly options: WriterOptions;
  readonly fileName: string;
  /** States that are taken; all when empty. */
  readonly states: readonly ExportState[];
  readonly rows: (page?: number) => AsyncIterable<ExportRow>;
};

/**
 * Decides what goes into the file, for the export and its preview alike.
 *
 * @throws AppError `not-found` to strangers, and for a track that is not the document's
 */
export async function prepareExport(
  actor: Actor,
  documentId: string,
  query: ExportQuery,
): Promise<PreparedExport> {
  const grant = await authorize(actor, "view", { documentId });
  const wanted = query.track === undefined ? null : [...new Set(query.track)];
  const document = await findExportDocument(grant, documentId, wanted);
  if (document === null) throw notFound("That document");
  if (wanted !== null && document.tracks.length !== wanted.length) throw notFound("One of the tracks");

  const writer = writerFor(query.format);
  const states = query.states ?? [];
  const extras = extrasReader(actor, document, query);
  return {
    actor,
    grant,
    document,
    writer,
    options: {
      writtenAt: new Date().toISOString(),
      toolVersion: packageFile.version,
      layout: query.layout,
      emphasis: query.emphasis,
      byteOrderMark: query.bom,
      comments: query.comments,
      terms: query.terms,
    },
    fileName: exportFileName(document.title, writer.extension),
    states,
    rows: (page) =>
      selectStates(streamRows(grant, document, { extras, ...(page !== undefined && { page }) }), states),
  };
}
