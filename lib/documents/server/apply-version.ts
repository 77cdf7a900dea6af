import type { Transaction } from "@/lib/db/database";
import { type CorrectedPiece, correctPieces } from "@/lib/documents/core/correct-pieces";
import type { VersionSteps } from "@/lib/documents/core/version-steps";
import type { RichText } from "@/lib/text/core/marks";
import { announceHidden } from "./announce-hidden";
import { newId } from "./new-id";
import { changeParagraphs, insertParagraphs, insertRenderings, readRuns } from "./paragraph-store";
import type { PlannedVersion } from "./plan-source";
import { insertProposals, nextPosition } from "./proposal-store";
import { rejoinParagraphs, toPiece } from "./rejoin-paragraphs";
import { markSourceChanged } from "./source-marks";
import { readMovedWith, writeOrderKeys } from "./structure-store";
import type { Understood } from "./understand";

type Applied = {
  readonly documentId: string;
  readonly sourceFileId: string;
  readonly authorId: string;
  readonly planned: PlannedVersion;
  readonly understood: Understood;
};

/** Carries a plan out. @returns what taking it back needs */
export async function applyVersion(tx: Transaction, applied: Applied): Promise<VersionSteps> {
  const { documentId, planned } = applied;
  const { plan, rows } = planned;
  const corrected = await correct(tx, applied);
  const keys = new Map(rows.map(({ id, orderKey }) => [id, orderKey]));
  if (plan.moved.length > 0) await writeOrderKeys(plan.moved, tx);
  const added = await add(tx, applied);
  await changeParagraphs(plan.removed, { excluded: true }, tx);
  await changeParagraphs(plan.returned, { excluded: false }, tx);
  await announceHidden([...plan.removed, ...plan.returned], tx);
  const revisions = new Map(
    (await readRuns(documentId, [...corrected.keys()], tx)).map((row) => [row.id, row.revision]),
  );
  return {
    corrected: [...corrected].map(([id, { piece, seam }]) => ({
      id,
      before: piece,
      seam,
      revision: revisions.get(id) ?? 0,
    })),
    added,
    removed: plan.removed,
    returned: plan.returned,
    moved: plan.moved.map(({ id, orderKey }) => ({ id, from: keys.get(id) ?? "", to: orderKey })),
    movedWith: await readMovedWith(
      documentId,
      plan.moved.map(({ id }) => id),
      tx,
    ),
  };
}

/** Corrects paragraphs as one does by hand. @returns their pieces as they were, by id */
async function correct(
  tx: Transaction,
  { documentId, authorId, planned }: Applied,
): Promise<ReadonlyMap<string, CorrectedPiece>> {
  const byId = new Map(planned.rows.map((row) => [row.id, row]));
  const before = new Map<string, CorrectedPiece>();
  const pieces = new Map<string, RichText>();
  const seams = new Map<string, string>();
  for (const { ids, text } of planned.plan.corrections) {
    const run = ids.flatMap((id) => byId.get(id) ?? []).map(toPiece);
    const after = correctPieces(run, text);
    for (const [at, { id, piece, cut }] of run.entries()) {
      const own = { piece, seam: cut?.seam ?? "" };
      const now = after[at] ?? own;
      before.set(id, own);
      pieces.set(id, now.piece);
      seams.set(id, now.seam);
    }
  }
  if (pieces.size === 0) return before;
  const ids = [...pieces.keys()];
  const changed = await rejoinParagraphs(tx, {
    documentId,
    ids,
    cause: "source-version",
    authorId,
    pieces,
    seams,
  });
  await markSourceChanged(changed, authorId, tx);
  return before;
}

/** Puts new paragraphs in, with what import proposes of them alone. */
async function add(
  tx: Transaction,
  { documentId, sourceFileId, planned, understood }: Applied,
): Promise<readonly string[]> {
  const ids = new Map(planned.plan.added.map(({ at }) => [at, newId()]));
  const fresh = planned.plan.added.flatMap(({ at, orderKey }) => {
    const [id, paragraph] = [ids.get(at), understood.paragraphs[at]];
    return id === undefined || paragraph === undefined ? [] : [{ id, orderKey, paragraph }];
  });
  if (fresh.length === 0) return [];
  await insertParagraphs(documentId, sourceFileId, fresh, tx);
  const paragraphIds = fresh.map(({ id }) => id);
  await insertRenderings(documentId, paragraphIds, tx);
  const proposals = understood.proposals
    .filter(({ paragraphIndexes }) => paragraphIndexes.every((at) => ids.has(at)))
    .map((proposal) => ({
      ...{ id: newId(), proposal },
      paragraphIds: proposal.paragraphIndexes.flatMap((at) => ids.get(at) ?? []),
    }));
  await insertProposals(documentId, await nextPosition(documentId, tx), proposals, tx);
  return paragraphIds;
}
