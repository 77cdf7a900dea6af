import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { announceDocumentChange } from "@/lib/collaboration/server/notices";
import { transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { SpeakersView, SpeakerView } from "./speakers-schema";
import { findUnknownLabels, readSpeakers, writeSpeakerNames } from "./speakers-store";
import { findTrack } from "./store";

/**
 * Says what a track calls speakers of the source; of a locked track a reviewer does, as with its name. Speakers that
 * are not given keep what they are called, so that two people who name different ones do not undo each other's.
 *
 * @throws AppError `not-found`, `forbidden`; `invalid` when a name is for somebody who does not speak in the document
 */
export async function nameSpeakers(
  actor: Actor,
  trackId: string,
  given: readonly SpeakerView[],
): Promise<SpeakersView> {
  const grant = await authorize(actor, "translate", { trackId });
  return transaction(async (tx) => {
    const track = await findTrack(grant, trackId, tx);
    if (track === null) throw notFound("This track");
    if (track.locked) await authorize(actor, "review", { trackId }, tx);
    const named = given.flatMap(({ label, name }) => (name === null ? [] : [label]));
    const [unknown] = await findUnknownLabels(tx, track.documentId, named);
    if (unknown !== undefined) throw notASpeaker(unknown);
    await writeSpeakerNames(tx, trackId, given);
    await announceDocumentChange(tx, track.documentId, "tracks");
    return { speakers: await readSpeakers(grant, trackId, tx) };
  });
}

function notASpeaker(label: string): AppError {
  const sentence = `Nobody is called “${label}” in this document.`;
  return new AppError("invalid", `The request is not valid: speakers: ${sentence}`, {
    fields: { speakers: sentence },
  });
}
