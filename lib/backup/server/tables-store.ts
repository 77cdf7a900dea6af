import type pg from "pg";
import type { Manifest, Migration } from "@/lib/backup/core/manifest";

type Client = Pick<pg.ClientBase, "query">;

/** Batches aim at this many characters, so that a table of large files is read row by row. */
const BATCH_CHARACTERS = 4_000_000;
const MAX_BATCH_ROWS = 1000;

/** Every table of the product, by name; the list of migrations is told in the manifest instead. */
export async function listTables(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables
     WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations' ORDER BY tablename`,
  );
  return rows.map(({ name }) => name);
}

export async function listMigrations(client: Client): Promise<readonly Migration[]> {
  const { rows } = await client.query<Migration>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY migration_name`,
  );
  return rows;
}

/** Where each sequence stands: ids of rows that are gone must not come again. */
export async function listSequences(client: Client): Promise<Manifest["sequences"]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT sequencename AS name FROM pg_sequences WHERE schemaname = current_schema() ORDER BY sequencename",
  );
  const sequences: Manifest["sequences"] = [];
  for (const { name } of rows) {
    const { rows: found } = await client.query<{ lastValue: string; isCalled: boolean }>(
      `SELECT last_value::text AS "lastValue", is_called AS "isCalled" FROM ${quote(name)}`,
    );
    sequences.push(...found.map((row) => ({ name, ...row })));
  }
  return sequences;
}

/** Every row of a table as one line of JSON, in batches. Must run inside a transaction, for its cursor. */
export async function* readTable(client: Client, table: string): AsyncGenerator<readonly string[]> {
  await client.query(
    `DECLARE backup_rows NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS line FROM ${quote(table)} t`,
  );
  let count = 1;
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${count} FROM backup_rows`);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
    const longest = rows.reduce((length, { line }) => Math.max(length, line.length), 1);
    count = Math.max(1, Math.min(MAX_BATCH_ROWS, count * 4, Math.floor(BATCH_CHARACTERS / longest)));
  }
  await client.query("CLOSE backup_rows");
}

/** PostgreSQL reads its own JSON back, so every type arrives as it was. Generated columns make themselves. */
export async function insertRows(client: Client, table: string, lines: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = $1 AND is_generated = 'NEVER'`,
    [table],
  );
  const columns = rows.map(({ name }) => quote(name)).join(", ");
  await client.query(
    `INSERT INTO ${quote(table)} (${columns})
     SELECT ${columns} FROM json_populate_recordset(NULL::${quote(table)}, $1::json)`,
    [`[${lines.join(",")}]`],
  );
}

export async function setSequences(client: Client, sequences: Manifest["sequences"]): Promise<void> {
  for (const { name, lastValue, isCalled } of sequences) {
    await client.query("SELECT setval(format('%I', $1::text)::regclass, $2::bigint, $3)", [
      name,
      lastValue,
      isCalled,
    ]);
  }
}

/** Accounts make an installation; without one there is nothing to lose. */
export async function hasAccounts(client: Client): Promise<boolean> {
  const { rows } = await client.query('SELECT 1 FROM "User" LIMIT 1');
  return rows.length > 0;
}

/** Whether anybody else is connected to this database: a server that would go on with texts of before. */
export async function hasOtherConnections(client: Client): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT 1 FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend' LIMIT 1`,
  );
  return rows.length > 0;
}

/**
 * Empties every table and takes off foreign keys and triggers, which would refuse rows that come in any order.
 * What is returned puts them on again, and checks every key.
 */
export async function openTables(client: Client, tables: readonly string[]): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  );
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const table of tables) await client.query(`ALTER TABLE ${quote(table)} DISABLE TRIGGER USER`);
  await client.query(`TRUNCATE ${tables.map(quote).join(", ")}`);
  return async () => {
    for (const table of tables) await client.query(`ALTER TABLE ${quote(table)} ENABLE TRIGGER USER`);
    for (const { table, name, definition } of keys) {
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
    }
  };
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
