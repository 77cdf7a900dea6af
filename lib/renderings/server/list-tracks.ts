import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import type { Page } from "@/lib/http/page";
import { notFound } from "@/lib/kernel/app-error";
import { presentTrack } from "./present";
import type { TrackView } from "./schema";
import { findTrack, readProgress, readTracks } from "./store";

/** The tracks of a document in their order, with progress; or, when asked, those that were deleted. */
export async function listTracks(
  actor: Actor,
  documentId: string,
  { deleted = false }: { readonly deleted?: boolean } = {},
): Promise<Page<TrackView>> {
  const grant = await authorize(actor, "view", { documentId });
  const tracks = await readTracks(grant, documentId, { deleted });
  const progress = await readProgress(tracks.map(({ id }) => id));
  return { items: tracks.map((track) => presentTrack(track, progress.get(track.id))), nextCursor: null };
}

/** @throws AppError `not-found` */
export async function getTrack(actor: Actor, trackId: string): Promise<TrackView> {
  const grant = await authorize(actor, "view", { trackId });
  const track = await findTrack(grant, trackId);
  if (track === null) throw notFound("This track");
  return presentTrack(track, (await readProgress([trackId])).get(trackId));
}
