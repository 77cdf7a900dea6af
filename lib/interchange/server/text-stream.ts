/** Pieces are gathered to about this many UTF-16 units, so that small rows do not become small packets. */
const CHUNK = 65_536;

/** A text in pieces as UTF-8, read as fast as its reader takes it, and no faster. */
export function toStream(pieces: AsyncIterable<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
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
