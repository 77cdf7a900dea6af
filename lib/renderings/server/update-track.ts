import { generateKeyBetween } from "fractional-indexing";
import type { z } from "zod";
import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { announceAccessChange } from "@/lib/accounts/server/announce-access";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { announceDocumentChange } from "@/lib/collaboration/server/notices";
import { type Transaction, transaction } from "@/lib/db/database";
import { AppError, notFound, staleEdit } from "@/lib/kernel/app-error";
import { presentTrack } from "./present";
import type { updateTrack as operation, TrackView } from "./schema";
import { changeTrack, findTrack, lockDocument, readProgress, readTracks, type TrackRow } from "./store";

type TrackChange = z.output<NonNullable<(typeof operation)["body"]>>;

/**
 * Renames a track, says whose text it is, moves it, or locks it. Locking is a reviewer's; at once nobody writes in it,
 * and what a locked track says of itself is a reviewer's, too.
 *
 * @param seen the revision that the change was made from; null when it does not matter
 * @throws AppError `not-found`, `forbidden`, `stale`; `invalid` when it is to come after a track that is not there
 */
export async function updateTrack(
  actor: Actor,
  trackId: string,
  change: TrackChange,
  seen: number | null = null,
): Promise<TrackView> {
  const right = change.locked === undefined ? "translate" : "review";
  const grant = await authorize(actor, right, { trackId });
  return transaction(async (tx) => {
    const before = await lockTrack(tx, grant, trackId);
    if (before.locked && saysOfItself(change)) await authorize(actor, "review", { trackId }, tx);
    if (seen !== null && seen !== before.revision) throw staleEdit(await viewOf(before, tx));
    const { afterId, date, name, language, kind, attribution, citation, locked } = change;
    const track = await changeTrack(tx, grant, trackId, {
      revision: { increment: 1 },
      ...(name !== undefined && { name }),
      ...(language !== undefined && { language }),
      ...(kind !== undefined && { kind }),
      ...(attribution !== undefined && { attribution }),
      ...(citation !== undefined && { citation }),
      ...(locked !== undefined && { locked }),
      ...(date !== undefined && { date: date === null ? null : new Date(date) }),
      ...(afterId !== undefined && { orderKey: await keyAfter(tx, grant, before, afterId) }),
    });
    if (track === null) throw notFound("This track");
    if (track.locked !== before.locked) await announceLock(tx, actor, grant, track);
    await announceDocumentChange(tx, track.documentId, "tracks");
    return viewOf(track, tx);
  });
}

/** A track as it is while nobody else changes the document's tracks. */
async function lockTrack(tx: Transaction, grant: Grant, trackId: string): Promise<TrackRow> {
  const found = await findTrack(grant, trackId, tx);
  if (found === null) throw notFound("This track");
  await lockDocument(tx, found.documentId);
  const track = await findTrack(grant, trackId, tx);
  if (track === null) throw notFound("This track");
  return track;
}

/** Whether a change is of more than the track's place among the others. */
function saysOfItself({ afterId: _, ...words }: TrackChange): boolean {
  return Object.values(words).some((value) => value !== undefined);
}

async function viewOf(track: TrackRow, tx: Transaction): Promise<TrackView> {
  return presentTrack(track, (await readProgress([track.id], tx)).get(track.id));
}

async function keyAfter(
  tx: Transaction,
  grant: Grant,
  track: TrackRow,
  afterId: string | null,
): Promise<string> {
  const all = await readTracks(grant, track.documentId, { deleted: "also", tx });
  const others = all.filter(({ id }) => id !== track.id);
  const at =
    afterId === null ? 0 : others.findIndex(({ id, deletedAt }) => id === afterId && deletedAt === null) + 1;
  if (afterId !== null && at === 0) {
    throw new AppError("invalid", "The request is not valid: afterId: no track of this document.", {
      fields: { afterId: "This is no track of the same document." },
    });
  }
  return generateKeyBetween(others[at - 1]?.orderKey ?? null, others[at]?.orderKey ?? null);
}

async function announceLock(tx: Transaction, actor: Actor, grant: Grant, track: TrackRow): Promise<void> {
  await audit(
    actor,
    {
      action: track.locked ? "track.lock" : "track.unlock",
      objectType: "track",
      objectId: track.id,
      projectId: grant.projectId,
    },
    tx,
  );
  await announceAccessChange({ trackId: track.id }, tx);
}
