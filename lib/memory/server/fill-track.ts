import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { writeRichText } from "@/lib/collaboration/core/rendering-document";
import { appendServerUpdates, type ServerEdit } from "@/lib/collaboration/server/append-server-update";
import { lockRenderingRows } from "@/lib/collaboration/server/rendering-rows";
import { type Transaction, transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { scopeOfProject } from "./authorize-memory";
import type { FillRow, MemoryFilled } from "./batch-schema";
import {
  findFillTrackId,
  findTrack,
  insertFill,
  lockFill,
  markFillUndone,
  readTrackRenderings,
} from "./fill-store";
import { matchDocument } from "./match-document";
import { presentMatch } from "./present";
import { readUnits } from "./unit-store";

export type FillRequest = {
  /** The least score. */
  readonly threshold: number;
  /** Only say what would be written. */
  readonly preview: boolean;
  /** Only these; all that reach the threshold when absent. */
  readonly paragraphIds?: readonly string[] | undefined;
};

/**
 * Fills a track's empty renderings with what the project's memories have, unconfirmed. What has a word, and what was
 * confirmed, stays as it is, judged on the texts as the log has them.
 *
 * @throws AppError `not-found`, `forbidden`; `conflict` for a locked track
 */
export async function fillTrack(actor: Actor, trackId: string, asked: FillRequest): Promise<MemoryFilled> {
  const grant = await authorize(actor, "translate", { trackId });
  const track = await findTrack(grant, trackId);
  if (track === null) throw notFound("This track");
  const rows = await findRows(grant, track, asked);
  if (asked.preview) return { fillId: null, preview: true, filled: rows.length, rows: [...rows] };
  return transaction(async (tx) => {
    await refuseLocked(tx, grant, trackId);
    const written = await write(tx, actor, grant, trackId, rows);
    const done = rows.map((row) => ({ ...row, filled: written.has(row.paragraphId) }));
    const fillId =
      written.size === 0 ? null : await insertFill(tx, grant, { trackId, places: [...written.values()] });
    if (fillId !== null) await note(tx, actor, grant, trackId, "track.memory-fill", written.size);
    return { fillId, preview: false, filled: written.size, rows: done };
  });
}

async function refuseLocked(tx: Transaction, grant: Grant, trackId: string): Promise<void> {
  if ((await findTrack(grant, trackId, tx))?.locked === true)
    throw new AppError("conflict", "This track is locked: a reviewer can unlock it.", { key: "trackLocked" });
}

/** What the memories have for the empty renderings. */
async function findRows(
  grant: Grant,
  track: { readonly id: string; readonly documentId: string; readonly language: string },
  { threshold, paragraphIds }: FillRequest,
): Promise<readonly FillRow[]> {
  const renderings = await readTrackRenderings(grant, track.id);
  const chosen = paragraphIds === undefined ? null : new Set(paragraphIds);
  const scope = await scopeOfProject(grant, track.language);
  const matched = await matchDocument(grant, scope, {
    ...{ documentId: track.documentId, trackId: track.id, threshold },
    wants: (id) => {
      const rendering = renderings.get(id);
      const isEmpty =
        rendering !== undefined && rendering.text.trim() === "" && rendering.state === "initial";
      return isEmpty && (chosen === null || chosen.has(id));
    },
  });
  const units = await readUnits(
    scope,
    matched.flatMap(({ best }) => best?.id ?? []),
  );
  return matched.flatMap(({ paragraph, number, key, best }): FillRow[] => {
    const unit = best === undefined ? undefined : units.get(best.id);
    if (best === undefined || unit === undefined || best.score < threshold) return [];
    const { id, kind, score, filled } = presentMatch(key, best, unit);
    const open = filled.open.map(({ start, end }) => paragraph.text.slice(start, end));
    return [
      {
        ...{ paragraphId: paragraph.id, number, source: paragraph.text, text: filled.text },
        ...{ unitId: id, kind, score, open, filled: true },
      },
    ];
  });
}

/** @returns what was written, by paragraph */
async function write(
  tx: Transaction,
  actor: Actor,
  grant: Grant,
  trackId: string,
  rows: readonly FillRow[],
): Promise<ReadonlyMap<string, { readonly renderingId: string; readonly text: string }>> {
  const before = await readTrackRenderings(grant, trackId, tx);
  const ids = rows.flatMap(({ paragraphId }) => before.get(paragraphId)?.id ?? []);
  await lockRenderingRows(tx, ids);
  // Read again under the locks: nobody confirms them meanwhile.
  const now = await readTrackRenderings(grant, trackId, tx);
  const places = rows.flatMap(({ paragraphId, text }) => {
    const rendering = now.get(paragraphId);
    return rendering === undefined || rendering.state !== "initial"
      ? []
      : [{ paragraphId, renderingId: rendering.id, text }];
  });
  const edits = new Map<string, ServerEdit>(
    places.map(({ renderingId, text }) => [renderingId, (doc) => writeRichText(doc, { text, marks: [] })]),
  );
  const done = await appendServerUpdates(tx, {
    ...{ edits, actorId: actor.id, cause: "memory" },
    unless: (_, text) => text.trim() !== "",
  });
  const written = new Set(done.map(({ renderingId }) => renderingId));
  return new Map(
    places.flatMap(({ paragraphId, ...place }) =>
      written.has(place.renderingId) ? [[paragraphId, place] as const] : [],
    ),
  );
}

/**
 * Empties again what a batch filled. What was changed or confirmed since stays, and is counted.
 *
 * @throws AppError `not-found`; `forbidden` to all but who made it and those who review; `conflict` when it was undone
 *   already, or for a locked track
 */
export async function undoFill(
  actor: Actor,
  fillId: string,
): Promise<{ readonly emptied: number; readonly kept: number }> {
  const trackId = await findFillTrackId(fillId);
  if (trackId === null) throw notFound("This batch");
  const grant = await authorize(actor, "translate", { trackId });
  return transaction(async (tx) => {
    const fill = await lockFill(tx, grant, fillId);
    if (fill === null) throw notFound("This batch");
    if (fill.createdById !== actor.id) await authorize(actor, "review", { trackId }, tx);
    if (fill.undoneAt !== null)
      throw new AppError("conflict", "This is undone already.", { key: "undoneAlready" });
    await refuseLocked(tx, grant, trackId);
    const textOf = new Map(fill.places.map(({ renderingId, text }) => [renderingId, text]));
    await lockRenderingRows(tx, [...textOf.keys()]);
    const renderings = [...(await readTrackRenderings(grant, trackId, tx)).values()];
    const edits = new Map<string, ServerEdit>(
      renderings
        .filter(({ id, state }) => textOf.has(id) && state === "initial")
        .map(({ id }) => [id, (doc) => writeRichText(doc, { text: "", marks: [] })]),
    );
    const done = await appendServerUpdates(tx, {
      ...{ edits, actorId: actor.id, cause: "undo-memory" },
      unless: (renderingId, text) => text !== textOf.get(renderingId),
    });
    await markFillUndone(tx, fillId);
    await note(tx, actor, grant, trackId, "track.undo-memory-fill", done.length);
    return { emptied: done.length, kept: fill.places.length - done.length };
  });
}

async function note(
  tx: Transaction,
  actor: Actor,
  { projectId }: Grant,
  trackId: string,
  action: string,
  renderings: number,
): Promise<void> {
  const event = { action, projectId, objectType: "track", objectId: trackId };
  await audit(actor, { ...event, details: { renderings } }, tx);
}
