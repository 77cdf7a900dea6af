import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { toByteStream } from "./byte-stream";
import { prepareExport } from "./prepare-export";
import type { ExportQuery } from "./schema";

/** A file to hand over. The body reads the database as fast as its reader takes it, and no faster. */
export type ExportedFile = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
};

/**
 * The document with its translations as a file.
 *
 * @throws AppError `not-found` to strangers, and for a track that is not the document's. A failure after the first
 *   byte breaks the stream off, so that no half file looks whole.
 */
export async function exportDocument(
  actor: Actor,
  documentId: string,
  query: ExportQuery,
): Promise<ExportedFile> {
  const { grant, document, writer, options, fileName, units } = await prepareExport(actor, documentId, query);
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
    body: toByteStream(writer.write(document, units(), options)),
  };
}
