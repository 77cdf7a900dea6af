// Proves that what the indicator calls saved is saved. Real processes, real crashes, judged from the database alone.
//   node dist/durability.mjs --rounds 30 --clients 8      everything
//   node dist/durability.mjs --short                      a few rounds, under a minute
//   --room                                                this room's server without pages
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { createToken } from "@/lib/accounts/server/tokens";
import { createRenderingDocument, readText } from "@/lib/collaboration/core/rendering-document";
import { readLogAtOnce } from "@/lib/collaboration/server/log-store";
import { hasGaps } from "@/lib/collaboration/server/open-log";
import { disconnect, pool } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { readEnvironment, setEnvironment } from "@/lib/environment";
import { buildTrack } from "@/lib/testing/build-texts";
import {
  type Database,
  openThrowawayDatabase,
  type Person,
  pause,
  serveRoom,
  startServer,
  startTypists,
} from "./durability-parts";

const { values: flags } = parseArgs({
  options: {
    rounds: { type: "string" },
    clients: { type: "string", default: "8" },
    short: { type: "boolean", default: false },
    room: { type: "boolean", default: false },
    serve: { type: "boolean", default: false },
  },
});

const clients = Number(flags.clients);
const rounds = Number(flags.rounds ?? (flags.short ? 3 : 20));
const databaseRounds = flags.short ? 1 : Math.max(3, Math.round(rounds / 5));
const controlRounds = flags.short ? 1 : 2;

type Tally = { typed: number; saved: number; lost: number; unsavedKept: number };
type Setting = { readonly database: Database; readonly folder: string };

if (flags.serve) await serveRoom(readEnvironment().PORT);
else await main();

async function main(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-durability-"));
  fs.chmodSync(folder, 0o755);
  const database = await openThrowawayDatabase(folder);
  try {
    await migrate(database.url, path.resolve("prisma/migrations"));
    setEnvironment({ DATABASE_URL: database.url, DATA_DIR: folder });
    process.exitCode = (await judge({ database, folder })) ? 0 : 1;
  } finally {
    await disconnect();
    await database.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function judge(setting: Setting): Promise<boolean> {
  const kills = await repeat(rounds, "kill -9 of server and clients", () => killRound(setting, "on"));
  const crashes = await repeat(databaseRounds, "database crash and restart", () => databaseRound(setting));
  const control = await repeat(controlRounds, "negative control, log off", () => killRound(setting, "off"));
  const isSafe = kills.lost === 0 && crashes.lost === 0 && kills.saved > 0 && crashes.saved > 0;
  const isSharp = control.lost > 0;
  console.log(
    isSafe
      ? `\n  0 of ${kills.saved + crashes.saved} acknowledged edits lost in ${rounds + databaseRounds} rounds.`
      : "\n  Acknowledged edits were LOST, or none was acknowledged at all.",
  );
  console.log(
    isSharp
      ? `  The control lost ${control.lost} of ${control.saved}, as it must: the test can fail.`
      : "  The control lost nothing: the test proves NOTHING.",
  );
  return isSafe && isSharp;
}

async function repeat(count: number, name: string, round: () => Promise<Tally>): Promise<Tally> {
  const sum: Tally = { typed: 0, saved: 0, lost: 0, unsavedKept: 0 };
  const beganAt = Date.now();
  for (let at = 0; at < count; at++) {
    const tally = await round();
    for (const key of ["typed", "saved", "lost", "unsavedKept"] as const) sum[key] += tally[key];
  }
  const seconds = ((Date.now() - beganAt) / 1000).toFixed(0);
  console.log(
    `  ${name}: ${count} rounds, ${sum.typed} typed, ${sum.saved} acknowledged, ${sum.lost} lost (${seconds} s)`,
  );
  return sum;
}

/** Two people to a text, so that they also write over each other. */
async function begin({ database, folder }: Setting, log: "on" | "off") {
  const track = await buildTrack({ texts: Array.from({ length: Math.ceil(clients / 2) }, () => "一段。") });
  const { token } = await createToken(track.owner, { name: "durability", scopes: ["write"] });
  const room = flags.room || !fs.existsSync(".next/BUILD_ID");
  const server = await startServer({ databaseUrl: database.url, dataDir: folder, log, room });
  const people = Array.from({ length: clients }, (_, at) => ({
    name: `p${at}`,
    renderingId: track.renderingIds[Math.floor(at / 2)] ?? "",
  }));
  const typists = startTypists({ origin: server.origin, apiToken: token, people });
  await wait(() => every(typists.people, ({ isReady }) => isReady), "everyone is ready", 30_000);
  return { server, typists, people };
}

async function killRound(setting: Setting, log: "on" | "off"): Promise<Tally> {
  const { server, typists, people } = await begin(setting, log);
  await pause(flags.short ? 1000 + Math.random() * 1500 : 1000 + Math.random() * 5000);
  await Promise.all([server.kill(), typists.kill()]);
  return count(typists.people, people);
}

async function databaseRound(setting: Setting): Promise<Tally> {
  const { server, typists, people } = await begin(setting, "on");
  await pause(1000 + Math.random() * 1000);
  await setting.database.crash();
  await pause(300);
  const before = [...typists.people.values()].map(({ saved }) => saved);
  await wait(
    () => every(typists.people, ({ state }) => state !== "saved"),
    "the indicator leaves “saved”",
    3000,
  );
  await pause(1000);
  const during = [...typists.people.values()].some(({ saved }, at) => saved > (before[at] ?? 0));
  if (during) throw new Error("Something was called saved while there was no database.");
  await setting.database.start();
  await pause(1500);
  typists.rest();
  await wait(
    () => every(typists.people, ({ hasStopped, saved, typed }) => hasStopped && saved === typed),
    "all that was typed is saved",
    20_000,
  );
  await Promise.all([server.kill(), typists.kill()]);
  return count(typists.people, people);
}

/** Looks for every edit in the database; everybody who might remember it is dead. */
async function count(
  people: ReadonlyMap<string, Person>,
  places: readonly { readonly name: string; readonly renderingId: string }[],
): Promise<Tally> {
  const tally: Tally = { typed: 0, saved: 0, lost: 0, unsavedKept: 0 };
  for (const { name, renderingId } of places) {
    const person = people.get(name);
    if (person === undefined) continue;
    const kept = await readKept(renderingId, name);
    tally.typed += person.typed;
    tally.saved += person.saved;
    for (let at = 1; at <= person.saved; at++) if (!kept.has(at)) tally.lost += 1;
    for (const at of kept) if (at > person.saved) tally.unsavedKept += 1;
  }
  return tally;
}

async function readKept(renderingId: string, name: string): Promise<Set<number>> {
  const { snapshot, rows } = await readLogAtOnce(pool(), renderingId, 1);
  const updates = rows.map(({ update }) => update);
  const doc = createRenderingDocument(snapshot === null ? updates : [snapshot.state, ...updates]);
  if (hasGaps(doc)) throw new Error(`The log of ${renderingId} has gaps.`);
  const pattern = new RegExp(`(?<![\\w-])${name}-(\\d+);`, "g");
  return new Set([...readText(doc).matchAll(pattern)].map(([, number]) => Number(number)));
}

function every(people: ReadonlyMap<string, Person>, question: (person: Person) => boolean): boolean {
  return [...people.values()].every(question);
}

async function wait(question: () => boolean, what: string, patience: number): Promise<void> {
  const end = Date.now() + patience;
  while (!question()) {
    if (Date.now() > end) throw new Error(`Waited ${patience / 1000} s in vain until ${what}.`);
    await pause(20);
  }
}
