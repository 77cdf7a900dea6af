import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { orderKeysBetween } from "@/lib/documents/core/order";
import { notFound } from "@/lib/kernel/app-error";
import { restoreRanges } from "@/lib/review/server/keep-ranges";
import { applyProposal, revertProposal } from "./apply-proposal";
import { restoreCut } from "./cut-renderings";
import { underLock } from "./decide-proposal";
import type { Place } from "./join-renderings";
import type { MoveUndo } from "./move-paragraphs";
import { readRuns } from "./paragraph-store";
import { holds, presentStructureChange } from "./present-structure";
import { type ProposalRow, readProposal } from "./proposal-store";
import { readShownRun } from "./shown-run";
import type { SplitUndo } from "./split-paragraph";
import { refusedStructure } from "./structure-refusals";
import type { StructureChangeView } from "./structure-schema";
import {
  findChangedDocument,
  findNeighbor,
  findStructureChange,
  markUndone,
  type OrderPlace,
  readFamilies,
  readShownBetween,
  readTakenKeys,
  type StructureChangeRow,
  writeOrderKeys,
} from "./structure-store";

/**
 * Takes a split, a join or a move back, also long after; what was written meanwhile is kept.
 *
 * @throws AppError `not-found`, `forbidden`; `conflict`, with one sentence, when it was undone already, later changes of the
 *   same paragraphs stand in the way, or a rendering that is locked or final would have to change
 */
export async function undoStructureChange(
  actor: Actor,
  structureChangeId: string,
): Promise<StructureChangeView> {
  const grant = await authorize(actor, "translate", { structureChangeId });
  const documentId = await findChangedDocument(grant, structureChangeId);
  if (documentId === null) throw notFound("This change");
  return underLock(grant, documentId, async (tx) => {
    const change = await findStructureChange(grant, structureChangeId, tx);
    if (change === null) throw notFound("This change");
    if (change.undoneAt !== null) throw refusedStructure("undone");
    if (!holds(change)) throw refusedStructure("otherwise");
    await undo({ tx, actorId: actor.id }, change);
    return presentStructureChange(await markUndone(grant, change.id, tx));
  });
}

async function undo(place: Place, change: StructureChangeRow): Promise<void> {
  if (change.kind === "move") return undoMove(place, change);
  const join = await readProposal(change.proposalId ?? "", place.tx);
  if (change.kind === "join") await revertProposal(place, join);
  else await undoSplit(place, change, join);
}

async function undoSplit(place: Place, change: StructureChangeRow, join: ProposalRow): Promise<void> {
  const { documentId } = change;
  const { renderings, between } = change.undo as SplitUndo;
  const [endId = "", tailId = ""] = join.paragraphIds;
  const rows = await readRuns(documentId, [endId], place.tx);
  const headId = rows.find(({ joinedIntoId }) => joinedIntoId === null)?.id ?? endId;
  const head = await readShownRun(documentId, headId, place.tx);
  const tail = await readShownRun(documentId, tailId, place.tx);
  if (head.last.id !== endId) throw refusedStructure("otherwise");
  if (head.last.orderKey >= tail.head.orderKey) throw refusedStructure("moved");
  const now = await readShownBetween(documentId, head.head.orderKey, tail.head.orderKey, place.tx);
  const isParted = now.some(({ id }) => id !== headId && id !== tailId && !between.includes(id));
  if (isParted) throw refusedStructure("moved");
  await applyProposal(place, join);
  await restoreCut(place, headId, renderings);
}

async function undoMove({ tx }: Place, { documentId, undo }: StructureChangeRow): Promise<void> {
  const { places, families, ranges } = undo as MoveUndo;
  const ids = places.map(({ id }) => id);
  const rows = await readRuns(documentId, ids, tx);
  const now = await readFamilies(documentId, ids, tx);
  if (rows.length !== ids.length || now.join() !== families.join()) throw refusedStructure("changed");
  await writeOrderKeys(await placesBack(documentId, places, tx), tx);
  await restoreRanges(tx, ranges);
}

/** Where the rows stood; where others stand at the same keys now, behind what stands before these. */
async function placesBack(
  documentId: string,
  places: readonly OrderPlace[],
  tx: Place["tx"],
): Promise<readonly OrderPlace[]> {
  const taken = await readTakenKeys(documentId, places, tx);
  const [first] = places;
  if (taken.size === 0 || first === undefined) return places;
  const but = places.map(({ id }) => id);
  const options = { shown: false, but };
  const before = await findNeighbor(documentId, { side: "before", key: first.orderKey }, options, tx);
  const at = { side: "after", key: before?.orderKey ?? "" } as const;
  const after = await findNeighbor(documentId, at, options, tx);
  const keys = orderKeysBetween(before?.orderKey ?? null, after?.orderKey ?? null, places.length);
  return places.map(({ id }, index) => ({ id, orderKey: keys[index] ?? "" }));
}
