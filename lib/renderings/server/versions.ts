import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { keepRenderingRevisions, lockRenderingRows } from "@/lib/collaboration/server/rendering-rows";
import { transaction } from "@/lib/db/database";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { notFound } from "@/lib/kernel/app-error";
import type { VersionChange, VersionView } from "./versions-schema";
import {
  countVersions,
  insertVersion,
  readRenderingIds,
  readVersionChanges,
  readVersions,
  type VersionRow,
} from "./versions-store";

const MOST = 500;

/**
 * Keeps a track as it stands now, by a name. What is typed at this very moment may be a moment behind; whatever it holds is
 * kept in the history, since every rendering is held until it is named.
 */
export async function createVersion(
  actor: Actor,
  trackId: string,
  given: { readonly name: string; readonly note: string },
): Promise<VersionView> {
  const grant = await authorize(actor, "translate", { trackId });
  return transaction(async (tx) => {
    const held = await readRenderingIds(tx, trackId);
    await lockRenderingRows(tx, held);
    await keepRenderingRevisions(tx, held);
    const row = await insertVersion(tx, grant, { trackId, ...given }, held);
    const event = { action: "track.version", objectType: "track", objectId: trackId } as const;
    await audit(actor, { ...event, projectId: grant.projectId, details: { versionId: row.id } }, tx);
    return present(row);
  });
}

/** The named versions of a track, the last first. */
export async function listVersions(actor: Actor, trackId: string): Promise<readonly VersionView[]> {
  const grant = await authorize(actor, "view", { trackId });
  return (await readVersions(grant, trackId, MOST)).map(present);
}

/**
 * What became of a version's texts in another version, or by now.
 *
 * @param asked.withId null for what stands there now
 * @throws AppError `not-found` also for versions of another track
 */
export async function compareVersions(
  actor: Actor,
  asked: { readonly trackId: string; readonly versionId: string; readonly withId: string | null },
  { limit, cursor }: PageQuery,
): Promise<Page<VersionChange>> {
  const grant = await authorize(actor, "view", { trackId: asked.trackId });
  const ids = [...new Set([asked.versionId, ...(asked.withId === null ? [] : [asked.withId])])];
  if ((await countVersions(grant, asked.trackId, ids)) < ids.length) throw notFound("This version");
  const page = { after: cursor ?? null, limit: limit + 1 };
  return toPage(
    await readVersionChanges(grant, asked.trackId, asked, page),
    limit,
    ({ paragraphId }) => paragraphId,
  );
}

function present({ id, name, note, createdBy, createdAt, _count }: VersionRow): VersionView {
  return { id, name, note, byName: createdBy.name, at: createdAt.toISOString(), texts: _count.texts };
}
