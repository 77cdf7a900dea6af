import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import type { ExportRow, FilePiece } from "../core/writer";
import { toByteStream } from "./byte-stream";
import { patchSource } from "./patch-source";
import { type PreparedExport, prepareExport } from "./prepare-export";
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
  const pieces = await openExport(prepared, { signal });
  const { fileName, writer } = prepared;
  return { fileName, mediaType: writer.mediaType, body: toByteStream(pieces) };
}

/**
 * The pieces of a file that was decided on, with a line in the audit trail.
 *
 * @param told hears the number of each paragraph that is gone through
 * @param signal ends what is read for it
 */
export async function openExport(
  prepared: PreparedExport,
  { told = () => {}, signal }: { told?: (paragraph: number) => void; signal?: AbortSignal | undefined },
): Promise<AsyncIterable<FilePiece>> {
  const { actor, grant, document, writer, options, units } = prepared;
  const patched = await patchSource(actor, prepared, signal);
  await audit(actor, {
    projectId: grant.projectId,
    action: "document.export",
    objectType: "document",
    objectId: document.id,
    details: { format: writer.format },
  });
  return patched === null ? writer.write(document, watched(units(), told), options) : only(patched);
}

/** The same rows, each told of as it is taken; gone over again, they begin anew. */
function watched(
  rows: AsyncIterable<ExportRow>,
  told: (paragraph: number) => void,
): AsyncIterable<ExportRow> {
  return {
    async *[Symbol.asyncIterator]() {
      for await (const row of rows) {
        told(row.paragraph.number);
        yield row;
      }
    },
  };
}

async function* only<Piece>(piece: Piece): AsyncIterable<Piece> {
  yield piece;
}
