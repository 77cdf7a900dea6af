import type pg from "pg";
import * as Y from "yjs";
import { inTransaction, type Sql, sqlOfConnection } from "@/lib/db/sql";
import { createRenderingDocument, readText } from "../core/rendering-document";
import { readLog, type StoredLog, sha256 } from "./log-store";
import { hasGaps } from "./open-log";

/** Any number that no other advisory lock of ours uses. */
const LOCK_CLASS = 72_707_370;

/** A new snapshot: what it replaced (null: it is the first), and the rows that it took in. */
export type Compacted = {
  readonly sha256: string;
  readonly previousSha256: string | null;
  readonly ids: readonly string[];
};

/**
 * Merges a rendering's log into its snapshot and moves exactly the merged rows to the archive. A row that another
 * transaction commits meanwhile stays in the log, whatever its id.
 *
 * @returns the new snapshot and the ids it took in; null when another server is at it, or there is nothing to merge
 * @throws Error when the merged state would not say the same: nothing is changed then
 */
export function compactRendering(pool: pg.Pool, renderingId: string): Promise<Compacted | null> {
  return inTransaction(pool, async (sql) => {
    const [lock] = await sql<{ held: boolean }>(
      "SELECT pg_try_advisory_xact_lock($1::int, hashtext($2)) AS held",
      [LOCK_CLASS, renderingId],
    );
    if (lock?.held !== true) return null;
    const [row] = await sql<{ generation: number }>(
      `SELECT "generation" FROM "Rendering" WHERE "id" = $1::uuid FOR NO KEY UPDATE`,
      [renderingId],
    );
    if (row === undefined) return null;
    const log = await readLog(sql, renderingId, row.generation);
    if (log.rows.length === 0) return null;
    const state = mergeVerified(renderingId, log);
    const ids = log.rows.map(({ id }) => id);
    await writeSnapshot(sql, { renderingId, generation: row.generation, state, merged: ids.length });
    await moveToArchive(sql, ids);
    return { sha256: sha256(state), previousSha256: log.snapshot?.sha256 ?? null, ids };
  });
}

/** @throws Error when an input is not in the result, or the text differs */
function mergeVerified(renderingId: string, log: StoredLog): Uint8Array {
  const inputs = [
    ...(log.snapshot === null ? [] : [log.snapshot.state]),
    ...log.rows.map(({ update }) => update),
  ];
  const merged = createRenderingDocument(inputs);
  const state = Y.encodeStateAsUpdate(merged);
  const reloaded = createRenderingDocument([state]);
  const held = Y.snapshot(reloaded);
  const isWhole =
    !hasGaps(merged) &&
    readText(reloaded) === readText(merged) &&
    inputs.every((input) => Y.snapshotContainsUpdate(held, input));
  merged.destroy();
  reloaded.destroy();
  if (!isWhole) throw new Error(`The log of rendering ${renderingId} could not be merged without loss.`);
  return state;
}

async function writeSnapshot(
  sql: Sql,
  given: { renderingId: string; generation: number; state: Uint8Array; merged: number },
): Promise<void> {
  await sql(
    `INSERT INTO "CollabSnapshot" ("renderingId", "generation", "state", "sha256", "mergedCount", "updatedAt")
     VALUES ($1::uuid, $2::int, $3::bytea, $4, $5::int, now())
     ON CONFLICT ("renderingId", "generation") DO UPDATE SET "state" = excluded."state", "sha256" = excluded."sha256",
       "mergedCount" = "CollabSnapshot"."mergedCount" + excluded."mergedCount", "updatedAt" = now()`,
    [given.renderingId, given.generation, Buffer.from(given.state), sha256(given.state), given.merged],
  );
}

async function moveToArchive(sql: Sql, ids: readonly string[]): Promise<void> {
  const moved = await sql(
    `WITH gone AS (DELETE FROM "CollabUpdate" WHERE "id" = ANY($1::bigint[]) RETURNING *)
     INSERT INTO "CollabArchive" ("id", "renderingId", "generation", "update", "authorId", "origin", "createdAt")
     SELECT "id", "renderingId", "generation", "update", "authorId", "origin", "createdAt" FROM gone RETURNING 1 AS moved`,
    [ids],
  );
  if (moved.length !== ids.length) throw new Error("Rows of the log went away while they were merged.");
}

/** Renderings whose log is long, or has lain still for a quarter of an hour with more than a few rows. */
export async function findLongLogs(pool: pg.Pool): Promise<string[]> {
  const rows = await sqlOfConnection(pool)<{ id: string }>(
    `SELECT "renderingId"::text AS id FROM "CollabUpdate" GROUP BY "renderingId", "generation"
     HAVING count(*) >= 200 OR (count(*) >= 20 AND max("createdAt") < now() - interval '15 minutes') LIMIT 500`,
  );
  return rows.map(({ id }) => id);
}

/** Archived rows are proof for two weeks. */
export async function dropOldArchive(pool: pg.Pool): Promise<void> {
  await sqlOfConnection(pool)(`DELETE FROM "CollabArchive" WHERE "archivedAt" < now() - interval '14 days'`);
}
