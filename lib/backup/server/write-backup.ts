import { createHash } from "node:crypto";
import fs from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { ZipFile } from "yazl";
import { BACKUP_FORMAT, BACKUP_VERSION, MANIFEST_FILE, type Manifest } from "@/lib/backup/core/manifest";
import { AppError } from "@/lib/kernel/app-error";
import packageFile from "@/package.json";
import { listMigrations, listSequences, listTables, readTable } from "./tables-store";

/** Told once per table while a backup is written or restored. */
export type Progress = (table: string, rows: number) => void;

/**
 * Writes everything the database holds into one archive: every table, the collaboration log too, as of one moment.
 * The server may go on meanwhile. The file appears under its name only when it is whole; only its owner may read
 * it, since it holds password hashes.
 *
 * @throws AppError `conflict` when the file exists
 */
export async function writeBackup(
  databaseUrl: string,
  file: string,
  onTable: Progress = () => {},
): Promise<Manifest> {
  if (fs.existsSync(file)) {
    throw new AppError("conflict", `The file ${file} exists already: choose another name.`);
  }
  const partial = `${file}.partial`;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const manifest = await writeArchive(client, partial, onTable);
    await client.query("COMMIT");
    fs.renameSync(partial, file);
    return manifest;
  } catch (error) {
    fs.rmSync(partial, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function writeArchive(client: pg.Client, file: string, onTable: Progress): Promise<Manifest> {
  const tables = await listTables(client);
  const manifest: Manifest = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    madeAt: new Date().toISOString(),
    productVersion: packageFile.version,
    migrations: [...(await listMigrations(client))],
    tables: [],
    sequences: await listSequences(client),
  };

  const zip = new ZipFile();
  const add = (name: string, content: () => AsyncIterable<string>) =>
    zip.addReadStreamLazy(name, (give) => give(null, Readable.from(content(), { objectMode: false })));
  for (const table of tables) {
    add(`tables/${table}.ndjson`, () =>
      tableText(client, table, (entry) => {
        manifest.tables.push(entry);
        onTable(table, entry.rows);
      }),
    );
  }
  // The archive is written in order, so the manifest is made when every table is in it.
  add(MANIFEST_FILE, async function* () {
    yield JSON.stringify(manifest, null, 2);
  });
  zip.end();

  const output = Readable.from(zip.outputStream);
  zip.on("error", (error) => output.destroy(error));
  await pipeline(output, fs.createWriteStream(file, { mode: 0o600, flush: true }));
  return manifest;
}

async function* tableText(
  client: pg.Client,
  table: string,
  done: (entry: Manifest["tables"][number]) => void,
): AsyncGenerator<string> {
  const hash = createHash("sha256");
  let rows = 0;
  for await (const lines of readTable(client, table)) {
    const text = `${lines.join("\n")}\n`;
    hash.update(text);
    rows += lines.length;
    yield text;
  }
  done({ name: table, file: `tables/${table}.ndjson`, rows, sha256: hash.digest("hex") });
}
