import type { WorkbenchModel } from "./model";
import type { Row } from "./row";

/**
 * Keeps a person in their paragraph when others split, join or move paragraphs before it: rows are known by their
 * number, and that is another one then. Called before the rows take their new places.
 */
export function followParagraph(
  { rows, cursor, session }: Pick<WorkbenchModel, "rows" | "cursor" | "session">,
  answered: readonly Row[],
): void {
  const { index, column, editing } = cursor.get();
  const held = rows.row(index);
  const now = answered.find((row) => row.paragraph.id === held?.paragraph.id);
  if (held === undefined || now === undefined || now.index === index) return;
  const live = session.get();
  const isLive = live !== null && column !== null && live.renderingId === held.renderings[column]?.id;
  cursor.set((before) => ({
    ...{ ...before, index: now.index },
    ...(isLive && { caret: live.caret() }),
    ...(editing && { focus: before.focus + 1 }),
  }));
}
