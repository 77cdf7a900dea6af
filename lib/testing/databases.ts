import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { disconnect } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { readEnvironment, setEnvironment } from "@/lib/environment";

const shared = readEnvironment().DATABASE_URL ?? "";
let made = 0;

const migrations = path.resolve("prisma/migrations");

/**
 * A migrated database without a row, on the server of the tests.
 *
 * @param before a migration: the database is as it was before it and all later ones
 */
export async function makeEmptyDatabase(before?: string): Promise<string> {
  const name = `empty_${process.pid}_${++made}`;
  const client = new pg.Client({ connectionString: shared });
  await client.connect();
  await client.query(`CREATE DATABASE "${name}" TEMPLATE template0`).finally(() => client.end());
  const url = new URL(shared);
  url.pathname = `/${name}`;
  if (before === undefined) await migrate(url.href, migrations);
  else await migrateBefore(url.href, before);
  return url.href;
}

async function migrateBefore(url: string, before: string): Promise<void> {
  const names = fs.readdirSync(migrations).sort();
  if (!names.includes(before)) throw new Error(`There is no migration ${before}.`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-migrations-"));
  try {
    for (const name of names.slice(0, names.indexOf(before)))
      fs.symlinkSync(path.join(migrations, name), path.join(folder, name));
    await migrate(url, folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Brings a database to where all are now. */
export const migrateWhole = (url: string): Promise<string[]> => migrate(url, migrations);

/** Everything asks another database from now on. */
export async function useDatabase(url: string = shared): Promise<void> {
  await disconnect();
  setEnvironment({ DATABASE_URL: url });
}
