import { createHash } from "node:crypto";
import pg from "pg";
import { inTransaction, type Sql, sqlOfConnection } from "@/lib/db/sql";
import { readEnvironment } from "@/lib/environment";

/** One update as it goes into the log. */
export type LogEntry = {
  readonly renderingId: string;
  readonly generation: number;
  readonly update: Uint8Array;
  readonly authorId: string | null;
  /** "client", or "server:<cause>". */
  readonly origin: string;
};

/** A log as it is read: the snapshot's state, when there is one, and the rows after it, by id. */
export type StoredLog = {
  readonly snapshot: {
    readonly state: Uint8Array;
    readonly sha256: string;
    readonly mergedCount: number;
  } | null;
  readonly rows: readonly {
    readonly id: string;
    readonly update: Uint8Array;
    readonly authorId: string | null;
  }[];
};

/** The notification channel between servers; payloads are JSON, see `notices.ts`. */
export const NOTICE_CHANNEL = "duizhao_collab";

/** PostgreSQL's answer to an update of a rendering that is gone. */
const FOREIGN_KEY_VIOLATION = "23503";

/**
 * Connections of this room, so that no report or export can make a keystroke wait, with limits: what takes longer
 * than five seconds has failed, and the client is told.
 */
export function createLogPool(max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: readEnvironment().DATABASE_URL,
    max,
    connectionTimeoutMillis: 3000,
    statement_timeout: 5000,
    query_timeout: 6000,
    keepAlive: true,
  });
  pool.on("error", () => {});
  return pool;
}

const INSERT = `
  WITH input AS (
    SELECT * FROM unnest($1::uuid[], $2::int[], $3::bytea[], $4::uuid[], $5::text[]) WITH ORDINALITY
      AS entry(rendering, generation, update, author, origin, place)
  ), inserted AS (
    INSERT INTO "CollabUpdate" ("renderingId", "generation", "update", "authorId", "origin")
    SELECT rendering, generation, update, author, origin FROM input ORDER BY place
    RETURNING "id", "renderingId"
  ), told AS (
    SELECT pg_notify('${NOTICE_CHANNEL}',
      json_build_object('t', 'log', 'n', $6::text, 'r', "renderingId", 'i', json_agg("id"::text))::text)::text
    FROM inserted GROUP BY "renderingId"
  )
  SELECT (SELECT array_agg("id"::text ORDER BY "id") FROM inserted) AS ids, (SELECT count(*)::int FROM told) AS told`;

/**
 * Writes entries and tells the other servers, in one transaction: when this returns, they outlive any crash.
 *
 * @param node who writes; that server need not be told
 * @returns the new ids, in the order of the entries; null for an entry whose rendering is gone
 */
export async function insertEntries(
  pool: pg.Pool,
  node: string,
  entries: readonly LogEntry[],
): Promise<(string | null)[]> {
  try {
    return await insertAll(sqlOfConnection(pool), node, entries);
  } catch (error) {
    if ((error as { code?: string }).code !== FOREIGN_KEY_VIOLATION) throw error;
    if (entries.length === 1) return [null];
    // One deleted rendering must not cost the others their text.
    const ids: (string | null)[] = [];
    for (const entry of entries) ids.push(...(await insertEntries(pool, node, [entry])));
    return ids;
  }
}

/** The same inside a caller's transaction; any failure is the caller's. */
export async function insertAll(sql: Sql, node: string, entries: readonly LogEntry[]): Promise<string[]> {
  const [row] = await sql<{ ids: string[] }>(INSERT, [
    entries.map((entry) => entry.renderingId),
    entries.map((entry) => entry.generation),
    entries.map((entry) => Buffer.from(entry.update)),
    entries.map((entry) => entry.authorId),
    entries.map((entry) => entry.origin),
    node,
  ]);
  return row?.ids ?? [];
}

/** A log as it stands in one moment. */
export function readLogAtOnce(pool: pg.Pool, renderingId: string, generation: number): Promise<StoredLog> {
  return inTransaction(
    pool,
    (sql) => readLog(sql, renderingId, generation),
    "ISOLATION LEVEL REPEATABLE READ READ ONLY",
  );
}

/**
 * Reads a log inside a transaction.
 *
 * @throws Error when the snapshot is not what was written: nothing must be built on it
 */
export async function readLog(sql: Sql, renderingId: string, generation: number): Promise<StoredLog> {
  const [snapshot] = await sql<NonNullable<StoredLog["snapshot"]>>(
    `SELECT "state", "sha256", "mergedCount" FROM "CollabSnapshot" WHERE "renderingId" = $1::uuid AND "generation" = $2::int`,
    [renderingId, generation],
  );
  const rows = await sql<StoredLog["rows"][number]>(
    `SELECT "id"::text AS id, "update", "authorId"::text AS "authorId" FROM "CollabUpdate"
     WHERE "renderingId" = $1::uuid AND "generation" = $2::int ORDER BY "CollabUpdate"."id"`,
    [renderingId, generation],
  );
  if (snapshot !== undefined && sha256(snapshot.state) !== snapshot.sha256) {
    throw new Error(`The snapshot of rendering ${renderingId} is damaged.`);
  }
  return { snapshot: snapshot ?? null, rows };
}

/** These rows of a log; ids that compaction has moved meanwhile are missing. */
export function readRows(pool: pg.Pool, ids: readonly string[]): Promise<StoredLog["rows"]> {
  return sqlOfConnection(pool)(
    `SELECT "id"::text AS id, "update", "authorId"::text AS "authorId" FROM "CollabUpdate"
     WHERE "id" = ANY($1::bigint[]) ORDER BY "CollabUpdate"."id"`,
    [ids],
  );
}

/** What the log holds of several renderings, by ids only: for comparing with what is in memory. */
export function readLogIds(
  pool: pg.Pool,
  renderingIds: readonly string[],
): Promise<{ renderingId: string; generation: number; sha256: string | null; ids: string[] }[]> {
  return sqlOfConnection(pool)(
    `SELECT r."id"::text AS "renderingId", r."generation", s."sha256",
       ARRAY(SELECT u."id"::text FROM "CollabUpdate" u
             WHERE u."renderingId" = r."id" AND u."generation" = r."generation") AS ids
     FROM "Rendering" r
     LEFT JOIN "CollabSnapshot" s ON s."renderingId" = r."id" AND s."generation" = r."generation"
     WHERE r."id" = ANY($1::uuid[])`,
    [renderingIds],
  );
}

/** Keeps bytes that were not taken, at most 64 KiB of them. Never part of a log. */
export async function quarantine(
  pool: pg.Pool,
  entry: { renderingId: string; bytes: Uint8Array; reason: string; authorId: string | null },
): Promise<void> {
  await sqlOfConnection(pool)(
    `INSERT INTO "CollabQuarantine" ("renderingId", "bytes", "reason", "authorId") VALUES ($1::uuid, $2::bytea, $3, $4::uuid)`,
    [entry.renderingId, Buffer.from(entry.bytes.slice(0, 65_536)), entry.reason, entry.authorId],
  );
}

/** Hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
