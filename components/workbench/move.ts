import { findBarrier, here, type WorkbenchModel } from "./model";

type Target = {
  readonly index: number;
  /** A track's id, or null for the source; as now when left out. */
  readonly column?: string | null;
  /** Open the editor there, if it may be edited. */
  readonly edit?: boolean;
  readonly caret?: number | "end";
  readonly align?: "auto" | "start" | "center";
  /** A click has put the focus and the scroll where they should be. */
  readonly isClick?: boolean;
};

/** Moves to a row and column, scrolls it into view and takes the focus along. Indexes beyond the ends are pulled in. */
export function moveTo(model: WorkbenchModel, target: Target): void {
  const last = model.rows.total - 1;
  if (last < 0) return;
  const now = model.cursor.get();
  const index = Math.max(0, Math.min(target.index, last));
  const column = target.column === undefined ? now.column : target.column;
  const editing = (target.edit ?? now.editing) && mayEdit(model, index, column);
  if (index !== now.index || column !== now.column || !editing) keepCaret(model);
  model.cursor.set({
    index,
    column,
    editing,
    caret: target.caret ?? (index === now.index && column === now.column ? model.cursor.get().caret : "end"),
    focus: target.isClick ? now.focus : now.focus + 1,
  });
  if (!target.isClick) model.view.scrollTo(index, target.align ?? "auto");
}

function mayEdit(model: WorkbenchModel, index: number, column: string | null): boolean {
  if (column === null) return false;
  const rendering = model.rows.row(index)?.renderings[column];
  // A row that is still on its way decides for itself when it comes.
  return rendering === undefined || findBarrier(model, column, rendering.state) === null;
}

/** Remembers where the caret was, so that coming back, or changing the view, finds it there. */
function keepCaret(model: WorkbenchModel): void {
  const session = model.session.get();
  if (session !== null && session.renderingId === here(model).rendering?.id) {
    model.cursor.set((cursor) => ({ ...cursor, caret: session.caret() }));
  }
}

/** Opens the editor where the person stands. */
export function beginEditing(model: WorkbenchModel): void {
  const { index, column } = model.cursor.get();
  moveTo(model, { index, column: column ?? model.look.get().shown[0] ?? null, edit: true });
}

/** Leaves the editor; the cell keeps the focus. */
export function leaveEditing(model: WorkbenchModel): void {
  moveTo(model, { index: model.cursor.get().index, edit: false });
}

/** To the next (1) or previous (-1) column shown, the source first. */
export function moveColumn(model: WorkbenchModel, by: 1 | -1): void {
  const columns = [null, ...model.look.get().shown];
  const { index, column } = model.cursor.get();
  const next = columns[columns.indexOf(column) + by];
  if (next !== undefined) moveTo(model, { index, column: next, edit: false });
}

/** From the grid to the page and back; the caret stays where it is. */
export function toggleView(model: WorkbenchModel): void {
  const session = model.session.get();
  if (session !== null) model.cursor.set((cursor) => ({ ...cursor, caret: session.caret() }));
  model.look.set((look) => ({ ...look, view: look.view === "grid" ? "page" : "grid" }));
}
