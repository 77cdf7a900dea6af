import { pool } from "@/lib/db/database";
import { sqlOfConnection } from "@/lib/db/sql";
import type { AuthoredUpdate } from "../core/authorship";

export type AuthoredLog = { readonly snapshot: Uint8Array | null; readonly rows: readonly AuthoredUpdate[] };

type Row = {
  readonly renderingId: string;
  readonly update: Uint8Array;
  readonly authorId: string | null;
  /** Null of a snapshot. */
  readonly origin: string | null;
  readonly at: Date;
};

/**
 * The logs of renderings with who wrote each row, the archived ones first; a snapshot holds also what is archived no
 * longer. In one statement, so that all of it is of one moment: what is merged meanwhile is in it once or twice, never not.
 */
export async function readAuthoredLogs(
  renderingIds: readonly string[],
): Promise<ReadonlyMap<string, AuthoredLog>> {
  const found = await sqlOfConnection(pool())<Row>(
    `WITH wanted AS (SELECT "id", "generation" FROM "Rendering" WHERE "id" = ANY($1::uuid[]))
     SELECT u."renderingId"::text AS "renderingId", u."update", u."authorId"::text AS "authorId", u."origin", u.at
     FROM (
       SELECT 0::bigint AS id, s."renderingId", s."generation", s."state" AS "update", NULL::uuid AS "authorId",
         NULL::text AS "origin", s."updatedAt" AS at FROM "CollabSnapshot" s WHERE s."renderingId" = ANY($1::uuid[])
       UNION ALL
       SELECT "id", "renderingId", "generation", "update", "authorId", "origin", "createdAt" FROM "CollabArchive"
       WHERE "renderingId" = ANY($1::uuid[])
       UNION ALL
       SELECT "id", "renderingId", "generation", "update", "authorId", "origin", "createdAt" FROM "CollabUpdate"
       WHERE "renderingId" = ANY($1::uuid[])
     ) u JOIN wanted w ON w."id" = u."renderingId" AND w."generation" = u."generation" ORDER BY u.id`,
    [renderingIds],
  );
  const logs = new Map<string, { snapshot: Uint8Array | null; rows: AuthoredUpdate[] }>();
  for (const { renderingId, update, authorId, origin, at } of found) {
    const log = logs.get(renderingId) ?? { snapshot: null, rows: [] };
    if (origin === null) log.snapshot = update;
    else log.rows.push({ update, authorId, origin, at: at.toISOString() });
    logs.set(renderingId, log);
  }
  return logs;
}
