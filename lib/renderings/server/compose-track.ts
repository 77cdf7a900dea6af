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
import { findTrack } from "./store";

type Asked = {
  readonly prefer: readonly string[];
  readonly picks: readonly { readonly paragraphId: string; readonly trackId: string | null }[];
  readonly replace: boolean;
};

type Taken = { readonly row: ComposableRow; readonly from: TakenText };

/**
 * Fills a track out of others, as one step that can be taken back. Texts go through the collaboration log; where
 * somebody writes meanwhile, theirs stays. What is filled keeps its state, and what was reviewed is no longer.
 *
 * @throws AppError `not-found`, also for a track of another document; `forbidden`; `conflict` for a locked track
 */
export async function composeTrack(actor: Actor, trackId: string, asked: Asked): Promise<ComposedView> {
  const grant = await authorize(actor, "translate", { trackId });
  const wish = { ...asked, picks: new Map(asked.picks.map((pick) => [pick.paragraphId, pick.trackId])) };
  const fromIds = [...new Set([...asked.prefer, ...asked.picks.flatMap((pick) => pick.trackId ?? [])])];
  return transaction(async (tx) => {
    const track = await findTrack(grant, trackId, tx);
    if (track === null) throw notFound("This track");
    for (const id of fromIds) {
      const from = await findTrack(grant, id, tx);
      if (from?.documentId !== track.documentId) throw notFound("A track to take from");
    }
    if (track.locked)
      throw new AppError("conflict", "This track is locked: a reviewer can unlock it.", {
        key: "trackLocked",
      });
    const before = await readComposable(tx, grant, trackId, []);
    await lockRenderingRows(
      tx,
      before.map(({ renderingId }) => renderingId),
    );
    const { taken, stayed } = choose(await readComposable(tx, grant, trackId, fromIds), wish);
    const written = await write(tx, actor, taken);
    const id = await insertComposition(tx, grant, trackId, adoptionsOf(taken, written));
    const event = { action: "track.compose", objectType: "track", objectId: trackId } as const;
    const details = { compositionId: id, taken: written.size };
    await audit(actor, { ...event, projectId: grant.projectId, details }, tx);
    return { id, taken: written.size, stayed: { ...stayed, changed: taken.length - written.size } };
  });
}

function choose(
  rows: readonly ComposableRow[],
  wish: ComposeWish,
): { readonly taken: readonly Taken[]; readonly stayed: ComposedView["stayed"] } {
  const taken: Taken[] = [];
  const stayed = { final: 0, "has-text": 0, left: 0, nothing: 0, same: 0, changed: 0 };
  for (const row of rows) {
    const composed = composeRow(row, wish);
    if (composed.outcome !== "taken") {
      stayed[composed.outcome] += 1;
      continue;
    }
    const from = row.candidates.find((candidate) => candidate.trackId === composed.trackId);
    if (from !== undefined) taken.push({ row, from });
  }
  return { taken, stayed };
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
