import { PieceDecoder } from "@/lib/documents/core/decode-pieces";

/** Bytes that are read before others get their turn. */
const AT_ONCE = 64 * 1024;
/** UTF-16 units of the first piece, if the file has as many: what it begins with tells what it is. */
const BEGINNING = 10_000;

/** A piece of a text, and the encoding that it was found in. */
export type TextPiece = { readonly text: string; readonly encoding: string };

/**
 * A file as text, piece by piece, in whatever encoding it is. The byte order mark is no part of it.
 *
 * @param signal asked before each piece: a file may be long and say nothing
 * @throws DecodeRefused; what the signal was aborted with
 */
export async function* textPieces(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<TextPiece> {
  const decoder = new PieceDecoder();
  let held = "";
  let isBegun = false;
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += AT_ONCE) {
      signal?.throwIfAborted();
      held += decoder.write(chunk.subarray(at, at + AT_ONCE));
      if (held.length < (isBegun ? 1 : BEGINNING)) continue;
      yield { text: held, encoding: decoder.encoding };
      [held, isBegun] = ["", true];
      await new Promise((resolve) => setImmediate(resolve));
    }
  held += decoder.end();
  if (held !== "") yield { text: held, encoding: decoder.encoding };
}
