import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { startEmbeddedPostgres } from "./embedded-postgres";

const folders: string[] = [];

function folder(): string {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-postgres-"));
  fs.chmodSync(made, 0o755);
  folders.push(made);
  return path.join(made, "postgres");
}

afterEach(() => {
  for (const made of folders.splice(0)) fs.rmSync(made, { recursive: true, force: true });
});

async function ask(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  await client.connect();
  const { rows } = await client
    .query<{ one: number }>("SELECT array_length(show_trgm('人类命运共同体'), 1) AS one")
    .catch(async () => {
      await client.query("CREATE EXTENSION pg_trgm");
      return client.query<{ one: number }>("SELECT array_length(show_trgm('人类命运共同体'), 1) AS one");
    });
  await client.end();
  return rows[0]?.one ?? 0;
}

describe("startEmbeddedPostgres", () => {
  it("makes a cluster that knows Chinese, and stops it", async () => {
    const directory = folder();
    const postgres = await startEmbeddedPostgres(directory, { fast: true });
    expect(await ask(postgres.url)).toBe(8);
    await postgres.stop();
    await expect(ask(postgres.url)).rejects.toThrow();
  });

  it("lets two first starts at once share one cluster", async () => {
    const directory = folder();
    const [one, two] = await Promise.all([
      startEmbeddedPostgres(directory, { fast: true }),
      startEmbeddedPostgres(directory, { fast: true }),
    ]);
    expect(await ask(two.url)).toBe(8);
    expect(one.url).toBe(two.url);
    await Promise.all([one.stop(), two.stop()]);
  });

  it("starts over a postmaster.pid whose number another program has now", async () => {
    const directory = folder();
    await (await startEmbeddedPostgres(directory, { fast: true })).stop();
    const other = spawn("sleep", ["60"]);
    fs.writeFileSync(
      path.join(directory, "postmaster.pid"),
      `${other.pid}\n${directory}\n0\n5432\n\n127.0.0.1\n0\nready\n`,
    );
    const postgres = await startEmbeddedPostgres(directory, { fast: true });
    expect(await ask(postgres.url)).toBe(8);
    await postgres.stop();
    other.kill();
  });

  it("comes up again by itself, on the same address, when it was killed under a server", async () => {
    const directory = folder();
    const postgres = await startEmbeddedPostgres(directory, { fast: true, asServer: true });
    const pid = Number(fs.readFileSync(path.join(directory, "postmaster.pid"), "utf8").split("\n")[0]);
    process.kill(pid, "SIGKILL");
    await expect.poll(() => ask(postgres.url).catch(() => 0), { timeout: 25_000, interval: 300 }).toBe(8);
    await postgres.stop();
  });

  it("tells a second server in one sentence that the folder is in use", async () => {
    const directory = folder();
    const postgres = await startEmbeddedPostgres(directory, { fast: true });
    const other = spawn("sleep", ["60"]);
    fs.writeFileSync(`${directory}.owner`, String(other.pid));
    await expect(startEmbeddedPostgres(directory, { asServer: true })).rejects.toThrow(
      /^Another Duizhao .* uses .*\.$/,
    );
    other.kill();
    await postgres.stop();
  });
});
