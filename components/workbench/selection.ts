import type { WorkbenchModel } from "./model";
import { moveTo } from "./move";
import type { Row } from "./row";
import { textOffset } from "./text-offset";

/** Words that are selected in one cell. Half-open UTF-16 offsets into its text. */
export type TextSelection = {
  readonly row: Row;
  /** Null for the source. */
  readonly trackId: string | null;
  readonly renderingId: string | null;
  /** The cell's whole text. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
};

/** What is selected on screen; null when that is nothing, or reaches over more than one cell. */
export function readSelection(model: WorkbenchModel): TextSelection | null {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const cell = cellOf(range.startContainer);
  if (cell === null || cell !== cellOf(range.endContainer)) return null;
  const row = model.rows.row(Number(cell.closest<HTMLElement>("[data-index]")?.dataset.index));
  if (row === undefined) return null;
  const trackId = cell.dataset.cell === "source" ? null : (cell.dataset.cell ?? null);
  const rendering = trackId === null ? undefined : row.renderings[trackId];
  const session = model.session.get();
  const isLive = session !== null && session.renderingId === rendering?.id;
  const text = isLive ? session.read().text : (rendering ?? row.paragraph).text;
  const span = isLive ? session.selection() : spanIn(cell, range);
  if (span === null || span.start >= span.end) return null;
  return {
    ...{ row, trackId, text, renderingId: rendering?.id ?? null },
    ...span,
    quote: text.slice(span.start, span.end),
  };
}

function cellOf(node: Node): HTMLElement | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.closest<HTMLElement>("[data-cell]") ?? null;
}

function spanIn(cell: HTMLElement, range: Range): { start: number; end: number } | null {
  const text = cell.querySelector("[data-text]");
  if (text === null || !text.contains(range.startContainer) || !text.contains(range.endContainer))
    return null;
  const { startContainer, startOffset, endContainer, endOffset } = range;
  return {
    start: textOffset(text, startContainer, startOffset),
    end: textOffset(text, endContainer, endOffset),
  };
}

/** Moves to where words are selected, without opening an editor over them. */
export function standAt(model: WorkbenchModel, { row, trackId }: TextSelection): void {
  const { index, column, editing } = model.cursor.get();
  const isHere = index === row.index && column === trackId;
  if (!isHere) moveTo(model, { index: row.index, column: trackId, edit: isHere && editing, isClick: true });
}
