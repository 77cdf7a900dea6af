import type { WorkbenchModel } from "@/components/workbench/model";
import type { RenderingView, Row } from "@/components/workbench/row";
import type { TextSelection } from "@/components/workbench/selection";

/** What would be taken from where into where. */
export type AdoptionPlan = {
  readonly row: Row;
  readonly from: RenderingView;
  readonly into: RenderingView;
  /** A stretch of the other text; null for the whole. */
  readonly phrase: { readonly start: number; readonly end: number } | null;
};

/**
 * What adopting means where a person stands: words selected in another track go into the one they last wrote in; who
 * stands in another track takes its whole text; who stands in their own takes the base's, or the next one's.
 *
 * @returns null where there is nothing to take, or nowhere to take it
 */
export function planAdoption(
  model: WorkbenchModel,
  selection: TextSelection | null = model.selection.get(),
): AdoptionPlan | null {
  const { index, column } = model.cursor.get();
  const { shown, base } = model.look.get();
  const selected = selection !== null && selection.trackId !== null ? selection : null;
  const mine = ownTrack(model);
  const isPhrase = selected !== null && selected.trackId !== mine;
  const row = isPhrase ? selected.row : model.rows.row(index);
  const standing = isPhrase ? selected.trackId : column;
  if (row === undefined || standing === null) return null;
  const others = shown.filter((id) => id !== mine);
  const own = mine ?? (isPhrase ? others.find((id) => id !== standing) : standing);
  const fromId =
    standing !== own ? standing : base !== null && base !== own ? base : shown.find((id) => id !== own);
  const from = fromId === undefined ? undefined : row.renderings[fromId];
  const into = own === undefined ? undefined : row.renderings[own];
  if (from === undefined || into === undefined || from.text.trim() === "") return null;
  return { row, from, into, phrase: isPhrase ? { start: selected.start, end: selected.end } : null };
}

/** The track that a person last wrote in, if it is shown. */
function ownTrack(model: WorkbenchModel): string | null {
  const mine = model.mine.get();
  return mine !== null && model.look.get().shown.includes(mine) ? mine : null;
}
