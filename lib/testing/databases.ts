import path from "node:path";
import pg from "pg";
import { disconnect } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { readEnvironment, setEnvironment } from "@/lib/environment";

const shared = readEnvironment().DATABASE_URL ?? "";
let made = 0;

/** A migrated database without a row, on the server of the tests. */
export async function makeEmptyDatabase(): Promise<string> {
  const name = `empty_${process.pid}_${++made}`;
  const client = new pg.Client({ connectionString: shared });
  await client.connect();
  await client.query(`CREATE DATABASE "${name}" TEMPLATE template0`).finally(() => client.end());
  const url = new URL(shared);
  url.pathname = `/${name}`;
  await migrate(url.href, path.resolve("prisma/migrations"));
  return url.href;
}

/** Everything asks another database from now on. */
export async function useDatabase(url: string = shared): Promise<void> {
  await disconnect();
  setEnvironment({ DATABASE_URL: url });
}
