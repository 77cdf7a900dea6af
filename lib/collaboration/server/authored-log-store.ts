import type { Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import type { AuthoredUpdate } from "../core/authorship";

/**
 * A rendering's log with who wrote each row, the archived ones first; the snapshot holds also what is archived no longer.
 */
export async function readAuthoredLog(
  tx: Transaction,
  renderingId: string,
): Promise<{ readonly snapshot: Uint8Array | null; readonly rows: readonly AuthoredUpdate[] }> {
  const sql = sqlOf(tx);
  const [snapshot] = await sql<{ state: Uint8Array }>(
    `SELECT s."state" FROM "CollabSnapshot" s JOIN "Rendering" r ON r."id" = s."renderingId"
       AND r."generation" = s."generation" WHERE s."renderingId" = $1::uuid`,
    [renderingId],
  );
  const rows = await sql<Omit<AuthoredUpdate, "at"> & { at: Date }>(
    `SELECT u."update", u."authorId"::text AS "authorId", u."origin", u."createdAt" AS at
     FROM (
       SELECT "id", "renderingId", "generation", "update", "authorId", "origin", "createdAt" FROM "CollabArchive"
       WHERE "renderingId" = $1::uuid
       UNION ALL
       SELECT "id", "renderingId", "generation", "update", "authorId", "origin", "createdAt" FROM "CollabUpdate"
       WHERE "renderingId" = $1::uuid
     ) u JOIN "Rendering" r ON r."id" = u."renderingId" AND r."generation" = u."generation" ORDER BY u."id"`,
    [renderingId],
  );
  return {
    snapshot: snapshot?.state ?? null,
    rows: rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
  };
}
