import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { disconnect, pool } from "@/lib/db/database";
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { setEnvironment } from "@/lib/environment";

/** The same keys in PostgreSQL with a trigram index. */
export type TrigramMemory = {
  readonly buildSeconds: number;
  readonly indexMegabytes: number;
  /** Ids of what it thinks is similar, the most similar first, with the time of the whole question in milliseconds. */
  readonly ask: (key: string, threshold: number) => Promise<{ ids: readonly number[]; time: number }>;
  readonly stop: () => Promise<void>;
};

/** As many as a program would compare afterwards. */
const CANDIDATES = 100;
const BATCH = 20_000;

/** Starts a PostgreSQL of its own, writes the keys and builds the index; ids are places in the list. */
export async function openTrigramMemory(keys: readonly string[]): Promise<TrigramMemory> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-bench-memory-"));
  fs.chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres(path.join(folder, "postgres"), { fast: true });
  setEnvironment({ DATABASE_URL: postgres.url, DATA_DIR: folder });
  const client = await pool().connect();
  await client.query("CREATE EXTENSION pg_trgm; CREATE TABLE unit (id int PRIMARY KEY, key text NOT NULL)");
  for (let from = 0; from < keys.length; from += BATCH) {
    const batch = keys.slice(from, from + BATCH);
    await client.query(
      "INSERT INTO unit SELECT $1 + place - 1, key FROM unnest($2::text[]) WITH ORDINALITY AS keys (key, place)",
      [from, batch],
    );
  }
  await client.query("SET maintenance_work_mem = '1GB'; SET max_parallel_workers_per_gather = 0");
  const began = performance.now();
  await client.query("CREATE INDEX unit_key ON unit USING gin (key gin_trgm_ops)");
  const buildSeconds = (performance.now() - began) / 1000;
  await client.query("VACUUM ANALYZE unit");
  // For keys of many trigrams the planner would rather compare every row, which takes a second.
  await client.query("SET enable_seqscan = off");
  const size = await client.query<{ bytes: string }>("SELECT pg_relation_size('unit_key') AS bytes");
  return {
    buildSeconds,
    indexMegabytes: Number(size.rows[0]?.bytes ?? 0) / 1024 ** 2,
    ask: async (key, threshold) => {
      await client.query("SELECT set_config('pg_trgm.similarity_threshold', $1, false)", [String(threshold)]);
      const start = performance.now();
      const answer = await client.query<{ id: number }>(
        `SELECT id FROM unit WHERE key % $1 ORDER BY similarity(key, $1) DESC, id DESC LIMIT ${CANDIDATES}`,
        [key],
      );
      return { ids: answer.rows.map(({ id }) => id), time: performance.now() - start };
    },
    stop: async () => {
      client.release();
      await disconnect();
      await postgres.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
