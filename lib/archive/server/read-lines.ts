import type { AppError } from "@/lib/kernel/app-error";
import { ARCHIVE_LIMITS } from "../core/limits";

const LINE_FEED = 0x0a;

/**
 * The lines of a stream of UTF-8. They end at a line feed and nowhere else: U+2028 inside a text is text.
 *
 * @param onChunk sees every byte
 * @param broken what is thrown for a stream that does not unpack, a line that is too long, has no end, or is no UTF-8
 */
export async function* readLines(
  stream: AsyncIterable<Buffer>,
  onChunk: (chunk: Buffer) => void,
  broken: AppError,
): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let [held, size]: [Buffer[], number] = [[], 0];
  for await (const chunk of orBroken(stream, broken)) {
    onChunk(chunk);
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      yield decode(decoder, Buffer.concat([...held, chunk.subarray(from, end)]), broken);
      [held, size] = [[], 0];
      from = end + 1;
    }
    if (from < chunk.length) held.push(chunk.subarray(from));
    size += chunk.length - from;
    if (size > ARCHIVE_LIMITS.lineBytes) throw broken;
  }
  if (size > 0) throw broken;
}

/** What the reader of the lines throws does not pass here. */
async function* orBroken(stream: AsyncIterable<Buffer>, broken: AppError): AsyncGenerator<Buffer> {
  try {
    yield* stream;
  } catch {
    throw broken;
  }
}

function decode(decoder: TextDecoder, line: Buffer, broken: AppError): string {
  try {
    return decoder.decode(line);
  } catch {
    throw broken;
  }
}
