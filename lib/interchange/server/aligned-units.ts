import { DecodeRefused } from "@/lib/documents/core/decode-pieces";
import { type Aligned, type LanguageFile, pickAligned } from "@/lib/text/core/aligned-files";
import { countsPlace, partPlace } from "@/lib/text/core/file-place";
import { withoutReturn } from "@/lib/text/core/split-lines";
import type { FileUnit } from "../core/pairs/file-unit";
import type { PairLanguages } from "../core/pairs/table-pairs";
import { refusePairs } from "./refuse-pairs";
import { textPieces } from "./text-pieces";

/** Plain files that were given together: each by its name, read from its beginning on. */
export type PlainFiles = ReadonlyMap<string, () => AsyncIterable<Uint8Array>>;

/** UTF-16 units of one line. */
const LONGEST_LINE = 4 * 1024 * 1024;

/** Those of some files that belong together in a memory's languages. @throws AppError `invalid` */
export function alignedIn(names: readonly string[], languages: PairLanguages): Aligned {
  const found = pickAligned(names, languages);
  if (typeof found === "string") throw refusePairs(found);
  return found;
}

/**
 * The units of plain files, the nth lines of which belong together (Moses, OPUS). A line is forgotten once it was given, so the files may
 * be of any length.
 *
 * @throws AppError `invalid`, with both counts, for files that have not as many lines, and for a file that is no text; what was given
 *   before counts for nothing then; what the signal was aborted with
 */
export async function* alignedUnits(
  { source, targets }: Aligned,
  chunksOf: (file: LanguageFile) => AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<FileUnit> {
  const readers = [source, ...targets].map((file) => new LineReader(file, chunksOf(file), signal));
  try {
    for (let number = 1; ; number += 1) {
      for (const reader of readers) if (reader.isSpent) await reader.fill();
      if (readers.some(({ isSpent }) => isSpent)) break;
      const texts = readers.map((reader) => ({ language: reader.file.language, text: reader.take() }));
      if (texts.some(({ text }) => text.trim() !== ""))
        yield { place: `pair ${number}`, line: number, texts, at: null };
    }
    await refuseUnequal(readers);
  } finally {
    await Promise.all(readers.map((reader) => reader.close()));
  }
}

/** One of them has ended: the others must have, too. */
async function refuseUnequal(readers: readonly LineReader[]): Promise<void> {
  for (const reader of readers) await reader.skip();
  const [one, ...others] = readers;
  const other = others.find(({ count }) => count !== one?.count);
  if (one === undefined || other === undefined) return;
  throw refusePairs("unequal-lines", {
    place: countsPlace(
      { path: one.file.path, count: one.count },
      { path: other.file.path, count: other.count },
    ),
  });
}

/** The lines of a file one by one, some of them held. */
class LineReader {
  /** Lines that were taken. */
  count = 0;
  readonly #pieces: AsyncIterator<{ readonly text: string }>;
  #lines: readonly string[] = [];
  #at = 0;
  /** What follows the last end of a line. */
  #rest = "";

  constructor(
    readonly file: LanguageFile,
    chunks: AsyncIterable<Uint8Array>,
    signal: AbortSignal | undefined,
  ) {
    this.#pieces = textPieces(chunks, signal)[Symbol.asyncIterator]();
  }

  get isSpent(): boolean {
    return this.#at >= this.#lines.length;
  }

  take(): string {
    const line = this.#lines[this.#at] ?? "";
    this.#at += 1;
    this.count += 1;
    return withoutReturn(line);
  }

  /** Reads on until there is a line, or no more. @throws AppError `invalid` */
  async fill(): Promise<void> {
    while (this.isSpent) {
      const { done, value } = await this.#pieces.next().catch((error: unknown) => {
        throw this.#refused(error);
      });
      const lines = done ? [] : (this.#rest + value.text).split("\n");
      if (done && this.#rest === "") return;
      this.#lines = done ? [this.#rest] : lines.slice(0, -1);
      this.#at = 0;
      this.#rest = lines.at(-1) ?? "";
      if (this.#rest.length > LONGEST_LINE)
        throw refusePairs("expands-too-much", {
          ...{ line: this.count + this.#lines.length + 1, place: partPlace(this.file.path) },
        });
    }
  }

  /** Counts what is left. */
  async skip(): Promise<void> {
    for (await this.fill(); !this.isSpent; await this.fill()) {
      this.count += this.#lines.length - this.#at;
      this.#at = this.#lines.length;
    }
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  #refused(error: unknown): unknown {
    if (!(error instanceof DecodeRefused)) return error;
    return refusePairs(error.reason, { place: partPlace(this.file.path) });
  }
}
