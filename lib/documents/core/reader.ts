import type { FileLanguages } from "@/lib/text/core/aligned-files";
import type { Reading } from "@/lib/text/core/file-place";
import type { Block } from "./block";
import type { Places } from "./places";

/** Formats a source text may come in. More formats join behind the same interface. */
export const READ_FORMATS = [
  "markdown",
  "text",
  "html",
  "docx",
  "xliff",
  "tmx",
  "po",
  "srt",
  "moses",
] as const;
export type ReadFormat = (typeof READ_FORMATS)[number];

/** Formats whose file says itself what a paragraph is: a unit, a message, a cue, a line. Nothing in them is joined or taken for a page's. */
const SEGMENTED: ReadonlySet<ReadFormat> = new Set(["xliff", "tmx", "po", "srt", "moses"] as const);

/** Whether a format is one of these. */
export function isSegmented(format: ReadFormat): boolean {
  return SEGMENTED.has(format);
}

/** Why bytes cannot be read. Each has one sentence under `errors.import-…` in the message catalogs. */
export const READ_REFUSALS = [
  "empty",
  "no-text",
  "binary",
  "unknown-encoding",
  "unsupported-format",
  "damaged",
  "encrypted",
  "macros",
  "doctype",
  "external-relationship",
  "too-many-entries",
  "expands-too-much",
  "too-deep",
  "no-aligned",
  "several-sources",
  "unequal-lines",
  "too-slow",
] as const;
export type ReadRefusal = (typeof READ_REFUSALS)[number];

/** Why a text that could be read is not taken, with the place that a person is to put right. */
export type PlacedRefusal =
  | ({ readonly reason: "broken-utf-8" } & Places)
  | {
      readonly reason: "long-paragraph";
      /** Where it begins in the file; null where the format has no lines. */
      readonly line: number | null;
      /** Of the paragraph in the file, from 1. */
      readonly number: number;
    };

/** What a reader left out or changed, so that the import page can say it. */
export const NOTICE_CODES = [
  "raw-html-dropped",
  "scripts-dropped",
  "images-dropped",
  "links-not-kept",
  "tables-flattened",
  "tracked-changes-final",
  "comments-not-kept",
  "headers-not-kept",
  "control-characters-dropped",
  "unreadable-characters",
  "other-format",
  "lines-unwrapped",
  "codes-not-kept",
  "candidates-not-kept",
  "rules-broken",
  "translations-wait",
  "translations-not-taken",
] as const;
export type NoticeCode = (typeof NOTICE_CODES)[number];
/** `line` and `column` are where the first of them is, from 1, where that is known. */
export type Notice = {
  readonly code: NoticeCode;
  readonly count: number;
  readonly line?: number;
  readonly column?: number;
};

/** What a reader understood. `blocks` are in reading order; `title` is set when the format says so itself. */
export type ReadText = {
  readonly title: string | null;
  readonly blocks: readonly Block[];
  readonly notices: readonly Notice[];
};

/**
 * Reads one format into the neutral tree. A reader never throws on content: it returns what it understood,
 * or the one reason why it cannot. It touches neither network nor disk.
 */
export type Reader<Input> = {
  readonly format: ReadFormat;
  /** @param expected what a file of several languages is for; nothing is known where it is left out */
  readonly read: (
    input: Input,
    expected?: FileLanguages | null,
  ) => Reading<ReadText, ReadRefusal> | Promise<Reading<ReadText, ReadRefusal>>;
};

/** A reader of text that was decoded before, so that it can answer at once. */
export type TextReader = {
  readonly format: ReadFormat;
  /** @param expected what a file of several languages is for; nothing is known where it is left out */
  readonly read: (text: string, expected?: FileLanguages | null) => Reading<ReadText, ReadRefusal>;
};

/** Counts notices by code while a reader works; the list has each code once. */
export class NoticeCounter {
  readonly #counts = new Map<NoticeCode, number>();

  add(code: NoticeCode, count = 1): void {
    if (count > 0) this.#counts.set(code, (this.#counts.get(code) ?? 0) + count);
  }

  /** Takes back what was counted, where it turns out to be otherwise. */
  forget(code: NoticeCode): void {
    this.#counts.delete(code);
  }

  list(): readonly Notice[] {
    return [...this.#counts].map(([code, count]) => ({ code, count }));
  }
}
