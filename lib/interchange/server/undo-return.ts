import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { writeRichText } from "@/lib/collaboration/core/rendering-document";
import { appendServerUpdates, type ServerEdit } from "@/lib/collaboration/server/append-server-update";
import { lockRenderingRows } from "@/lib/collaboration/server/rendering-rows";
import { transaction } from "@/lib/db/database";
import type { Watcher } from "@/lib/http/answer-with-progress";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { isSameRich, type RichText } from "@/lib/text/core/marks";
import {
  findReturnedTrackId,
  findReturnTrack,
  listReturnedFiles,
  lockReturned,
  markReturnedUndone,
  type ReturnPlace,
  readReturnRows,
} from "./return-store";
import { locked } from "./return-texts";
import type { UndoReturnProgress, UndoReturnReport } from "./returned-schema";

/** Texts that are put back before it is told how far it is. */
const AT_ONCE = 200;

/**
 * Puts back what stood in a track before a file came back, all of it or nothing. What was changed or reviewed since stays, and is counted.
 *
 * @throws AppError `not-found`; `forbidden` to all but who brought it and those who review; `conflict` when it was undone
 *   already, or for a locked track; what the signal was aborted with
 */
export async function undoReturn(
  actor: Actor,
  returnedFileId: string,
  { signal, tell }: Partial<Watcher<UndoReturnProgress>> = {},
): Promise<UndoReturnReport> {
  const trackId = await findReturnedTrackId(returnedFileId);
  if (trackId === null) throw notFound("This file");
  const grant = await authorize(actor, "translate", { trackId });
  return transaction(async (tx) => {
    const file = await lockReturned(tx, grant, returnedFileId);
    if (file === null) throw notFound("This file");
    if (file.createdById !== actor.id) await authorize(actor, "review", { trackId }, tx);
    if (file.undoneAt !== null)
      throw new AppError("conflict", "This is undone already.", { key: "undoneAlready" });
    if ((await findReturnTrack(grant, trackId, tx))?.locked !== false) throw locked();
    const placeOf = new Map(file.places.map((place) => [place.renderingId, place]));
    await lockRenderingRows(tx, [...placeOf.keys()]);
    // What a person vouched for after it came back is theirs now.
    const open = (await readReturnRows(tx, grant, trackId)).filter(
      ({ renderingId, state }) => placeOf.has(renderingId) && state !== "reviewed" && state !== "final",
    );
    const standings = new Map(file.places.map(({ renderingId, before }) => [renderingId, before]));
    let restored = 0;
    for (let at = 0; at < open.length; at += AT_ONCE) {
      signal?.throwIfAborted();
      const edits = new Map<string, ServerEdit>();
      for (const { renderingId } of open.slice(at, at + AT_ONCE)) {
        const before = placeOf.get(renderingId)?.before;
        if (before !== undefined) edits.set(renderingId, (doc) => writeRichText(doc, before));
      }
      const done = await appendServerUpdates(tx, {
        ...{ edits, standings, actorId: actor.id, cause: "undo-return" },
        unless: (renderingId, text, marks) => !isAsWritten({ text, marks }, placeOf.get(renderingId)),
      });
      restored += done.length;
      if (open.length > AT_ONCE) tell?.({ done: Math.min(at + AT_ONCE, open.length), total: open.length });
    }
    signal?.throwIfAborted();
    await markReturnedUndone(tx, returnedFileId);
    const event = { action: "track.undo-return", objectType: "track", objectId: trackId } as const;
    await audit(actor, { ...event, projectId: grant.projectId, details: { renderings: restored } }, tx);
    return { restored, kept: file.places.length - restored };
  });
}

/** Words and emphasis; those of what came in before emphasis was kept, words alone. */
function isAsWritten(said: RichText, place: ReturnPlace | undefined): boolean {
  return (
    place !== undefined && isSameRich(said, { text: place.after, marks: place.afterMarks ?? said.marks })
  );
}

/** The files that came back into a track, newest first. */
export async function listReturns(actor: Actor, trackId: string) {
  const grant = await authorize(actor, "view", { trackId });
  const rows = await listReturnedFiles(grant, trackId);
  return {
    items: rows.map(({ createdAt, undoneAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
    })),
  };
}
