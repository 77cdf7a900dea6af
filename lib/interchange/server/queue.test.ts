import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import https from "node:https";
import type { AddressInfo } from "node:net";
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
import { createWebhook, listDeliveries, testWebhook } from "./webhooks";

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
async function startProcess(more: Readonly<Record<string, string>> = {}): Promise<ChildProcess> {
  const { DATABASE_URL = "", DATA_DIR, AUTH_SECRET = "" } = readEnvironment();
  const env = {
    NODE_ENV: "production" as const,
    PATH: process.env.PATH ?? "",
    DATABASE_URL,
    DATA_DIR,
    AUTH_SECRET,
    ...more,
  };
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
    await until(() => getExport(viewer, id), isDone);
    expect(await end(child, "SIGTERM")).toBe(0);
  });

  it("takes up again what a killed process was making, and the file is the whole one", async () => {
    const first = await startProcess();
    const { viewer, documentId } = await buildLongTrack(30_000);
    const { id } = await askExport(viewer, documentId, DOCX);
    const look = () => getExport(viewer, id);
    await until(look, isWritten);
    await end(first, "SIGKILL");
    expect((await look()).state).toBe("running");
    expect(fs.readdirSync(exportsFolder())).toContain(`${id}.1.part`);

    await startProcess();
    const done = await until(look, isDone);
    expect(done.progress).toEqual({ done: 30_000, total: 30_000 });
    expect(fs.readdirSync(exportsFolder()).filter((name) => name.startsWith(id))).toEqual([id]);
    const direct = await exportDocument(viewer, documentId, DOCX);
    const [made, wanted] = await Promise.all([
      unzipped(read(fs.readFileSync(fileOf(id)))),
      unzipped(read(Buffer.from(await new Response(direct.body).arrayBuffer()))),
    ]);
    // The text is the same; when each was written is in another part.
    expect(made.get("word/document.xml")).toBe(wanted.get("word/document.xml"));
  }, 240_000);

  it("gives back what it makes when it is told to stop, and the next one goes on at once", async () => {
    const first = await startProcess();
    const { viewer, documentId } = await buildLongTrack(30_000);
    const { id } = await askExport(viewer, documentId, DOCX);
    const look = () => getExport(viewer, id);
    await until(look, isWritten);
    expect(await end(first, "SIGTERM")).toBe(0);
    expect((await look()).state).toBe("waiting");
    await startProcess();
    await until(look, isWritten);
    await cancelExport(viewer, id);
    while (fs.readdirSync(exportsFolder()).some((name) => name.startsWith(id)))
      await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it("sends a webhook's message over TLS, under the name that was given for the address that was found", async () => {
    const [key, cert] = [path.join(folder, "key.pem"), path.join(folder, "cert.pem")];
    const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"];
    const name = ["-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", cert];
    execFileSync("openssl", [...request, ...name], { stdio: "ignore" });
    const names: (string | undefined)[] = [];
    const server = https.createServer({ key: fs.readFileSync(key), cert: fs.readFileSync(cert) });
    server.on("request", (asked, response) => {
      names.push(asked.headers.host);
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
    const { port } = server.address() as AddressInfo;
    const { owner, projectId } = await buildTrack();
    setEnvironment({ WEBHOOK_ALLOW_PRIVATE: "on" });
    const given = { address: `https://localhost:${port}/hook`, events: ["export.done"] as const };
    const { id } = await createWebhook(owner, projectId, given);
    setEnvironment({ WEBHOOK_ALLOW_PRIVATE: "" });
    await testWebhook(owner, id);
    await startProcess({ WEBHOOK_ALLOW_PRIVATE: "on", NODE_EXTRA_CA_CERTS: cert });
    const sent = async () => (await listDeliveries(owner, id, { limit: 1 })).items[0];
    while ((await sent())?.attempts === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await sent()).toMatchObject({ state: "delivered", status: 204 });
    expect(names).toEqual([`localhost:${port}`]);
    server.close();
  });
});
