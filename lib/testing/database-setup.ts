import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { migrate } from "@/lib/db/migrate";
import { migrateQueue } from "@/lib/db/queue";
import { setEnvironment } from "@/lib/environment";

/** Vitest's global set-up for integration tests: a PostgreSQL of their own, thrown away afterwards. */
export default async function setup(): Promise<() => Promise<void>> {
  // The threads that read files and align texts are bundles of their own, as in the running product.
  execFileSync(process.execPath, ["scripts/build-server.mjs", "--threads"], { stdio: "inherit" });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-test-"));
  fs.chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres(path.join(folder, "postgres"), { fast: true });
  await migrate(postgres.url, path.resolve("prisma/migrations"));
  await migrateQueue(postgres.url);
  setEnvironment({ DATABASE_URL: postgres.url, DATA_DIR: folder, AUTH_SECRET: "a secret for tests only" });
  return async () => {
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
}
