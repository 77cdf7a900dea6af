import path from "node:path";
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { migrate } from "@/lib/db/migrate";
import { readEnvironment, setEnvironment } from "@/lib/environment";

/**
 * Brings the database up, migrated: the one of DATABASE_URL, or our own in DATA_DIR. Afterwards DATABASE_URL names it.
 *
 * @returns how to end what was started here; does nothing for a server that is not ours
 * @throws Error whose message is one sentence that says what to do
 */
export async function openDatabase(options: { readonly asServer?: boolean } = {}): Promise<{
  readonly stop: () => Promise<void>;
  readonly migrations: readonly string[];
}> {
  const environment = readEnvironment();
  const migrations = path.resolve("prisma/migrations");
  if (environment.DATABASE_URL !== undefined) {
    const applied = await migrate(environment.DATABASE_URL, migrations).catch(explainConnection);
    return { stop: async () => {}, migrations: applied };
  }
  const postgres = await startEmbeddedPostgres(path.join(environment.DATA_DIR, "postgres"), options);
  try {
    const applied = await migrate(postgres.url, migrations);
    setEnvironment({ DATABASE_URL: postgres.url });
    return { stop: postgres.stop, migrations: applied };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

const UNREACHABLE = new Set(["ECONNREFUSED", "ENOTFOUND", "EHOSTUNREACH", "ETIMEDOUT", "EAI_AGAIN"]);

function explainConnection(error: Error & { code?: string }): never {
  if (error.code !== undefined && UNREACHABLE.has(error.code)) {
    throw new Error(
      `The PostgreSQL of DATABASE_URL does not answer (${error.code}): start it, or correct the address.`,
    );
  }
  if (error.code === "28P01" || error.code === "28000") {
    throw new Error("The PostgreSQL of DATABASE_URL refused the user or password: correct the address.");
  }
  if (error.code === "3D000")
    throw new Error("The database that DATABASE_URL names does not exist: create it, then start again.");
  throw error;
}
