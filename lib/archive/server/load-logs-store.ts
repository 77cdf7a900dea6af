import { createHash } from "node:crypto";
import type { Sql } from "@/lib/db/sql";
import type { MarkSpan } from "@/lib/text/core/marks";
import type { LogRecord } from "../core/logs";
import { hexOf } from "./row-of-record";

/** A rendering as it was taken in a moment ago. */
export type LoadedText = {
  readonly id: string;
  readonly generation: number;
  readonly includedUpdates: number;
  readonly text: string;
  readonly marks: readonly MarkSpan[];
};

export async function readTexts(
  sql: Sql,
  renderingIds: readonly string[],
): Promise<ReadonlyMap<string, LoadedText>> {
  const rows = await sql<LoadedText>(
    `SELECT "id"::text AS id, "generation", "includedUpdates", "text", "marks" FROM "Rendering" WHERE "id" = ANY($1::uuid[])`,
    [renderingIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Writes logs: their updates get numbers of this server, in their order. */
export async function insertLogs(
  sql: Sql,
  logs: readonly LogRecord[],
  people: ReadonlyMap<string, string>,
): Promise<void> {
  const snapshots = logs.flatMap(({ renderingId, generation, snapshot }) =>
    snapshot === null
      ? []
      : [
          {
            ...{ renderingId, generation, state: hexOf(snapshot.state), mergedCount: snapshot.mergedCount },
            ...{ sha256: sha256(snapshot.state), updatedAt: snapshot.updatedAt },
          },
        ],
  );
  await sql(
    `INSERT INTO "CollabSnapshot" ("renderingId", "generation", "state", "sha256", "mergedCount", "updatedAt")
     SELECT "renderingId", "generation", "state", "sha256", "mergedCount", "updatedAt"
     FROM json_populate_recordset(NULL::"CollabSnapshot", $1::json)`,
    [JSON.stringify(snapshots)],
  );
  const updates = logs.flatMap(({ renderingId, generation, updates: own }) =>
    own.map(({ update, authorId, origin, at, archivedAt }) => ({
      ...{ renderingId, generation, update: hexOf(update), origin, createdAt: at, archivedAt },
      authorId: authorId === null ? null : people.get(authorId),
    })),
  );
  const fields = `"id", "renderingId", "generation", "update", "authorId", "origin", "createdAt"`;
  await sql(
    `WITH given AS MATERIALIZED (
       SELECT nextval(pg_get_serial_sequence('"CollabUpdate"', 'id')) AS number, e.value
       FROM (SELECT value FROM json_array_elements($1::json) WITH ORDINALITY AS a(value, place) ORDER BY place) e
     ), rows AS MATERIALIZED (
       SELECT g.number AS "id", r."renderingId", r."generation", r."update", r."authorId", r."origin", r."createdAt", r."archivedAt"
       FROM given g CROSS JOIN LATERAL json_to_record(g.value) AS r("renderingId" uuid, "generation" int, "update" bytea,
         "authorId" uuid, "origin" text, "createdAt" timestamptz, "archivedAt" timestamptz)
     ), live AS (
       INSERT INTO "CollabUpdate" (${fields}) SELECT ${fields} FROM rows WHERE "archivedAt" IS NULL)
     INSERT INTO "CollabArchive" (${fields}, "archivedAt") SELECT ${fields}, "archivedAt" FROM rows WHERE "archivedAt" IS NOT NULL`,
    [JSON.stringify(updates)],
  );
}

/** Hex, of the bytes. */
const sha256 = (base64: string): string =>
  createHash("sha256").update(Buffer.from(base64, "base64")).digest("hex");
