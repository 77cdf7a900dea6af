import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { type Transaction, transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { groupBy } from "@/lib/kernel/group-by";
import type { SkippedRendering, UndoReport } from "@/lib/renderings/core/replacement";
import { type PlaceEdit, replacePlaces } from "@/lib/renderings/server/replace-places";
import { restorePlaces } from "@/lib/renderings/server/restore-places";
import type { ReplaceProgress, ReplaceReport } from "./replace-schema";
import {
  appendPlaces,
  insertTextReplacement,
  keepUndonePlaces,
  lockTextReplacement,
} from "./replacement-store";

/** Renderings of one transaction. */
const AT_ONCE = 100;

type Watcher = {
  readonly signal?: AbortSignal | undefined;
  readonly tell?: ((progress: ReplaceProgress) => void) | undefined;
  /** Renderings of one portion. */
  readonly atOnce?: number;
};

/**
 * Replaces words in a project's renderings, a portion in a transaction. All edits of one rendering are made, or none;
 * what was changed since it was looked at, is locked or final, or of another project, is left as it is and told. All
 * portions are one batch, and one undo takes back what was done when it is broken off.
 *
 * @throws AppError `not-found`, `forbidden`; `conflict` when the batch is undone while it goes on
 */
export async function replaceTexts(
  actor: Actor,
  projectId: string,
  { find, edits }: { readonly find: string; readonly edits: readonly PlaceEdit[] },
  { signal, tell, atOnce = AT_ONCE }: Watcher = {},
): Promise<ReplaceReport> {
  await authorize(actor, "translate", { projectId });
  const byRendering = [...groupBy(edits, ({ renderingId }) => renderingId).values()];
  let id: string | null = null;
  let applied = 0;
  const skipped: SkippedRendering[] = [];
  for (let at = 0; at < byRendering.length; at += atOnce) {
    signal?.throwIfAborted();
    const portion = byRendering.slice(at, at + atOnce).flat();
    const done = await transaction((tx) => replacePortion(tx, actor, projectId, { find, portion, id }));
    id = done.id;
    applied += done.applied;
    skipped.push(...done.skipped);
    tell?.({ id, done: Math.min(at + atOnce, byRendering.length), total: byRendering.length });
  }
  return { id, applied, skipped };
}

type Portion = { readonly find: string; readonly portion: readonly PlaceEdit[]; readonly id: string | null };

async function replacePortion(
  tx: Transaction,
  actor: Actor,
  projectId: string,
  { find, portion, id }: Portion,
): Promise<{ id: string | null; applied: number; skipped: readonly SkippedRendering[] }> {
  // Again for each portion: who lost the right meanwhile changes nothing more.
  const grant = await authorize(actor, "translate", { projectId }, tx);
  const { places, skipped } = await replacePlaces(tx, actor, {
    ...{ projectIds: [projectId], edits: portion, cause: "find-replace" },
  });
  if (places.length === 0) return { id, applied: 0, skipped };
  if (id !== null && !(await appendPlaces(tx, grant, id, places))) throw undoneAlready();
  const batch = id ?? (await insertTextReplacement(tx, grant, { places, reason: find }));
  await note(tx, actor, projectId, { action: "text.replace", replacementId: batch, places: places.length });
  return { id: batch, applied: places.length, skipped };
}

/**
 * Takes a batch of replaced words back. Places that were changed since, or where nobody may write now, are kept and
 * told: calling again goes on with them. A text that is again what it was has its state again.
 *
 * @throws AppError `not-found`; `forbidden` to all but who made it and those who review; `conflict` when all of it was
 *   undone already
 */
export async function undoTextReplacement(
  actor: Actor,
  projectId: string,
  replacementId: string,
): Promise<UndoReport> {
  const grant = await authorize(actor, "translate", { projectId });
  return transaction(async (tx) => {
    const row = await lockTextReplacement(tx, grant, replacementId);
    if (row === null) throw notFound("This replacement");
    if (row.createdById !== actor.id) await authorize(actor, "review", { projectId }, tx);
    if (row.undoneAt !== null) throw undoneAlready();
    const { places, restored, report } = await restorePlaces(tx, actor, {
      ...{ projectIds: [projectId], places: row.places, cause: "undo-find-replace" },
    });
    await keepUndonePlaces(tx, grant, replacementId, { places, isDone: report.kept === 0 });
    const about = { action: "text.undo-replace", replacementId, places: restored.length };
    await note(tx, actor, projectId, about);
    return report;
  });
}

const undoneAlready = (): AppError =>
  new AppError("conflict", "This is undone already.", { key: "undoneAlready" });

async function note(
  tx: Transaction,
  actor: Actor,
  projectId: string,
  about: { readonly action: string; readonly replacementId: string; readonly places: number },
): Promise<void> {
  const { action, replacementId, places } = about;
  const event = { action, projectId, objectType: "replacement", objectId: replacementId };
  await audit(actor, { ...event, details: { places } }, tx);
}
