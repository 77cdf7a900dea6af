import type { Transaction } from "@/lib/db/database";
import { findEnds, putFrom, putTo, type RangeEnd } from "./ranges-store";

/** An end of an assignment that was given to another paragraph. */
export type MovedEnd = {
  readonly assignmentId: string;
  readonly end: "from" | "to";
  readonly was: string;
  readonly is: string;
};

/**
 * Work that ended with a paragraph ends with what was cut off it.
 *
 * @param paragraphIds what the first half is made of
 */
export async function extendRanges(
  tx: Transaction,
  { paragraphIds, tailId }: { readonly paragraphIds: readonly string[]; readonly tailId: string },
): Promise<void> {
  for (const { id, toParagraphId } of await findEnds(tx, paragraphIds))
    if (toParagraphId !== null && paragraphIds.includes(toParagraphId)) await putTo(tx, id, tailId);
}

/**
 * Before paragraphs are moved: work that begins or ends with one of them, and has others besides, begins or ends with
 * the one next to them instead, so that it stays where the others are.
 *
 * @param moved in order
 * @param beside the paragraphs before and after them
 * @returns what was changed, for undo
 */
export async function shrinkRanges(
  tx: Transaction,
  moved: readonly string[],
  beside: { readonly before: string | null; readonly after: string | null },
): Promise<readonly MovedEnd[]> {
  const ends: MovedEnd[] = [];
  for (const { id, fromParagraphId, toParagraphId } of await findEnds(tx, moved)) {
    if (fromParagraphId === null || toParagraphId === null) continue;
    const [from, to] = [moved.includes(fromParagraphId), moved.includes(toParagraphId)];
    if (from === to) continue;
    const [is, was] = from ? [beside.after, fromParagraphId] : [beside.before, toParagraphId];
    if (is !== null) ends.push({ assignmentId: id, end: from ? "from" : "to", was, is });
  }
  await putEnds(tx, ends);
  return ends;
}

/** Takes such a change back, where nobody gave the work another range since. */
export async function restoreRanges(tx: Transaction, ends: readonly MovedEnd[]): Promise<void> {
  const now = new Map(
    (
      await findEnds(
        tx,
        ends.map(({ is }) => is),
      )
    ).map((row) => [row.id, row]),
  );
  const held = (row: RangeEnd | undefined, { end, is }: MovedEnd) =>
    (end === "from" ? row?.fromParagraphId : row?.toParagraphId) === is;
  const still = ends.filter((end) => held(now.get(end.assignmentId), end));
  await putEnds(
    tx,
    still.map((end) => ({ ...end, is: end.was })),
  );
}

async function putEnds(tx: Transaction, ends: readonly MovedEnd[]): Promise<void> {
  for (const { assignmentId, end, is } of ends)
    await (end === "from" ? putFrom(tx, assignmentId, is) : putTo(tx, assignmentId, is));
}
