import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { authorize } from "@/lib/accounts/server/authorize";
import { namesOf } from "@/lib/accounts/server/people";
import { foreignCursor } from "@/lib/documents/server/cursors";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { notFound } from "@/lib/kernel/app-error";
import type { TrackedChange } from "@/lib/review/core/report";
import { changesSince, type KeptRevision } from "@/lib/review/core/tracked-changes";
import { flatMapInTurns } from "@/lib/text/core/turns";
import { doInTurns } from "@/lib/text/server/do-in-turns";
import { type ChangedRow, findPlace, readChanged, readSince } from "./changes-store";

/**
 * The renderings of a track that are not as their translator confirmed them, in order; `cursor` is the paragraph to go
 * on after.
 *
 * @throws AppError `invalid` for a cursor that is no paragraph of the document
 */
export async function listTrackChanges(
  actor: Actor,
  trackId: string,
  { limit, cursor }: PageQuery,
): Promise<Page<TrackedChange>> {
  const grant = await authorize(actor, "view", { trackId });
  const place = await findPlace(grant, trackId, cursor ?? null);
  if (place === null) throw notFound("This track");
  if (cursor !== undefined && place.orderKey === null) throw foreignCursor();
  const rows = await readChanged(grant, place.documentId, {
    ...{ trackIds: [trackId], paragraphIds: null, afterKey: place.orderKey, limit: limit + 1 },
  });
  const page = toPage(rows, limit, ({ paragraphId }) => paragraphId);
  return { items: await present(grant, page.items), nextCursor: page.nextCursor };
}

/** The same of the renderings of these paragraphs in these tracks. */
export async function listDocumentChanges(
  actor: Actor,
  documentId: string,
  asked: { readonly paragraphIds: readonly string[]; readonly trackIds: readonly string[] },
): Promise<readonly TrackedChange[]> {
  const grant = await authorize(actor, "view", { documentId });
  const limit = asked.paragraphIds.length * asked.trackIds.length;
  return present(grant, await readChanged(grant, documentId, { ...asked, afterKey: null, limit }));
}

async function present(grant: Grant, rows: readonly ChangedRow[]): Promise<TrackedChange[]> {
  const since = await readSince(grant, rows);
  const found = await doInTurns(
    flatMapInTurns(rows, (row) => {
      const changes = changesSince([...(since.get(row.renderingId) ?? []), presentState(row)]);
      return changes === null ? [] : [{ row, changes }];
    }),
  );
  const names = await namesOf(
    found.flatMap(({ changes: { before, changedBy } }) => [before.authorId ?? [], ...changedBy].flat()),
  );
  return found.map(({ row, changes: { before, after, share, changedBy } }) => ({
    ...{ renderingId: row.renderingId, trackId: row.trackId, paragraphId: row.paragraphId },
    ...{ number: row.number, source: row.source, share },
    before: {
      ...{ text: before.text, revision: before.revision, at: before.at },
      byName: names.get(before.authorId ?? "") ?? null,
    },
    after: {
      ...{ text: after.text, revision: after.revision, state: after.state, needsWork: after.needsWork },
      byNames: changedBy.flatMap((id) => names.get(id) ?? []),
    },
  }));
}

/** What stands there now may not be kept yet. */
const presentState = (row: ChangedRow): KeptRevision => ({
  ...{ revision: row.revision, authorId: row.updatedById, cause: "edit", text: row.text },
  ...{ state: row.state, needsWork: row.needsWork, at: row.updatedAt.toISOString() },
});
