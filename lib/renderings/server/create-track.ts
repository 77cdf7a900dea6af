import { generateKeyBetween } from "fractional-indexing";
import type { z } from "zod";
import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { announceDocumentChange } from "@/lib/collaboration/server/notices";
import { transaction } from "@/lib/db/database";
import { presentTrack } from "./present";
import type { createTrack as operation, TrackView } from "./schema";
import { insertMissingRenderings, insertTrack, lockDocument, readProgress, readTracks } from "./store";

type NewTrack = z.output<NonNullable<(typeof operation)["body"]>>;

/**
 * Makes a track after the others, with an empty rendering for every paragraph of the document.
 *
 * @throws AppError `not-found`, `forbidden`
 */
export async function createTrack(actor: Actor, documentId: string, given: NewTrack): Promise<TrackView> {
  const grant = await authorize(actor, "translate", { documentId });
  return transaction(async (tx) => {
    await lockDocument(tx, documentId);
    // Deleted tracks keep their places, for when they come back.
    const last = (await readTracks(grant, documentId, { deleted: "also", tx })).at(-1);
    const track = await insertTrack(tx, {
      ...given,
      documentId,
      date: given.date === null ? null : new Date(given.date),
      orderKey: generateKeyBetween(last?.orderKey ?? null, null),
      ownerId: actor.id,
    });
    await insertMissingRenderings(tx, documentId);
    await audit(
      actor,
      { action: "track.create", objectType: "track", objectId: track.id, projectId: grant.projectId },
      tx,
    );
    await announceDocumentChange(tx, documentId, "tracks");
    return presentTrack(track, (await readProgress([track.id], tx)).get(track.id));
  });
}
