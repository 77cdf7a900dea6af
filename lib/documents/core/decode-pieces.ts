import iconv from "iconv-lite";
import {
  byLegacy,
  type DecodeRefusal,
  type Encoding,
  guessUtf16,
  hasMagic,
  looksBinary,
  markedEncoding,
  strict,
} from "./decode";

/** Ends the reading of a file that is no text. */
export class DecodeRefused extends Error {
  constructor(readonly reason: DecodeRefusal) {
    super(reason);
  }
}

/** Bytes that an encoding is told by. */
const SAMPLE = 64 * 1024;

type Stage = "beginning" | "ascii" | "sampling" | "decoding";

/**
 * Reads bytes as text piece by piece, and holds no more of them than it needs to tell the encoding: by byte order mark, by
 * what the file begins with, and, as long as all is ASCII, by the first that is not (see `decode`, which sees the whole).
 *
 * @throws DecodeRefused from `write` and `end`
 */
export class PieceDecoder {
  /** What was found so far; UTF-8 as long as all is ASCII. */
  encoding: Encoding = "utf-8";
  #stage: Stage = "beginning";
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #decoder = new TextDecoder("utf-8", { fatal: true });
  /** Node's own does not know what Hong Kong added (see `strict`). */
  readonly #big5 = iconv.getDecoder("big5-hkscs");
  #hasWords = false;

  write(bytes: Uint8Array): string {
    return this.#told(this.#write(bytes));
  }

  end(): string {
    let text = "";
    // What is held is looked at by each stage in turn.
    while (this.#heldBytes > 0) text += this.#settle();
    text = this.#told(text + this.#decode(null));
    if (!this.#hasWords) throw new DecodeRefused("empty");
    return text;
  }

  #told(text: string): string {
    this.#hasWords ||= text.trim() !== "";
    return text;
  }

  #write(bytes: Uint8Array): string {
    if (this.#stage === "decoding") return this.#decode(bytes);
    if (this.#stage === "ascii") return this.#ascii(bytes);
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
    return this.#heldBytes < SAMPLE ? "" : this.#settle();
  }

  /** Decides with what is held, and reads it. */
  #settle(): string {
    const held = Buffer.concat(this.#held);
    [this.#held, this.#heldBytes] = [[], 0];
    if (this.#stage === "beginning") return this.#begin(held);
    this.#use(strict("utf-8", withoutCut(held)) === null ? legacyOf(held) : "utf-8");
    return this.#decode(held);
  }

  #begin(head: Uint8Array): string {
    const marked = markedEncoding(head);
    if (marked === null && hasMagic(head)) throw new DecodeRefused("binary");
    const found = marked ?? utf16Of(head);
    if (found !== null) {
      this.#use(found);
      return this.#decode(head);
    }
    if (looksBinary(head)) throw new DecodeRefused("binary");
    this.#stage = "ascii";
    return this.#ascii(head);
  }

  #ascii(bytes: Uint8Array): string {
    const first = bytes.findIndex((byte) => byte >= 0x80);
    if (first < 0) return ASCII.decode(bytes);
    this.#stage = "sampling";
    return ASCII.decode(bytes.subarray(0, first)) + this.#write(bytes.subarray(first));
  }

  #use(encoding: Encoding): void {
    this.encoding = encoding;
    this.#decoder = new TextDecoder(encoding, { fatal: true });
    this.#stage = "decoding";
  }

  #decode(bytes: Uint8Array | null): string {
    if (this.encoding === "big5") return this.#decodeBig5(bytes);
    try {
      return bytes === null ? this.#decoder.decode() : this.#decoder.decode(bytes, { stream: true });
    } catch {
      // A file cut in the middle of its last character is still worth reading; the replacement character stands for that.
      if (bytes === null && this.encoding === "gb18030") return "\ufffd";
      throw new DecodeRefused("unknown-encoding");
    }
  }

  #decodeBig5(bytes: Uint8Array | null): string {
    if (bytes === null) return this.#big5.end() ?? "";
    const text = this.#big5.write(Buffer.from(bytes));
    // Big5 has no replacement character: whatever looks like one was a fault.
    if (text.includes("\ufffd")) throw new DecodeRefused("unknown-encoding");
    return text;
  }
}

const ASCII = new TextDecoder();

function legacyOf(sample: Uint8Array): Encoding {
  const found = byLegacy(sample);
  if (found === null) throw new DecodeRefused("unknown-encoding");
  return found.encoding;
}

function utf16Of(head: Uint8Array): Encoding | null {
  const isUtf8 = strict("utf-8", withoutCut(head)) !== null;
  return guessUtf16(head.subarray(0, SAMPLE), isUtf8)?.encoding ?? null;
}

/** Without the beginning of a character of UTF-8 at the end. */
function withoutCut(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}
