import { memo, type ReactNode } from "react";
import { cutPieces, type Piece, type TextLayer } from "@/lib/text/core/layers";
import type { MarkSpan } from "@/lib/text/core/marks";
import styles from "./text.module.css";
import { textOffset } from "./text-offset";

type StaticTextProps = {
  text: string;
  marks: readonly MarkSpan[];
  /** What lies over the text; the same list as long as it says the same. */
  layers: readonly TextLayer[];
  /** Stands, faint, where there is no text yet. */
  placeholder?: string;
};

/** A text that nobody edits here now; it looks as the live editor does. */
export const StaticText = memo(function StaticText({ text, marks, layers, placeholder }: StaticTextProps) {
  if (text === "") {
    return (
      <p className={styles.text}>{placeholder === undefined ? "\u200b" : <Faint>{placeholder}</Faint>}</p>
    );
  }
  return (
    <p className={styles.text} data-text>
      {marks.length === 0 && layers.length === 0
        ? text
        : cutPieces(text, marks, layers).map((piece) => <Cut key={piece.start} piece={piece} />)}
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
  const slanted = piece.italic ? <em>{piece.text}</em> : piece.text;
  const shown = piece.bold ? <strong>{slanted}</strong> : slanted;
  return <Layers layers={piece.layers}>{shown}</Layers>;
}

/** As the live editor's: an element for each layer, inside one another where they overlap. */
function Layers({ layers, children }: { layers: readonly TextLayer[]; children: ReactNode }) {
  const [outermost, ...others] = layers;
  if (outermost === undefined) return children;
  const { kind, id, label, color } = outermost;
  const Tag = kind === "found" ? "mark" : "span";
  return (
    <Tag data-layer={kind} data-id={id} data-color={color} title={label}>
      <Layers layers={others}>{children}</Layers>
    </Tag>
  );
}

/** The UTF-16 offset in a cell's text under a point of the screen; "end" when the point is beside the text. */
export function offsetAtPoint(cell: HTMLElement, x: number, y: number): number | "end" {
  const text = cell.querySelector("[data-text]");
  const at = caretAt(x, y);
  if (text === null || at === null || !text.contains(at.node)) return "end";
  return textOffset(text, at.node, at.offset);
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
