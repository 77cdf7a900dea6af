import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";
import readline from "node:readline";
import { createCollaboration } from "@/lib/collaboration/server/create-collaboration";
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { searchPath } from "@/lib/environment";
import type { Orders } from "./durability-client";

/** What one person has typed, and what of it was called saved. */
export type Person = { typed: number; saved: number; state: string; isReady: boolean; hasStopped: boolean };

export type Typists = {
  readonly people: ReadonlyMap<string, Person>;
  /** No more typing; what waits is still saved. */
  readonly rest: () => void;
  /** kill -9. */
  readonly kill: () => Promise<void>;
};

/** Starts people in processes of their own, four in each. */
export function startTypists(orders: Orders): Typists {
  const people = new Map(
    orders.people.map(({ name }) => [
      name,
      { typed: 0, saved: 0, state: "", isReady: false, hasStopped: false } as Person,
    ]),
  );
  const groups = Array.from({ length: Math.ceil(orders.people.length / 4) }, (_, at) =>
    orders.people.slice(at * 4, at * 4 + 4),
  );
  const processes = groups.map((group) => {
    const script = path.resolve("dist/durability-client.mjs");
    const child = spawn(process.execPath, [script, JSON.stringify({ ...orders, people: group })], {
      stdio: ["pipe", "pipe", "ignore"],
    });
    readline.createInterface({ input: child.stdout }).on("line", (line) => follow(people, line));
    return child;
  });
  return {
    people,
    rest: () => {
      for (const child of processes) child.stdin.write("rest\n");
    },
    kill: async () => {
      await Promise.all(processes.map(kill));
    },
  };
}

function follow(people: ReadonlyMap<string, Person>, line: string): void {
  const [what, name = "", value = ""] = line.split(" ");
  const person = people.get(name);
  if (person === undefined) return;
  if (what === "ready") person.isReady = true;
  if (what === "typed") person.typed = Number(value);
  if (what === "saved") person.saved = Math.max(person.saved, Number(value));
  if (what === "state") person.state = value;
  if (what === "stopped") person.hasStopped = true;
}

export type ServerProcess = {
  readonly origin: string;
  /** Of the operating system, for looking at its memory. */
  readonly pid: number;
  readonly kill: () => Promise<void>;
};

/**
 * Starts the server in a process of its own: the product's, or, with `room`, this room alone.
 *
 * @throws Error with its last words when it does not come up
 */
export async function startServer(given: {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly log: "on" | "off";
  readonly room: boolean;
}): Promise<ServerProcess> {
  const port = await freePort();
  const [script, ...flags] = given.room
    ? [path.resolve("dist/durability.mjs"), "--serve"]
    : [path.resolve("dist/server.mjs")];
  const child = spawn(process.execPath, [script ?? "", ...flags], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: searchPath(),
      NODE_ENV: "production",
      PORT: String(port),
      DATABASE_URL: given.databaseUrl,
      DATA_DIR: given.dataDir,
      DUIZHAO_LOG: given.log,
      AUTH_SECRET: "a secret for the durability test only",
    },
  });
  let words = "";
  const listen = (chunk: Buffer): void => {
    words = (words + chunk.toString()).slice(-4000);
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  for (let attempt = 0; !(await answers(port)); attempt++) {
    if (child.exitCode !== null || attempt > 300) throw new Error(`The server did not start: ${words}`);
    await pause(100);
  }
  return { origin: `ws://127.0.0.1:${port}`, pid: child.pid ?? 0, kill: () => kill(child) };
}

/** The server of `--serve`: /collab and nothing else. */
export async function serveRoom(port: number): Promise<void> {
  const collaboration = await createCollaboration();
  const server = http.createServer((_request, response) => response.writeHead(404).end());
  server.on("upgrade", collaboration.handleUpgrade);
  server.listen(port, "127.0.0.1");
}

export type Database = {
  /** Of a door that stays the same when the database behind it starts again. */
  readonly url: string;
  /** An immediate stop: what was not flushed is gone, as after a power cut. */
  readonly crash: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A throwaway PostgreSQL with every safety on, behind a door of its own. */
export async function openThrowawayDatabase(folder: string): Promise<Database> {
  const directory = path.join(folder, "postgres");
  let postgres = await startEmbeddedPostgres(directory);
  let target = Number(new URL(postgres.url).port);
  const door = net.createServer((near) => {
    const far = net.connect(target, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  });
  const port = await freePort();
  await new Promise<void>((resolve) => door.listen(port, "127.0.0.1", resolve));
  const url = new URL(postgres.url);
  url.port = String(port);
  return {
    url: url.href,
    crash: async () => {
      const pid = Number(fs.readFileSync(path.join(directory, "postmaster.pid"), "utf8").split("\n")[0]);
      process.kill(pid, "SIGQUIT");
      while (isAlive(pid)) await pause(20);
    },
    start: async () => {
      postgres = await startEmbeddedPostgres(directory);
      target = Number(new URL(postgres.url).port);
    },
    close: async () => {
      door.close();
      await postgres.stop();
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("close", () => socket.destroy());
    socket.once("connect", () => socket.end());
  });
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

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
