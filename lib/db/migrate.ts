import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";

/** The key Prisma Migrate locks with, so that neither runs beside the other. */
const ADVISORY_LOCK = 72707369;

/** PostgreSQL 15 is the oldest that we test the SQL against. */
const OLDEST_MAJOR = 15;

type Applied = { migration_name: string; checksum: string; finished_at: Date | null };

/**
 * Applies `<directory>/<name>/migration.sql` in order of name and keeps Prisma's own table, so that
 * `prisma migrate status` agrees.
 *
 * @returns the names applied now; empty when the database was up to date
 * @throws Error naming the migration that failed; its statements are rolled back
 */
export async function migrate(url: string, directory: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
    await checkServer(client);
    await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
      migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
      started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`);
    return await applyMissing(client, directory);
  } finally {
    await client.end();
  }
}

async function applyMissing(client: pg.Client, directory: string): Promise<string[]> {
  const { rows } = await client.query<Applied>(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row]));
  const done: string[] = [];
  for (const name of fs.readdirSync(directory).sort()) {
    const file = path.join(directory, name, "migration.sql");
    if (!fs.existsSync(file)) continue;
    const sql = fs.readFileSync(file, "utf8");
    const checksum = createHash("sha256").update(sql).digest("hex");
    const earlier = applied.get(name);
    if (earlier !== undefined) {
      if (earlier.checksum !== checksum)
        throw new Error(`The migration ${name} was changed after it had been applied.`);
      continue;
    }
    await applyOne(client, { name, sql, checksum });
    done.push(name);
  }
  return done;
}

/** One transaction: a migration that fails leaves nothing behind, and the next start tries it again. */
async function applyOne(
  client: pg.Client,
  migration: { name: string; sql: string; checksum: string },
): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`The migration ${migration.name} failed: ${(error as Error).message}`);
  }
}

/** A user's own server must be new enough, store UTF-8, and make trigrams of Chinese. */
async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string; encoding: string }>(
    "SELECT current_setting('server_version_num') AS number, current_setting('server_encoding') AS encoding",
  );
  const major = Math.floor(Number(rows[0]?.number ?? 0) / 10000);
  if (major < OLDEST_MAJOR) {
    throw new Error(
      `DATABASE_URL names a PostgreSQL ${major} server, and Duizhao needs ${OLDEST_MAJOR} or newer: upgrade it, or leave DATABASE_URL unset.`,
    );
  }
  if (rows[0]?.encoding !== "UTF8") {
    throw new Error(
      "The database of DATABASE_URL does not store UTF-8: create it with ENCODING 'UTF8' TEMPLATE template0.",
    );
  }
  await checkTrigrams(client);
}

async function checkTrigrams(client: pg.Client): Promise<void> {
  await client.query("CREATE EXTENSION IF NOT EXISTS pg_trgm").catch((error: Error) => {
    throw new Error(
      `The database of DATABASE_URL lacks the extension pg_trgm (${error.message}): run CREATE EXTENSION pg_trgm there as its administrator.`,
    );
  });
  const { rows } = await client.query<{ count: number }>(
    "SELECT coalesce(array_length(show_trgm('人类命运共同体'), 1), 0) AS count",
  );
  if ((rows[0]?.count ?? 0) === 0) {
    throw new Error(
      "The database of DATABASE_URL cannot search Chinese, because its locale treats Chinese letters as unknown: create it with LC_CTYPE 'C.UTF-8' TEMPLATE template0.",
    );
  }
}
