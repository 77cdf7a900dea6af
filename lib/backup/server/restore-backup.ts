import pg from "pg";
import { compareMigrations, type Manifest } from "@/lib/backup/core/manifest";
import { AppError } from "@/lib/kernel/app-error";
import { type Archive, openArchive } from "./read-archive";
import {
  hasAccounts,
  hasOtherConnections,
  insertRows,
  listMigrations,
  listTables,
  openTables,
  setSequences,
} from "./tables-store";
import type { Progress } from "./write-backup";

const BATCH_CHARACTERS = 4_000_000;
const BATCH_ROWS = 1000;

/**
 * Puts a backup into a migrated database, in one transaction: all of it is there afterwards, or the database is as
 * it was.
 *
 * @param options.force erase what the database holds; without it, one that has an account is refused
 * @throws AppError `not-found` or `invalid` for the file, `conflict` when the database has accounts, other
 *   migrations, or somebody else connected to it
 */
export async function restoreBackup(
  databaseUrl: string,
  file: string,
  options: { readonly force: boolean; readonly onTable?: Progress },
): Promise<Manifest> {
  const archive = await openArchive(file);
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await readThrough(archive);
    await client.connect();
    await checkDatabase(client, archive.manifest, options.force);
    await client.query("BEGIN");
    await load(client, archive, options.onTable ?? (() => {}));
    await client.query("COMMIT");
    return archive.manifest;
  } finally {
    // An open transaction ends with its connection, undone.
    await client.end();
    archive.close();
  }
}

/** A damaged file is known before anything is locked or erased. */
async function readThrough({ manifest, lines }: Archive): Promise<void> {
  for (const table of manifest.tables) {
    for await (const _line of lines(table)) {
      // Reading to the end compares the checksum.
    }
  }
}

async function checkDatabase(client: pg.Client, manifest: Manifest, force: boolean): Promise<void> {
  const { missing, extra } = compareMigrations(manifest.migrations, await listMigrations(client));
  if (missing.length > 0 || extra.length > 0) {
    throw new AppError(
      "conflict",
      `This backup was made by Duizhao ${manifest.productVersion}, whose database differs (${[...missing, ...extra].join(", ")}): restore it with that version, then upgrade.`,
    );
  }
  if (!force && (await hasAccounts(client))) {
    throw new AppError(
      "conflict",
      "The database is not empty: restore into a new one, or add --force to erase what it holds.",
    );
  }
  if (await hasOtherConnections(client)) {
    throw new AppError("conflict", "Something else is connected to this database: stop the server first.");
  }
}

async function load(client: pg.Client, archive: Archive, onTable: Progress): Promise<void> {
  const tables = await listTables(client);
  const close = await openTables(client, tables);
  for (const table of archive.manifest.tables) {
    if (!tables.includes(table.name)) {
      throw new AppError("invalid", `The backup holds a table that the database has not: ${table.name}.`);
    }
    for await (const lines of batches(archive.lines(table))) await insertRows(client, table.name, lines);
    onTable(table.name, table.rows);
  }
  await setSequences(client, archive.manifest.sequences);
  await close();
}

async function* batches(lines: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let batch: string[] = [];
  let size = 0;
  for await (const line of lines) {
    batch.push(line);
    size += line.length;
    if (batch.length < BATCH_ROWS && size < BATCH_CHARACTERS) continue;
    yield batch;
    [batch, size] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}
