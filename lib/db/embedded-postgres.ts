import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { makeDataFolder } from "./data-folder";
import {
  chooseIdentity,
  createCluster,
  findBinaries,
  type Identity,
  passwordFile,
  serverEnvironment,
} from "./postgres-cluster";
import {
  findRunning,
  isAlive,
  pause,
  type RunningPostgres,
  readFile,
  stopProcess,
  urlOf,
} from "./postgres-process";
import { withStartLock } from "./start-lock";

/** A PostgreSQL that runs for us: where to connect, and how to end it (nothing happens when another process owns it). */
export type EmbeddedPostgres = {
  readonly url: string;
  readonly stop: () => Promise<void>;
  readonly adopted: boolean;
};

type Options = {
  /** Test clusters only: no fsync, so nothing survives a power cut. */
  readonly fast?: boolean;
  /**
   * For the server that people use: the database is its own alone, and comes up again by itself when it was killed.
   * Without it a running one is shared, as the command line does.
   */
  readonly asServer?: boolean;
};

/**
 * Starts PostgreSQL 18 out of the npm binaries in `directory`, creating the cluster when there is none.
 * A server that runs already is found by its postmaster.pid: another process's is shared, an orphan started anew.
 *
 * @throws Error with PostgreSQL's own last words when it does not come up; with `asServer`, one sentence when another
 *   process of ours uses the folder
 */
export async function startEmbeddedPostgres(
  directory: string,
  options: Options = {},
): Promise<EmbeddedPostgres> {
  const binaries = await findBinaries();
  makeDataFolder(path.dirname(directory));
  return withStartLock(directory, async () => {
    const identity = chooseIdentity([binaries, path.dirname(directory)]);
    if (!fs.existsSync(path.join(directory, "PG_VERSION"))) createCluster(binaries, directory, identity);
    const password = fs.readFileSync(passwordFile(directory), "utf8").trim();
    const running = await findRunning(directory, password);
    if (running !== null) {
      if (isOwned(directory)) return share(directory, running, options);
      // Its owner was killed. It shuts down in order, and comes up as a child of ours, which we hear of when it ends.
      await stopProcess(running.pid);
    }
    const port = await freePort();
    const start = () => spawnServer({ binaries, identity, directory, port, fast: options.fast === true });
    const server = await start();
    claim(directory);
    const stop = options.asServer === true ? keepRunning(server, start) : () => stopServer(server);
    return { url: urlOf(port, password), stop, adopted: false };
  });
}

type Start = {
  readonly binaries: string;
  readonly identity: Identity;
  readonly directory: string;
  readonly port: number;
  readonly fast: boolean;
};

async function spawnServer({ binaries, identity, directory, port, fast }: Start): Promise<ChildProcess> {
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories="];
  if (fast) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  const flags = ["-D", directory, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const server = spawn(...identity.command(path.join(binaries, "postgres"), flags), {
    ...identity.ids,
    env: serverEnvironment(),
    stdio: ["ignore", "ignore", "pipe"],
    // Its own group: Ctrl-C in the terminal must reach us first, so that we close before it does.
    detached: true,
  });
  await untilReady(server);
  return server;
}

/** Starts the server again on its port whenever it ends unasked. @returns how to end it for good */
function keepRunning(first: ChildProcess, start: () => Promise<ChildProcess>): () => Promise<void> {
  let server = first;
  let stopping = false;
  const restart = async () => {
    // Until its last processes have let go of the folder, PostgreSQL refuses to start.
    while (!stopping) {
      await pause(1000);
      if (stopping) return;
      try {
        server = await start();
        server.once("exit", () => void restart());
        return;
      } catch (error) {
        console.error(
          JSON.stringify({
            level: "error",
            message: `PostgreSQL does not come up: ${(error as Error).message}`,
          }),
        );
      }
    }
  };
  first.once("exit", () => void restart());
  return () => {
    stopping = true;
    return stopServer(server);
  };
}

/** Who will stop the server: its process id stands beside the data folder. */
function ownerFile(directory: string): string {
  return `${directory}.owner`;
}

function claim(directory: string): void {
  fs.writeFileSync(ownerFile(directory), String(process.pid));
}

/** Whether another process that is still there has the server. */
function isOwned(directory: string): boolean {
  const owner = Number(readFile(ownerFile(directory)) ?? 0);
  return owner === process.pid || isAlive(owner);
}

/** Uses another process's server, which that process will stop. */
function share(directory: string, found: RunningPostgres, options: Options): EmbeddedPostgres {
  if (options.asServer === true) {
    const owner = readFile(ownerFile(directory));
    throw new Error(
      `Another Duizhao (process ${owner}) uses ${path.dirname(directory)}: stop it, set DATA_DIR to another folder, or let both use one DATABASE_URL.`,
    );
  }
  return { url: found.url, stop: async () => {}, adopted: true };
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
