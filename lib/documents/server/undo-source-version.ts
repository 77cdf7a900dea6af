import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { namesOf } from "@/lib/accounts/server/people";
import { lockFreshRendering } from "@/lib/collaboration/server/rendering-rows";
import type { Transaction } from "@/lib/db/database";
import type { VersionSteps } from "@/lib/documents/core/version-steps";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { announceHidden } from "./announce-hidden";
import { underLock } from "./decide-proposal";
import { changeParagraphs, type ParagraphRow } from "./paragraph-store";
import { presentSourceVersion } from "./present-source-version";
import { refuseOpenProposals } from "./proposal-store";
import { rejoinParagraphs } from "./rejoin-paragraphs";
import { readRenderingKeys } from "./rendering-store";
import { markSourceChanged } from "./source-marks";
import type { SourceVersionView } from "./source-schema";
import {
  findLastVersion,
  findSourceVersion,
  isBuiltOn,
  markVersionUndone,
  readAllRows,
} from "./source-versions-store";
import { readMovedWith, writeOrderKeys } from "./structure-store";

/**
 * Takes a version of the source back as a whole: texts, places and what was set aside are as before it; what it brought
 * in is set aside.
 *
 * @throws AppError `not-found`; `forbidden`; `conflict` when it was taken back already, when a later one stands on it, or
 *   when somebody worked on what it changed
 */
export async function undoSourceVersion(
  actor: Actor,
  given: { readonly documentId: string; readonly versionId: string },
): Promise<SourceVersionView> {
  const { documentId, versionId } = given;
  const grant = await authorize(actor, "review", { documentId });
  const row = await underLock(grant, documentId, async (tx) => {
    const version = await findSourceVersion(grant, documentId, versionId, tx);
    if (version === null) throw notFound("This version");
    if (version.undoneAt !== null)
      throw new AppError("conflict", "This is undone already.", { key: "undoneAlready" });
    const last = await findLastVersion(grant, documentId, tx);
    if (last === null || last.id !== versionId)
      throw new AppError("conflict", "A later version stands on this one: undo that first.", {
        key: "source.laterVersion",
      });
    await refuseBuiltOn(tx, { documentId, steps: last.steps, since: version.createdAt });
    await takeBack(tx, { documentId, steps: last.steps, authorId: actor.id });
    const undone = await markVersionUndone(versionId, tx);
    const event = {
      action: "document.undo-source-version",
      objectType: "document",
      objectId: documentId,
    } as const;
    await audit(actor, { ...event, projectId: grant.projectId, details: { versionId } }, tx);
    return undone;
  });
  const names = await namesOf([row.createdById]);
  return presentSourceVersion(row, names.get(row.createdById) ?? null);
}

async function refuseBuiltOn(
  tx: Transaction,
  {
    documentId,
    steps,
    since,
  }: { readonly documentId: string; readonly steps: VersionSteps; readonly since: Date },
): Promise<void> {
  const rows = await readAllRows(documentId, tx);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const heads = steps.corrected.map(({ id }) => byId.get(id)?.joinedIntoId ?? id);
  const touched = [...new Set([...heads, ...steps.removed, ...steps.returned])];
  for (const { id } of await readRenderingKeys([...touched, ...steps.added], tx))
    await lockFreshRendering(tx, id);
  const movedIds = steps.moved.map(({ id }) => id);
  const isMovedWith = (await readMovedWith(documentId, movedIds, tx)).join() === steps.movedWith.join();
  const isLeft = isMovedWith && isAsLeft(steps, byId);
  if (isLeft && !(await isBuiltOn({ touched, added: steps.added, since }, tx))) return;
  throw new AppError("conflict", "Somebody worked on what this version changed: it stays.", {
    key: "source.builtOn",
  });
}

/** Whether the paragraphs stand as the version left them, and their old places are free. */
function isAsLeft(steps: VersionSteps, byId: ReadonlyMap<string, ParagraphRow>): boolean {
  const moving = new Set(steps.moved.map(({ id }) => id));
  const taken = new Set(
    [...byId.values()].filter(({ id }) => !moving.has(id)).map(({ orderKey }) => orderKey),
  );
  const isShown = (id: string): boolean => byId.get(id)?.excluded === false;
  return (
    steps.corrected.every(({ id, revision }) => byId.get(id)?.revision === revision) &&
    steps.added.every(
      (id) => isShown(id) && byId.get(id)?.revision === 1 && byId.get(id)?.joinedIntoId === null,
    ) &&
    steps.returned.every(isShown) &&
    steps.removed.every((id) => !isShown(id)) &&
    steps.moved.every(({ id, from, to }) => byId.get(id)?.orderKey === to && !taken.has(from))
  );
}

async function takeBack(
  tx: Transaction,
  {
    documentId,
    steps,
    authorId,
  }: { readonly documentId: string; readonly steps: VersionSteps; readonly authorId: string },
): Promise<void> {
  const pieces = new Map(steps.corrected.map(({ id, before }) => [id, before]));
  const seams = new Map(steps.corrected.map(({ id, seam }) => [id, seam]));
  if (pieces.size > 0) {
    const ids = [...pieces.keys()];
    const changed = await rejoinParagraphs(tx, {
      documentId,
      ids,
      cause: "undo-source-version",
      authorId,
      pieces,
      seams,
    });
    await markSourceChanged(changed, authorId, tx);
  }
  if (steps.moved.length > 0)
    await writeOrderKeys(
      steps.moved.map(({ id, from }) => ({ id, orderKey: from })),
      tx,
    );
  const [hidden, shown] = [[...steps.added, ...steps.returned], steps.removed];
  await refuseOpenProposals(documentId, steps.added, authorId, tx);
  await changeParagraphs(hidden, { excluded: true }, tx);
  await changeParagraphs(shown, { excluded: false }, tx);
  await announceHidden([...hidden, ...shown], tx);
}
