import type { FilePiece } from "../core/writer";

/** Small pieces are gathered to about this many bytes, so that small rows do not become small packets. */
const CHUNK = 65_536;

/** A file's pieces as bytes, text as UTF-8, gathered. */
export async function* inChunks(
  pieces: Iterable<FilePiece> | AsyncIterable<FilePiece>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let [held, size]: [Uint8Array[], number] = [[], 0];
  for await (const piece of pieces) {
    const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
    held.push(bytes);
    size += bytes.byteLength;
    if (size < CHUNK) continue;
    yield Buffer.concat(held);
    [held, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(held);
}

/** A file as the body of an answer: made as fast as its reader takes it, and no faster. */
export function toByteStream(pieces: AsyncIterable<FilePiece>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks = inChunks(pieces);
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const next = await chunks.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}
