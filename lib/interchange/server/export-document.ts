import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { toByteStream } from "./byte-stream";
import { patchSource } from "./patch-source";
import { prepareExport } from "./prepare-export";
import type { ExportQuery } from "./schema";

/** A file to hand over. The body reads the database as fast as its reader takes it, and no faster. */
export type ExportedFile = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
};

/**
 * The document with its translations as a file. One that was made of an XLIFF of another program is, in that version of XLIFF
 * and with one track, that file with the translations in it.
 *
 * @param signal ends the work before the first byte; after it, whoever reads cancels the body
 * @throws AppError `not-found` to strangers, and for a track that is not the document's. A failure after the first
 *   byte breaks the stream off, so that no half file looks whole.
 */
export async function exportDocument(
  actor: Actor,
  documentId: string,
  query: ExportQuery,
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const prepared = await prepareExport(actor, documentId, query);
  const { grant, document, writer, options, fileName, units } = prepared;
  const patched = await patchSource(actor, prepared, signal);
  await audit(actor, {
    projectId: grant.projectId,
    action: "document.export",
    objectType: "document",
    objectId: documentId,
    details: { format: writer.format },
  });
  return {
    fileName,
    mediaType: writer.mediaType,
    body: toByteStream(patched === null ? writer.write(document, units(), options) : only(patched)),
  };
}

async function* only<Piece>(piece: Piece): AsyncIterable<Piece> {
  yield piece;
}
