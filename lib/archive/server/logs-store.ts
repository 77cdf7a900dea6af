import type { Sql } from "@/lib/db/sql";
import { groupBy } from "@/lib/kernel/group-by";
import type { LogRecord } from "../core/logs";
import { kindNamed, scopeOf } from "./kind-sql";

/** Renderings whose logs are held at once. */
const AT_ONCE = 50;

type Snapshot = { renderingId: string; state: Uint8Array; mergedCount: number; updatedAt: Date };
type Update = {
  renderingId: string;
  update: Uint8Array;
  authorId: string | null;
  origin: string;
  at: Date;
  archivedAt: Date | null;
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** The logs of the project's renderings, by the renderings' ids; of one that nobody has written in there is none. */
export async function* readLogs(sql: Sql, projectId: string): AsyncGenerator<LogRecord> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const renderings = await sql<{ id: string; generation: number }>(
      `SELECT t."id"::text AS id, t."generation" FROM "Rendering" t
       WHERE ${scopeOf(kindNamed("renderings"))} AND t."id" > $2::uuid ORDER BY t."id" LIMIT ${AT_ONCE}`,
      [projectId, after],
    );
    if (renderings.length === 0) return;
    yield* logsOf(sql, renderings);
    after = renderings.at(-1)?.id ?? after;
  }
}

async function* logsOf(
  sql: Sql,
  renderings: readonly { readonly id: string; readonly generation: number }[],
): AsyncGenerator<LogRecord> {
  const ids = renderings.map(({ id }) => id);
  const snapshots = await sql<Snapshot>(
    `SELECT s."renderingId"::text AS "renderingId", s."state", s."mergedCount", s."updatedAt"
     FROM "CollabSnapshot" s JOIN "Rendering" r ON r."id" = s."renderingId" AND r."generation" = s."generation"
     WHERE s."renderingId" = ANY($1::uuid[])`,
    [ids],
  );
  const fields = `"id", "renderingId", "generation", "update", "authorId", "origin", "createdAt"`;
  const updates = await sql<Update>(
    `SELECT u."renderingId"::text AS "renderingId", u."update", u."authorId"::text AS "authorId", u."origin",
       u."createdAt" AS at, u."archivedAt"
     FROM (SELECT ${fields}, NULL::timestamptz AS "archivedAt" FROM "CollabUpdate" WHERE "renderingId" = ANY($1::uuid[])
       UNION ALL SELECT ${fields}, "archivedAt" FROM "CollabArchive" WHERE "renderingId" = ANY($1::uuid[])) u
     JOIN "Rendering" r ON r."id" = u."renderingId" AND r."generation" = u."generation"
     ORDER BY u."renderingId", u."id"`,
    [ids],
  );
  const byRendering = groupBy(updates, ({ renderingId }) => renderingId);
  const snapshotOf = new Map(snapshots.map((snapshot) => [snapshot.renderingId, snapshot]));
  for (const { id, generation } of renderings) {
    const [snapshot, own] = [snapshotOf.get(id), byRendering.get(id) ?? []];
    if (snapshot === undefined && own.length === 0) continue;
    yield {
      renderingId: id,
      generation,
      snapshot:
        snapshot === undefined
          ? null
          : {
              state: base64(snapshot.state),
              mergedCount: snapshot.mergedCount,
              updatedAt: snapshot.updatedAt.toISOString(),
            },
      updates: own.map(({ update, authorId, origin, at, archivedAt }) => ({
        ...{ update: base64(update), authorId, origin, at: at.toISOString() },
        archivedAt: archivedAt === null ? null : archivedAt.toISOString(),
      })),
    };
  }
}

/** The project's renderings whose rows do not say yet what their logs say. */
export async function listBehind(sql: Sql, projectId: string): Promise<readonly string[]> {
  const rows = await sql<{ id: string }>(
    `SELECT t."id"::text AS id FROM "Rendering" t
     LEFT JOIN "CollabSnapshot" s ON s."renderingId" = t."id" AND s."generation" = t."generation"
     WHERE ${scopeOf(kindNamed("renderings"))} AND t."includedUpdates" <> coalesce(s."mergedCount", 0) + (
       SELECT count(*)::int FROM "CollabUpdate" u WHERE u."renderingId" = t."id" AND u."generation" = t."generation")`,
    [projectId],
  );
  return rows.map(({ id }) => id);
}
