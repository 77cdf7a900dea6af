import type { MarkSpan } from "@/lib/text/core/marks";

/** What a block is in its document. A reader gives heading, body and note; a caption is recognized later, by proposal. */
export const BLOCK_KINDS = ["heading", "body", "caption", "note"] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** Where a block stood in its file, when that says that it is not running text. */
export type BlockContainer = "list" | "table" | "quote" | "code";

/**
 * One block of a text as a reader gives it, whatever the file format: the neutral tree is a flat list of these.
 * `text` is never empty, has no leading or trailing white space, and holds "\n" for a hard line break inside the block.
 */
export type Block = {
  readonly kind: BlockKind;
  /** 1 to 6 for headings, null for the rest. */
  readonly level: number | null;
  readonly text: string;
  /** Emphasis; half-open UTF-16 offsets into `text`. */
  readonly marks: readonly MarkSpan[];
  /** 1-based line of the source file where the block begins; null where the format has no lines. */
  readonly sourceLine: number | null;
  readonly container: BlockContainer | null;
};

/** A question and its answer, in an interview or at a press conference. */
export type Turn = "question" | "answer";

/** A block whose part in the conversation is known. `label` is what was printed ("记者："), and is not in `text`. */
export type Paragraph = Block & {
  readonly label: string | null;
  readonly speaker: string | null;
  readonly turn: Turn | null;
};

/** Makes a block of running text; the short form that readers and tests use. */
export function bodyBlock(
  text: string,
  sourceLine: number | null = null,
  marks: readonly MarkSpan[] = [],
): Block {
  return { kind: "body", level: null, text, marks, sourceLine, container: null };
}
