/** Pieces of text are gathered to about this many UTF-16 units, so that small rows do not become small packets. */
const CHUNK = 65_536;
/** Writing in one go before others get their turn. */
const TURN_MS = 15;

/**
 * A file as a stream that takes a piece from its writer when its reader wants more, and no sooner; texts are sent as
 * UTF-8. What the writer throws breaks the stream off, so that no half file looks whole; whoever stops reading ends the
 * writer.
 */
export function toStream(
  pieces: AsyncIterable<string | Uint8Array<ArrayBuffer>> | Iterable<string>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator =
    Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        let text = "";
        let began = performance.now();
        const send = (): void => {
          if (text !== "") controller.enqueue(encoder.encode(text));
        };
        while (text.length < CHUNK) {
          const next = await iterator.next();
          if (next.done === true) {
            send();
            controller.close();
            return;
          }
          if (typeof next.value !== "string") {
            send();
            controller.enqueue(next.value);
            return;
          }
          text += next.value;
          if (performance.now() - began < TURN_MS) continue;
          await new Promise((resolve) => setImmediate(resolve));
          began = performance.now();
        }
        send();
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}
