import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { writeRichText } from "@/lib/collaboration/core/rendering-document";
import { appendServerUpdates, type ServerEdit } from "@/lib/collaboration/server/append-server-update";
import { lockRenderingRows } from "@/lib/collaboration/server/rendering-rows";
import { type Transaction, transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { type ComposedText, lockComposition, markCompositionUndone, readComposed } from "./adoptions-store";
import { holdTrack } from "./store";

/**
 * Takes a composition back: each text that still stands as it left it is again what it was, in its state. What was
 * written on since, or is final now, stays and is counted.
 *
 * @throws AppError `not-found`; `forbidden` to all but who made it and reviewers; `conflict` for a locked track, or when
 *   it was undone already
 */
export async function undoComposition(
  actor: Actor,
  given: { readonly trackId: string; readonly compositionId: string },
): Promise<{ readonly restored: number; readonly kept: number }> {
  const grant = await authorize(actor, "translate", { trackId: given.trackId });
  return transaction(async (tx) => {
    const track = await holdTrack(tx, grant, given.trackId);
    const row = await lockComposition(tx, grant, given.trackId, given.compositionId);
    if (track === null || row === null) throw notFound("This composition");
    if (row.createdById !== actor.id) await authorize(actor, "review", { trackId: given.trackId }, tx);
    if (row.undoneAt !== null)
      throw new AppError("conflict", "This is undone already.", { key: "undoneAlready" });
    if (track.locked)
      throw new AppError("conflict", "This track is locked: a reviewer can unlock it.", {
        key: "trackLocked",
      });
    const texts = await readComposed(tx, row.id);
    await lockRenderingRows(
      tx,
      texts.map(({ renderingId }) => renderingId),
    );
    const composed = await readComposed(tx, row.id);
    const restored = await restore(tx, actor, composed);
    await markCompositionUndone(tx, row.id);
    const event = { action: "track.undo-compose", objectType: "track", objectId: given.trackId } as const;
    const details = { compositionId: row.id, restored };
    await audit(actor, { ...event, projectId: grant.projectId, details }, tx);
    return { restored, kept: composed.length - restored };
  });
}

async function restore(tx: Transaction, actor: Actor, composed: readonly ComposedText[]): Promise<number> {
  const open = composed.filter(({ isFinal }) => !isFinal);
  if (open.length === 0) return 0;
  const edits = new Map<string, ServerEdit>(
    open.map(({ renderingId, before }) => [renderingId, (doc) => writeRichText(doc, before)]),
  );
  const standings = new Map(
    open.map(({ renderingId, before: { state, needsWork } }) => [renderingId, { state, needsWork }]),
  );
  const written = new Map(open.map(({ renderingId, text }) => [renderingId, text]));
  const done = await appendServerUpdates(tx, {
    ...{ edits, standings, actorId: actor.id, cause: "undo-compose" },
    unless: (renderingId, text) => text !== written.get(renderingId),
  });
  return done.length;
}
