import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { migrateQueue } from "@/lib/db/queue";
import { readEnvironment, setEnvironment } from "@/lib/environment";
import { buildLongTrack } from "@/lib/testing/build-long";
import { buildTrack } from "@/lib/testing/build-texts";
import { askExport } from "./ask-export";
import { cancelExport } from "./change-export";
import { exportDocument } from "./export-document";
import { exportsFolder, fileOf } from "./export-files";
import { getExport } from "./find-export";
import type { JobView } from "./jobs-schema";
import { exportQuery } from "./schema";
import { unzipped } from "./unzip.fixture";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-queue-"));
const JSONL = exportQuery.parse({ format: "jsonl" });
const DOCX = exportQuery.parse({ format: "docx" });
const started: ChildProcess[] = [];

/** A database and a folder of this file's own, in which no other test's queue is. */
beforeAll(async () => {
  await build({
    entryPoints: { "run-queue": "lib/testing/run-queue.ts" },
    ...{ outdir: "dist", outExtension: { ".js": ".mjs" }, bundle: true, platform: "node", format: "esm" },
    ...{ target: "node20", packages: "external", logLevel: "error" },
  });
  const shared = readEnvironment().DATABASE_URL ?? "";
  const name = `queue_${process.pid}`;
  const client = new pg.Client({ connectionString: shared });
  await client.connect();
  await client.query(`CREATE DATABASE "${name}" TEMPLATE template0`);
  await client.end();
  const url = new URL(shared);
  url.pathname = `/${name}`;
  await migrate(url.href, path.resolve("prisma/migrations"));
  await migrateQueue(url.href);
  await disconnect();
  setEnvironment({ DATABASE_URL: url.href, DATA_DIR: folder });
});

afterEach(async () => {
  for (const child of started.splice(0)) await end(child, "SIGKILL");
});

afterAll(async () => {
  await disconnect();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A second process that runs the queue; resolves when it does. */
async function startProcess(): Promise<ChildProcess> {
  const { DATABASE_URL = "", DATA_DIR } = readEnvironment();
  const env = { PATH: process.env.PATH ?? "", DATABASE_URL, DATA_DIR };
  const child = spawn(process.execPath, ["dist/run-queue.mjs"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  started.push(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once("data", () => resolve());
    child.once("exit", () => reject(new Error("The queue's process ended.")));
  });
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.kill(signal);
  return ended;
}

/** Looks at a job until it is so. */
async function until(look: () => Promise<JobView>, isSo: (job: JobView) => boolean): Promise<JobView> {
  for (;;) {
    const job = await look();
    if (isSo(job)) return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function* read(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const isWritten = ({ state, progress }: JobView) => state === "running" && progress.done > 0;
const isDone = ({ state }: JobView) => state === "done";

describe("the queue", () => {
  it("makes a file soon after it was asked for, and ends when it is told to", async () => {
    const child = await startProcess();
    const { viewer, documentId } = await buildTrack();
    const { id } = await askExport(viewer, documentId, JSONL);
    const began = Date.now();
    await until(() => getExport(viewer, id), isDone);
    expect(Date.now() - began).toBeLessThan(3000);
    expect(await end(child, "SIGTERM")).toBe(0);
  });

  it("takes up again what a killed process was making, and the file is the whole one", async () => {
    const first = await startProcess();
    const { viewer, documentId } = await buildLongTrack(60_000);
    const { id } = await askExport(viewer, documentId, DOCX);
    const look = () => getExport(viewer, id);
    await until(look, isWritten);
    await end(first, "SIGKILL");
    expect((await look()).state).toBe("running");
    expect(fs.readdirSync(exportsFolder())).toContain(`${id}.1.part`);

    await startProcess();
    const done = await until(look, isDone);
    expect(done.progress).toEqual({ done: 60_000, total: 60_000 });
    expect(fs.readdirSync(exportsFolder()).filter((name) => name.startsWith(id))).toEqual([id]);
    const direct = await exportDocument(viewer, documentId, DOCX);
    const [made, wanted] = await Promise.all([
      unzipped(read(fs.readFileSync(fileOf(id)))),
      unzipped(read(Buffer.from(await new Response(direct.body).arrayBuffer()))),
    ]);
    // The text is the same; when each was written is in another part.
    expect(made.get("word/document.xml")).toBe(wanted.get("word/document.xml"));
  });

  it("gives back what it makes when it is told to stop, and the next one goes on at once", async () => {
    const first = await startProcess();
    const { viewer, documentId } = await buildLongTrack(60_000);
    const { id } = await askExport(viewer, documentId, DOCX);
    const look = () => getExport(viewer, id);
    await until(look, isWritten);
    const began = Date.now();
    expect(await end(first, "SIGTERM")).toBe(0);
    expect(Date.now() - began).toBeLessThan(3000);
    expect((await look()).state).toBe("waiting");
    await startProcess();
    await until(look, isWritten);
    await cancelExport(viewer, id);
    const canceledAt = Date.now();
    while (fs.readdirSync(exportsFolder()).some((name) => name.startsWith(id)))
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(Date.now() - canceledAt).toBeLessThan(1500);
  });
});
