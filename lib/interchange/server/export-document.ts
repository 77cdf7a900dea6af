import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
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
  const { grant, document, writer, options, fileName, rows } = await prepareExport(actor, documentId, query);
  await audit(actor, {
    projectId: grant.projectId,
    action: "document.export",
    objectType: "document",
    objectId: documentId,
    details: { format: writer.format },
  });
  return { fileName, mediaType: writer.mediaType, body: toStream(writer.write(document, rows(), options)) };
}

/** Pieces are gathered to about this many UTF-16 units, so that small rows do not become small packets. */
const CHUNK = 65_536;

function toStream(pieces: AsyncIterable<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        let chunk = "";
        while (chunk.length < CHUNK) {
          const next = await iterator.next();
          if (next.done === true) {
            if (chunk !== "") controller.enqueue(encoder.encode(chunk));
            controller.close();
            return;
          }
          chunk += next.value;
        }
        controller.enqueue(encoder.encode(chunk));
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}
