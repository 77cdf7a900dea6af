import { fromBuffer } from "yauzl";
import type { FilePiece } from "../core/writer";
import { inChunks } from "./byte-stream";

/** The files of a container that is being written, as text, by path and in their order. */
export async function unzipped(pieces: AsyncIterable<FilePiece>): Promise<ReadonlyMap<string, string>> {
  return unzip(await bytesOf(pieces));
}

export async function bytesOf(pieces: AsyncIterable<FilePiece>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of inChunks(pieces)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function unzip(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, string>();
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error !== null) return reject(error);
      zip.on("error", reject);
      zip.on("end", () => resolve(files));
      zip.on("entry", (entry) =>
        zip.openReadStream(entry, async (failed, stream) => {
          if (failed !== null) return reject(failed);
          const chunks: Uint8Array[] = [];
          for await (const chunk of stream) chunks.push(chunk);
          files.set(entry.fileName, Buffer.concat(chunks).toString());
          zip.readEntry();
        }),
      );
      zip.readEntry();
    });
  });
}
