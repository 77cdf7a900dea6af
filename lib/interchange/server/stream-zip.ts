import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { FilePiece } from "../core/writer";
import { inChunks } from "./byte-stream";

/** A file inside a container. It is asked for its pieces only when its turn comes. */
export type ZipEntry = {
  readonly path: string;
  readonly pieces: Iterable<FilePiece> | AsyncIterable<FilePiece>;
};

/**
 * A ZIP container piece by piece, one entry after the other, in as much memory as one piece needs. The same entries
 * and time give the same bytes.
 *
 * @param writtenAt the time that every entry bears: ISO 8601, UTC
 * @param head a first entry that is kept as it is, not made smaller, as EPUB wants its media type
 */
export async function* streamZip(
  entries: readonly ZipEntry[],
  writtenAt: string,
  head: { readonly path: string; readonly text: string } | null = null,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const out = new PassThrough();
  const opened: Readable[] = [];
  // A container that ends early must not look whole: what fails inside one of its files fails all of it.
  const fail = (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error)));
  const mtime = timeWithoutZone(writtenAt);
  if (head !== null)
    zip.addBuffer(Buffer.from(head.text), head.path, { mtime, forceDosTimestamp: true, compress: false });
  for (const { path, pieces } of entries) {
    zip.addReadStreamLazy(path, { mtime, forceDosTimestamp: true }, (give) => {
      const stream = Readable.from(inChunks(pieces), { objectMode: false });
      opened.push(stream);
      stream.on("error", fail);
      give(null, stream);
    });
  }
  zip.on("error", fail);
  zip.outputStream.pipe(out);
  zip.end();
  try {
    for await (const chunk of out as AsyncIterable<Uint8Array>) yield chunk;
  } finally {
    for (const stream of opened) stream.destroy();
    out.destroy();
  }
}

/** A ZIP's clock has no zone and the library writes the server's: this date shows UTC's hours there. */
function timeWithoutZone(iso: string): Date {
  const date = new Date(iso);
  return new Date(date.getTime() + date.getTimezoneOffset() * 60_000);
}
