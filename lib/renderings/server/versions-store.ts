import type { Grant } from "@/lib/accounts/core/grant";
import { database, pool, type Transaction } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";
import { sqlOf, sqlOfConnection } from "@/lib/db/sql";
import type { VersionChange } from "./versions-schema";

const withMaker = {
  createdBy: { select: { name: true } },
  _count: { select: { texts: true } },
} as const satisfies Prisma.TrackVersionInclude;
export type VersionRow = Prisma.TrackVersionGetPayload<{ include: typeof withMaker }>;

const ofTrack = (grant: Grant, trackId: string) =>
  ({
    trackId,
    track: { deletedAt: null, document: { projectId: grant.projectId, deletedAt: null } },
  }) as const;

/** All renderings of a track, also those that nobody has written in yet. */
export async function readRenderingIds(tx: Transaction, trackId: string): Promise<readonly string[]> {
  const rows = await tx.rendering.findMany({
    where: { trackId },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}

/** Names the present revisions of a track's renderings: of these, which are held, and that somebody has written in. */
export async function insertVersion(
  tx: Transaction,
  grant: Grant<"translate">,
  data: { readonly trackId: string; readonly name: string; readonly note: string },
  held: readonly string[],
): Promise<VersionRow> {
  const { id } = await tx.trackVersion.create({
    data: { ...data, createdById: grant.userId },
    select: { id: true },
  });
  await sqlOf(tx)(
    `INSERT INTO "TrackVersionText" ("versionId", "renderingId", "revision")
     SELECT $1::uuid, r."id", r."revision" FROM "Rendering" r WHERE r."id" = ANY($2::uuid[]) AND r."revision" > 0
     RETURNING 1 AS done`,
    [id, held],
  );
  return tx.trackVersion.findUniqueOrThrow({ where: { id }, include: withMaker });
}

export function readVersions(grant: Grant, trackId: string, limit: number): Promise<VersionRow[]> {
  return database().trackVersion.findMany({
    where: ofTrack(grant, trackId),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    include: withMaker,
  });
}

/** How many of these versions the track has. */
export function countVersions(grant: Grant, trackId: string, ids: readonly string[]): Promise<number> {
  return database().trackVersion.count({ where: { ...ofTrack(grant, trackId), id: { in: [...ids] } } });
}

type Sides = { readonly versionId: string; readonly withId: string | null };

/** Texts of shown paragraphs that are not the same on both sides, in order, after a paragraph; with a null `withId`, as now. */
export function readVersionChanges(
  grant: Grant,
  trackId: string,
  { versionId, withId }: Sides,
  page: { readonly after: string | null; readonly limit: number },
): Promise<VersionChange[]> {
  return sqlOfConnection(pool())<VersionChange>(
    `WITH shown AS (
       SELECT p."id", p."orderKey", p."text", (row_number() OVER (ORDER BY p."orderKey"))::int AS number
       FROM "Paragraph" p JOIN "Track" t ON t."documentId" = p."documentId" JOIN "Document" d ON d."id" = p."documentId"
       WHERE t."id" = $1::uuid AND d."projectId" = $2::uuid AND NOT p."excluded" AND p."joinedIntoId" IS NULL
     ), sides AS (
       SELECT n."id", n."orderKey", n.number, n."text" AS source, r."id" AS "renderingId",
         r."revision" AS "revisionNow", b."revision" AS "beforeRevision", coalesce(bv."text", '') AS before,
         CASE WHEN $4::uuid IS NULL THEN nullif(r."revision", 0) ELSE a."revision" END AS "afterRevision",
         CASE WHEN $4::uuid IS NULL THEN r."text" ELSE coalesce(av."text", '') END AS after
       FROM shown n JOIN "Rendering" r ON r."paragraphId" = n."id" AND r."trackId" = $1::uuid
         LEFT JOIN "TrackVersionText" b ON b."renderingId" = r."id" AND b."versionId" = $3::uuid
         LEFT JOIN "RenderingRevision" bv ON bv."renderingId" = r."id" AND bv."revision" = b."revision"
         LEFT JOIN "TrackVersionText" a ON a."renderingId" = r."id" AND a."versionId" = $4::uuid
         LEFT JOIN "RenderingRevision" av ON av."renderingId" = r."id" AND av."revision" = a."revision"
     )
     SELECT s."id"::text AS "paragraphId", s."renderingId"::text AS "renderingId", s.number, s.source, s."revisionNow",
       jsonb_build_object('text', s.before, 'revision', s."beforeRevision") AS before,
       jsonb_build_object('text', s.after, 'revision', s."afterRevision") AS after
     FROM sides s WHERE s.before <> s.after
       AND ($5::uuid IS NULL OR s."orderKey" > (SELECT p."orderKey" FROM "Paragraph" p WHERE p."id" = $5::uuid))
     ORDER BY s."orderKey" LIMIT $6::int`,
    [trackId, grant.projectId, versionId, withId, page.after, page.limit],
  );
}
