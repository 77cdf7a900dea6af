import { expect, it } from "vitest";
import { followParagraph } from "./follow-paragraph";
import type { ActiveSession, Cursor } from "./model";
import type { Row } from "./row";
import { RowCache, type RowPage } from "./row-cache";
import { createStore } from "./store";

function pageOf(ids: readonly string[]): RowPage {
  const items = ids.map(
    (id, index): Row => ({
      index,
      paragraph: {
        ...{ id, kind: "body", level: null, speaker: null, turn: null, label: null },
        ...{ text: "文", marks: [], revision: 1 },
      },
      renderings: {},
    }),
  );
  return { total: ids.length, items };
}

it.each([
  ["a paragraph was split before it", ["a", "a2", "b", "c"], 2],
  ["one before it was joined away", ["b", "c"], 0],
  ["it was moved", ["a", "c", "b"], 2],
  ["it was joined away itself", ["a", "c"], 1],
  ["nothing was", ["a", "b", "c"], 1],
])("a person stays in their paragraph when %s", async (_name, ids, index) => {
  const cursor = createStore<Cursor>({ index: 1, column: null, editing: false, caret: "end", focus: 0 });
  const session = createStore<ActiveSession | null>(null);
  const rows: RowCache = new RowCache({
    first: pageOf(["a", "b", "c"]),
    fetchRows: async () => pageOf(ids),
    onAnswer: (answered) => followParagraph({ rows, cursor, session }, answered),
  });
  await rows.reload();
  expect(cursor.get().index).toBe(index);
});
