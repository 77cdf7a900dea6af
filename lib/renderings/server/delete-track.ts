import type { Actor } from "@/lib/accounts/core/actor";
import { announceAccessChange } from "@/lib/accounts/server/announce-access";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { announceDocumentChange } from "@/lib/collaboration/server/notices";
import { transaction } from "@/lib/db/database";
import { notFound } from "@/lib/kernel/app-error";
import { presentTrack } from "./present";
import type { TrackView } from "./schema";
import { changeTrack, insertMissingRenderings, lockDocument, readProgress, readTracks } from "./store";

/** Takes a track away, with all its text, until it is restored. Whoever has it open is told at once. */
export async function deleteTrack(actor: Actor, trackId: string): Promise<void> {
  const grant = await authorize(actor, "review", { trackId });
  await transaction(async (tx) => {
    const track = await changeTrack(tx, grant, trackId, { deletedAt: new Date() });
    if (track === null) throw notFound("This track");
    const event = { action: "track.delete", objectType: "track", objectId: trackId } as const;
    await audit(actor, { ...event, projectId: grant.projectId }, tx);
    await announceAccessChange({ trackId }, tx);
    await announceDocumentChange(tx, track.documentId, "tracks");
  });
}

/**
 * Brings a deleted track back where it stood, with an empty rendering for each paragraph that was added meanwhile.
 *
 * @throws AppError `not-found` when the document has no such deleted track
 */
export async function restoreTrack(actor: Actor, documentId: string, trackId: string): Promise<TrackView> {
  const grant = await authorize(actor, "review", { documentId });
  return transaction(async (tx) => {
    await lockDocument(tx, documentId);
    const deleted = await readTracks(grant, documentId, { deleted: true, tx });
    if (!deleted.some(({ id }) => id === trackId)) throw notFound("This deleted track");
    const track = await changeTrack(tx, grant, trackId, { deletedAt: null });
    if (track === null) throw notFound("This deleted track");
    await insertMissingRenderings(tx, documentId);
    const event = { action: "track.restore", objectType: "track", objectId: trackId } as const;
    await audit(actor, { ...event, projectId: grant.projectId }, tx);
    await announceDocumentChange(tx, documentId, "tracks");
    return presentTrack(track, (await readProgress([trackId], tx)).get(trackId));
  });
}
