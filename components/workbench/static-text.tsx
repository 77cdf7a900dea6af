import { memo } from "react";
import type { MarkSpan } from "@/lib/text/core/marks";
import { cutPieces, findInText, type Piece } from "./find-in-text";
import styles from "./text.module.css";

type StaticTextProps = {
  text: string;
  marks: readonly MarkSpan[];
  /** What is searched for; shown wherever it stands. */
  query: string | null;
  /** Stands, faint, where there is no text yet. */
  placeholder?: string;
};

/** A text that nobody edits here now; it looks as the live editor does. */
export const StaticText = memo(function StaticText({ text, marks, query, placeholder }: StaticTextProps) {
  if (text === "") {
    return (
      <p className={styles.text}>{placeholder === undefined ? "\u200b" : <Faint>{placeholder}</Faint>}</p>
    );
  }
  const found = query === null ? [] : findInText(text, query);
  return (
    <p className={styles.text} data-text>
      {marks.length === 0 && found.length === 0
        ? text
        : cutPieces(text, marks, found).map((piece) => <Cut key={piece.start} piece={piece} />)}
      {text.endsWith("\n") && <br />}
    </p>
  );
});

function Faint({ children }: { children: string }) {
  return (
    <span className={styles.placeholder} aria-hidden="true">
      {children}
    </span>
  );
}

function Cut({ piece }: { piece: Piece }) {
  const marked = piece.found ? <mark className={styles.found}>{piece.text}</mark> : piece.text;
  const slanted = piece.italic ? <em>{marked}</em> : marked;
  return piece.bold ? <strong>{slanted}</strong> : slanted;
}

/** The UTF-16 offset in a cell's text under a point of the screen; "end" when the point is beside the text. */
export function offsetAtPoint(cell: HTMLElement, x: number, y: number): number | "end" {
  const text = cell.querySelector("[data-text]");
  const at = caretAt(x, y);
  if (text === null || at === null || !text.contains(at.node)) return "end";
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(at.node, at.offset);
  return before.toString().length;
}

function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position === null ? null : { node: position.offsetNode, offset: position.offset };
  }
  // Safari's own name for the same.
  const range = (document as Document).caretRangeFromPoint(x, y);
  return range === null ? null : { node: range.startContainer, offset: range.startOffset };
}
