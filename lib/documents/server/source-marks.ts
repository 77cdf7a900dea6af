import {
  announceRowChange,
  keepRenderingRevisions,
  lockRenderingRows,
} from "@/lib/collaboration/server/rendering-rows";
import type { Transaction } from "@/lib/db/database";
import type { ChangedParagraph } from "./rejoin-paragraphs";
import { readRenderingKeys } from "./rendering-store";
import { clearReturned, findMarkedTails, markChanged, markHeads } from "./source-marks-store";

/**
 * Marks what stands beside paragraphs that were changed, so that somebody looks at it again: text and state stay, also of
 * what is final or locked. A text that was right for what the source says now again is marked no more.
 *
 * @returns the renderings that were marked with this change
 */
export async function markSourceChanged(
  changed: readonly ChangedParagraph[],
  authorId: string,
  tx: Transaction,
): Promise<readonly string[]> {
  if (changed.length === 0) return [];
  const keys = await readRenderingKeys(
    changed.map(({ id }) => id),
    tx,
  );
  const ids = keys.map(({ id }) => id);
  await lockRenderingRows(tx, ids);
  await keepRenderingRevisions(tx, ids);
  const cleared = await clearReturned(changed, tx);
  const marked = await markChanged(changed, cleared, tx);
  await keepRenderingRevisions(tx, [...cleared, ...marked], { cause: "source", authorId });
  return marked;
}

/** Takes the mark off texts that were right for what the source says again: a join that was taken back, for one. */
export async function clearSourceMarks(
  changed: readonly ChangedParagraph[],
  authorId: string,
  tx: Transaction,
): Promise<void> {
  const cleared = await clearReturned(changed, tx);
  await keepRenderingRevisions(tx, cleared, { cause: "source", authorId });
}

/** A paragraph that was just joined into another. */
export type JoinedAway = { readonly id: string; readonly headId: string };

/** A text that waits for another look goes on waiting in the paragraph that its own was joined into. */
export async function carrySourceMarks(
  joined: readonly JoinedAway[],
  changed: readonly ChangedParagraph[],
  authorId: string,
  tx: Transaction,
): Promise<void> {
  if (joined.length === 0) return;
  const tails = await findMarkedTails(joined, tx);
  if (tails.length === 0) return;
  const heads = tails.flatMap(({ headId, trackId }) => {
    const head = changed.find(({ id }) => id === headId);
    return head === undefined ? [] : [{ paragraphId: headId, trackId, before: head.before }];
  });
  const marked = await markHeads(heads, tx);
  await keepRenderingRevisions(
    tx,
    marked.map(({ id }) => id),
    { cause: "source", authorId },
  );
  for (const { id, documentId } of marked) await announceRowChange(tx, id, documentId);
}
