import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { notFound } from "@/lib/kernel/app-error";
import type { SpeakersView } from "./speakers-schema";
import { readSpeakers } from "./speakers-store";
import { findTrack } from "./store";

/**
 * Who speaks in a track's document, and what the track calls them.
 *
 * @throws AppError `not-found`
 */
export async function listSpeakers(actor: Actor, trackId: string): Promise<SpeakersView> {
  const grant = await authorize(actor, "view", { trackId });
  if ((await findTrack(grant, trackId)) === null) throw notFound("This track");
  return { speakers: await readSpeakers(grant, trackId) };
}
