import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import type { Page } from "@/lib/http/page";
import { notFound } from "@/lib/kernel/app-error";
import { presentTrack } from "./present";
import type { TrackView } from "./schema";
import { findTrack, readProgress, readProjectTracks, readTracks } from "./store";

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

/** The tracks of all documents of a project with progress, by document. A document without any is missing. */
export async function listProjectTracks(
  actor: Actor,
  projectId: string,
): Promise<ReadonlyMap<string, readonly TrackView[]>> {
  const grant = await authorize(actor, "view", { projectId });
  const tracks = await readProjectTracks(grant);
  const progress = await readProgress(tracks.map(({ id }) => id));
  const byDocument = new Map<string, TrackView[]>();
  for (const track of tracks) {
    const own = byDocument.get(track.documentId) ?? [];
    own.push(presentTrack(track, progress.get(track.id)));
    byDocument.set(track.documentId, own);
  }
  return byDocument;
}

/** @throws AppError `not-found` */
export async function getTrack(actor: Actor, trackId: string): Promise<TrackView> {
  const grant = await authorize(actor, "view", { trackId });
  const track = await findTrack(grant, trackId);
  if (track === null) throw notFound("This track");
  return presentTrack(track, (await readProgress([trackId])).get(trackId));
}
