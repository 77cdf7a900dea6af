import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";

/** A server that runs already. */
export type RunningPostgres = { readonly url: string; readonly pid: number };

/** How long a server that starts, recovers or stops is waited for, in tenths of a second. */
const PATIENCE = 300;

/** The address of a server of ours. */
export function urlOf(port: number, password: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}

/**
 * The server that holds a data folder, by its postmaster.pid: line 1 the process, line 4 the port, line 8 "ready".
 * A file whose process has gone, or is no PostgreSQL (numbers are used again, after a restart of a container at once),
 * is stale and removed: PostgreSQL itself would only look whether the number is alive.
 *
 * @throws Error when a server holds the folder and does not answer
 */
export async function findRunning(directory: string, password: string): Promise<RunningPostgres | null> {
  const file = path.join(directory, "postmaster.pid");
  for (let attempt = 0; attempt < PATIENCE; attempt++) {
    const lines = readFile(file)?.split("\n");
    if (lines === undefined) return null;
    const pid = Number(lines[0]);
    if (!isAlive(pid) || !isPostgres(pid)) {
      fs.rmSync(file, { force: true });
      return null;
    }
    const url = urlOf(Number(lines[3]), password);
    if (lines[7]?.trim() === "ready" && (await answers(url))) return { url, pid };
    await pause(100);
  }
  throw new Error(`Another PostgreSQL holds ${directory} and does not answer: end it, then start again.`);
}

/** Whether a process is there, ours or not. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether a process is a PostgreSQL server; when the system does not say, it is taken for one. */
function isPostgres(pid: number): boolean {
  const name =
    readFile(`/proc/${pid}/comm`) ??
    spawnSync("ps", ["-p", String(pid), "-o", "comm="], { encoding: "utf8" }).stdout;
  return !name || /postgres|postmaster/.test(name);
}

/** Asks a process that is not our child to shut down, and waits until it has. */
export async function stopProcess(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, "SIGINT");
  while (isAlive(pid)) await pause(50);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** A small file; null when there is none. */
export function readFile(file: string): string | null {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
