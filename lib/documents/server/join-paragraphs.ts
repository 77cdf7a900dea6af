import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import type { Transaction } from "@/lib/db/database";
import { firstWords } from "@/lib/documents/core/cut";
import { orderKeysBetween } from "@/lib/documents/core/order";
import { applyProposal } from "./apply-proposal";
import { findJoinOf, insertHandJoin } from "./cut-store";
import { underLock } from "./decide-proposal";
import { presentStructureChange } from "./present-structure";
import { documentOf, readShownRun, type ShownRun } from "./shown-run";
import { refusedStructure, staleParagraph } from "./structure-refusals";
import type { StructureChangeView } from "./structure-schema";
import { findNeighbor, insertStructureChange, writeOrderKeys } from "./structure-store";

/**
 * Joins a shown paragraph with the shown one behind it: an accepted proposal that a person made, or one that was made
 * before, by import or by a split.
 *
 * @param given `withId` is the one behind it, as the person saw it; `seen` the first one's revision
 * @throws AppError `not-found`, `forbidden`, `stale`; `conflict` when another one is behind it, two people speak, or a
 *   rendering that is locked or final would have to change
 */
export async function joinParagraphs(
  actor: Actor,
  paragraphId: string,
  given: { readonly withId: string; readonly seen: number | null },
): Promise<StructureChangeView> {
  const grant = await authorize(actor, "translate", { paragraphId });
  const documentId = await documentOf(grant, paragraphId);
  return underLock(grant, documentId, async (tx) => {
    const place = { tx, actorId: actor.id };
    const head = await readShownRun(documentId, paragraphId, tx);
    if (given.seen !== null && given.seen !== head.head.revision) throw staleParagraph(head.head);
    const at = { side: "after", key: head.head.orderKey } as const;
    const next = await findNeighbor(documentId, at, { shown: true }, tx);
    if (next === null) throw refusedStructure("nothingNext");
    if (next.id !== given.withId) throw refusedStructure("notNext");
    const tail = await readShownRun(documentId, next.id, tx);
    const isNewTurn = tail.head.label !== null && tail.head.speaker !== head.head.speaker;
    if (isNewTurn) throw refusedStructure("twoSpeakers");
    await bringBehind(head, tail, tx);
    const ends = { documentId, headId: head.last.id, tailId: tail.head.id };
    const made = await findJoinOf(documentId, ends.headId, ends.tailId, tx);
    const join = made ?? (await insertHandJoin({ ...ends, actorId: actor.id, status: "open" }, tx));
    await applyProposal(place, join);
    const change = await insertStructureChange(
      grant,
      {
        ...{ documentId, kind: "join", paragraphIds: [head.head.id, tail.head.id], proposalId: join.id },
        ...{ words: [head, tail].map((run) => firstWords(run.head.text)), undo: {} },
      },
      tx,
    );
    return presentStructureChange(change);
  });
}

/** Where something joined to the first stands behind the second, the second comes behind it: what is hidden moves nothing. */
async function bringBehind(head: ShownRun, tail: ShownRun, tx: Transaction): Promise<void> {
  if (head.last.orderKey < tail.head.orderKey) return;
  const { documentId, orderKey } = head.last;
  const but = tail.rows.map(({ id }) => id);
  const next = await findNeighbor(documentId, { side: "after", key: orderKey }, { shown: false, but }, tx);
  const keys = orderKeysBetween(orderKey, next?.orderKey ?? null, tail.rows.length);
  await writeOrderKeys(
    tail.rows.map(({ id }, index) => ({ id, orderKey: keys[index] ?? "" })),
    tx,
  );
}
