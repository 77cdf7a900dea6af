import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { writeRichText } from "@/lib/collaboration/core/rendering-document";
import { appendServerUpdates, type ServerEdit } from "@/lib/collaboration/server/append-server-update";
import { lockRenderingRows } from "@/lib/collaboration/server/rendering-rows";
import { type Transaction, transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { type ComposeWish, composeRow } from "@/lib/renderings/core/compose";
import type { ComposedView } from "./adoptions-schema";
import { type ComposableRow, insertComposition, readComposable, type TakenText } from "./adoptions-store";
import { holdTrack, readTracks } from "./store";

type Asked = {
  readonly prefer: readonly string[];
  readonly picks: readonly { readonly paragraphId: string; readonly trackId: string | null }[];
  readonly replace: boolean;
  /** What was looked at, of this track and of others. */
  readonly seen?: readonly { readonly renderingId: string; readonly revision: number }[];
};

type Taken = { readonly row: ComposableRow; readonly from: TakenText };

/**
 * Fills a track out of others, as one step that can be taken back. Texts go through the collaboration log; where
 * somebody wrote since it was looked at, or writes meanwhile, theirs stays, and its number is told. What is filled keeps
 * its state, and what was reviewed is no longer.
 *
 * @throws AppError `not-found`, also for a track of another document; `forbidden`; `conflict` for a locked track
 */
export async function composeTrack(actor: Actor, trackId: string, asked: Asked): Promise<ComposedView> {
  const grant = await authorize(actor, "translate", { trackId });
  const wish = { ...asked, picks: new Map(asked.picks.map((pick) => [pick.paragraphId, pick.trackId])) };
  const fromIds = [...new Set([...asked.prefer, ...asked.picks.flatMap((pick) => pick.trackId ?? [])])];
  return transaction(async (tx) => {
    const track = await holdTrack(tx, grant, trackId);
    if (track === null) throw notFound("This track");
    const known = new Set((await readTracks(grant, track.documentId, { tx })).map(({ id }) => id));
    if (!fromIds.every((id) => known.has(id))) throw notFound("A track to take from");
    if (track.locked)
      throw new AppError("conflict", "This track is locked: a reviewer can unlock it.", {
        key: "trackLocked",
      });
    const before = await readComposable(tx, grant, trackId, []);
    await lockRenderingRows(
      tx,
      before.map(({ renderingId }) => renderingId),
    );
    const rows = await readComposable(tx, grant, trackId, fromIds);
    const { taken, stayed, changed } = choose(rows, wish, new Map(asked.seen?.map(toEntry)));
    const written = await write(tx, actor, taken);
    const id = await insertComposition(tx, grant, trackId, adoptionsOf(taken, written));
    const event = { action: "track.compose", objectType: "track", objectId: trackId } as const;
    const details = { compositionId: id, taken: written.size };
    await audit(actor, { ...event, projectId: grant.projectId, details }, tx);
    const all = new Set([...changed, ...unwritten(taken, written)]);
    const changedAt = rows.flatMap(({ renderingId }, at) => (all.has(renderingId) ? [at + 1] : []));
    return {
      ...{ id, taken: written.size, stayed: { ...stayed, changed: all.size } },
      changedAt: changedAt.slice(0, MOST_NAMED),
    };
  });
}

const MOST_NAMED = 100;

const toEntry = ({ renderingId, revision }: { renderingId: string; revision: number }) =>
  [renderingId, revision] as const;

/** What was chosen, but was written in by others before this came to it. */
const unwritten = (taken: readonly Taken[], written: ReadonlyMap<string, number>): readonly string[] =>
  taken.map(({ row }) => row.renderingId).filter((id) => !written.has(id));

function choose(
  rows: readonly ComposableRow[],
  wish: ComposeWish,
  seen: ReadonlyMap<string, number>,
): {
  readonly taken: readonly Taken[];
  readonly stayed: Omit<ComposedView["stayed"], "changed">;
  /** Renderings that stay, since they or what was to be taken were written in after somebody looked. */
  readonly changed: readonly string[];
} {
  const taken: Taken[] = [];
  const changed: string[] = [];
  const stayed = { final: 0, "has-text": 0, left: 0, nothing: 0, same: 0 };
  const isAsSeen = (text: { readonly renderingId: string; readonly revision: number }): boolean =>
    (seen.get(text.renderingId) ?? text.revision) === text.revision;
  for (const row of rows) {
    const composed = composeRow(row, wish);
    if (composed.outcome !== "taken") {
      stayed[composed.outcome] += 1;
      continue;
    }
    const from = row.candidates.find((candidate) => candidate.trackId === composed.trackId);
    if (from === undefined) continue;
    if (isAsSeen(row) && isAsSeen(from)) taken.push({ row, from });
    else changed.push(row.renderingId);
  }
  return { taken, stayed, changed };
}

/** @returns the revisions of the renderings that were written */
async function write(
  tx: Transaction,
  actor: Actor,
  taken: readonly Taken[],
): Promise<ReadonlyMap<string, number>> {
  const edits = new Map<string, ServerEdit>(
    taken.map(({ row, from: { text, marks } }) => [
      row.renderingId,
      (doc) => writeRichText(doc, { text, marks }),
    ]),
  );
  const judged = new Map(taken.map(({ row }) => [row.renderingId, row.text]));
  if (edits.size === 0) return new Map();
  const done = await appendServerUpdates(tx, {
    ...{ edits, actorId: actor.id, cause: "compose" },
    unless: (renderingId, text) => text !== judged.get(renderingId),
  });
  return new Map(done.map(({ renderingId, revision }) => [renderingId, revision]));
}

function adoptionsOf(taken: readonly Taken[], written: ReadonlyMap<string, number>) {
  return taken.flatMap(({ row: { renderingId }, from }) => {
    const revision = written.get(renderingId);
    const origin = { fromRenderingId: from.renderingId, fromRevision: from.revision, text: from.text };
    return revision === undefined ? [] : [{ renderingId, revision, ...origin }];
  });
}
