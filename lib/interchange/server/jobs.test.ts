import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import { afterEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { removeMember } from "@/lib/accounts/server/members";
import { database } from "@/lib/db/database";
import { listNotifications } from "@/lib/discussion/server/notifications";
import { setEnvironment } from "@/lib/environment";
import { buildLongTrack } from "@/lib/testing/build-long";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { MOST_OPEN_JOBS } from "../core/jobs";
import { askExport } from "./ask-export";
import { cancelExport, deleteExport, restartExport, restoreExport } from "./change-export";
import { exportDocument } from "./export-document";
import { exportsFolder, fileOf } from "./export-files";
import { partialFileResponse } from "./file-response";
import { getExport, listExports } from "./find-export";
import { openExportFile } from "./open-export-file";
import { runExport } from "./run-export";
import { exportQuery } from "./schema";
import { rescueExports, tidyExports } from "./tidy-exports";

const CSV = exportQuery.parse({ format: "csv", bom: "false", states: "initial,translated" });
const PAGE = { limit: 100 };
const WHOLE = { range: null, ifRange: null };
const never = (): AbortSignal => new AbortController().signal;

/** Asks for a file and makes it at once, as the queue would. */
async function made(actor: Actor, { documentId }: BuiltTrack, query = CSV): Promise<string> {
  const { id } = await askExport(actor, documentId, query);
  await runExport({ jobId: id, run: 1 }, never());
  return id;
}

async function download(actor: Actor, id: string, headers: Record<string, string> = {}): Promise<Response> {
  const asked = { range: headers.range ?? null, ifRange: headers.ifRange ?? null };
  return partialFileResponse(await openExportFile(actor, id, asked));
}

/** Files of a job that lie there, finished or in the making. */
async function filesOf(id: string): Promise<readonly string[]> {
  const names = await fs.readdir(exportsFolder()).catch(() => []);
  return names.filter((name) => name.startsWith(id));
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

afterEach(() => setEnvironment({ EXPORT_SPACE_MB: "" }));

describe("a file that is made in the background", () => {
  it("has the bytes of a direct download, lies there for its owner only, and is told of as it is", async () => {
    const built = await buildTrack();
    const { viewer, documentId } = built;
    const asked = await askExport(viewer, documentId, CSV);
    expect(asked).toMatchObject({
      state: "waiting",
      format: "csv",
      bytes: 0,
      progress: { done: 0, total: 0 },
    });
    await runExport({ jobId: asked.id, run: 1 }, never());
    const direct = await new Response((await exportDocument(viewer, documentId, CSV)).body).text();
    const file = await fs.readFile(fileOf(asked.id), "utf8");
    expect(file).toBe(direct);
    expect((await fs.stat(fileOf(asked.id))).mode & 0o777).toBe(0o600);
    const done = await getExport(viewer, asked.id);
    expect(done).toMatchObject({ state: "done", error: null, progress: { done: 3, total: 3 } });
    expect(done.fileName).toBe("测试文档.csv");
    expect(done.bytes).toBe(Buffer.byteLength(file));
    expect(done.sha256).toBe(createHash("sha256").update(file).digest("hex"));
    expect(Date.parse(done.expiresAt ?? "") - Date.parse(done.endedAt ?? "")).toBeCloseTo(7 * 86_400_000, -4);
    expect((await listExports(viewer, documentId, PAGE)).items).toEqual([done]);
    const { items: told } = await listNotifications(viewer, { limit: 10, unread: "true" });
    expect(told).toMatchObject([
      { kind: "prepared", exportId: asked.id, documentId, excerpt: "测试文档.csv" },
    ]);
  });

  it("goes on where a download broke off, and begins anew when the file is another", async () => {
    const built = await buildTrack();
    const id = await made(built.viewer, built);
    const whole = await download(built.viewer, id);
    const [text, tag] = [await whole.text(), whole.headers.get("etag") ?? ""];
    expect(whole.status).toBe(200);
    expect(whole.headers.get("accept-ranges")).toBe("bytes");
    const rest = await download(built.viewer, id, { range: "bytes=10-", ifRange: tag });
    expect(rest.status).toBe(206);
    expect(rest.headers.get("content-range")).toBe(
      `bytes 10-${text.length - 1 + extra(text)}/${bytesOf(text)}`,
    );
    expect(Buffer.from(await rest.arrayBuffer())).toEqual(Buffer.from(text).subarray(10));
    const other = await download(built.viewer, id, { range: "bytes=10-", ifRange: '"other"' });
    expect([other.status, await other.text()]).toEqual([200, text]);
    const behind = await download(built.viewer, id, { range: `bytes=${bytesOf(text)}-` });
    expect([behind.status, await behind.text()]).toEqual([416, ""]);
  });

  it("is nobody else's: not a stranger's, not another member's, not one's who left the project", async () => {
    const built = await buildTrack();
    const { translator, owner, stranger, projectId, documentId } = built;
    const id = await made(translator, built);
    const asTheirs = async (actor: Actor) => {
      const tries = [getExport, cancelExport, restartExport, deleteExport, restoreExport];
      for (const attempt of tries)
        await expect(attempt(actor, id)).rejects.toMatchObject({ code: "not-found" });
      await expect(openExportFile(actor, id, WHOLE)).rejects.toMatchObject({ code: "not-found" });
    };
    await asTheirs(stranger);
    await asTheirs(owner);
    expect((await listExports(owner, documentId, PAGE)).items).toEqual([]);
    await expect(askExport(stranger, documentId, CSV)).rejects.toMatchObject({ code: "not-found" });
    const waiting = await askExport(translator, documentId, CSV);
    await removeMember(owner, projectId, translator.id);
    await asTheirs(translator);
    await runExport({ jobId: waiting.id, run: 1 }, never());
    const row = await database().job.findUniqueOrThrow({ where: { id: waiting.id } });
    expect(row).toMatchObject({ state: "failed", error: "not-found", sha256: null });
    expect(await filesOf(waiting.id)).toEqual([]);
  });

  it("waits only so often for one person, and for no more than the room there is", async () => {
    const { viewer, translator, documentId } = await buildTrack();
    const asked = await Promise.allSettled(
      Array.from({ length: MOST_OPEN_JOBS + 2 }, () => askExport(viewer, documentId, CSV)),
    );
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(MOST_OPEN_JOBS);
    await expect(askExport(viewer, documentId, CSV)).rejects.toMatchObject({ key: "exportsOfOne" });
    const large = await askExport(translator, documentId, CSV);
    setEnvironment({ EXPORT_SPACE_MB: "1" });
    const taken = { state: "done", bytes: 1_000_000, expiresAt: new Date(Date.now() + 60_000) } as const;
    await database().job.update({ where: { id: large.id }, data: taken });
    await expect(askExport(translator, documentId, CSV)).rejects.toMatchObject({ key: "exportSpace" });
    await database().job.delete({ where: { id: large.id } });
  });

  it("ends with a sentence when it grows larger than the room, and leaves nothing behind", async () => {
    const { viewer, documentId } = await buildLongTrack(15_000);
    const { id } = await askExport(viewer, documentId, CSV);
    setEnvironment({ EXPORT_SPACE_MB: "1" });
    await runExport({ jobId: id, run: 1 }, never());
    expect(await getExport(viewer, id)).toMatchObject({ state: "failed", error: "exportSpace" });
    const { items: told } = await listNotifications(viewer, { limit: 10, unread: "true" });
    expect(told).toMatchObject([{ kind: "unprepared", exportId: id }]);
    expect(await filesOf(id)).toEqual([]);
  });

  it("stops on its way when it is canceled, leaves nothing behind, and begins again when it is asked to", async () => {
    const { viewer, documentId } = await buildLongTrack(30_000);
    const docx = exportQuery.parse({ format: "docx" });
    const { id } = await askExport(viewer, documentId, docx);
    const running = runExport({ jobId: id, run: 1 }, never());
    await until(async () => (await getExport(viewer, id)).progress.done > 0);
    expect(await filesOf(id)).toEqual([`${id}.1.part`]);
    expect(await cancelExport(viewer, id)).toMatchObject({ state: "canceled" });
    await running;
    const { done, total } = (await getExport(viewer, id)).progress;
    expect(done).toBeLessThan(total);
    expect(await filesOf(id)).toEqual([]);
    await expect(openExportFile(viewer, id, WHOLE)).rejects.toMatchObject({ key: "exportNotThere" });
    await expect(cancelExport(viewer, id)).rejects.toMatchObject({ key: "exportEnded" });

    expect(await restartExport(viewer, id)).toMatchObject({
      state: "waiting",
      progress: { done: 0, total: 0 },
    });
    await expect(restartExport(viewer, id)).rejects.toMatchObject({ key: "exportUnderWay" });
    // What an earlier start still has to say is not heard.
    await runExport({ jobId: id, run: 1 }, never());
    expect(await getExport(viewer, id)).toMatchObject({ state: "waiting" });
    await runExport({ jobId: id, run: 2 }, never());
    expect(await getExport(viewer, id)).toMatchObject({
      state: "done",
      progress: { done: 30_000, total: 30_000 },
    });
  });

  it("waits for the next start when the server stops, and is taken up when it was killed, but not for ever", async () => {
    const { viewer, documentId } = await buildLongTrack(30_000);
    const { id } = await askExport(viewer, documentId, exportQuery.parse({ format: "docx" }));
    const stop = new AbortController();
    const running = runExport({ jobId: id, run: 1 }, stop.signal);
    await until(async () => (await getExport(viewer, id)).progress.done > 0);
    stop.abort();
    await running;
    const row = () => database().job.findUniqueOrThrow({ where: { id } });
    expect(await row()).toMatchObject({ state: "waiting", run: 2, stops: 0 });
    expect(await filesOf(id)).toEqual([]);

    const silent = { state: "running", aliveAt: new Date(Date.now() - 16_000) } as const;
    for (const stops of [1, 2]) {
      await database().job.update({ where: { id }, data: silent });
      await rescueExports();
      expect(await row()).toMatchObject({ state: "waiting", run: 2 + stops, stops });
    }
    await database().job.update({ where: { id }, data: silent });
    await rescueExports();
    expect(await row()).toMatchObject({ state: "failed", error: "exportStopped" });
  });

  it("goes after a week, can be brought back for an hour when it was removed, and leaves no orphan", async () => {
    const built = await buildTrack();
    const [kept, removed, old] = [
      await made(built.viewer, built),
      await made(built.viewer, built),
      await made(built.viewer, built),
    ];
    await deleteExport(built.viewer, removed);
    await expect(getExport(built.viewer, removed)).rejects.toMatchObject({ code: "not-found" });
    expect(await restoreExport(built.viewer, removed)).toMatchObject({ state: "done" });
    await deleteExport(built.viewer, removed);
    const orphan = crypto.randomUUID();
    await fs.writeFile(fileOf(orphan), "");
    await fs.writeFile(`${fileOf(kept)}.7.part`, "");
    await database().job.update({ where: { id: old }, data: { expiresAt: new Date(Date.now() - 1) } });
    const hourAgo = new Date(Date.now() - 61 * 60_000);
    await database().job.update({ where: { id: removed }, data: { removedAt: hourAgo } });
    await expect(restoreExport(built.viewer, removed)).rejects.toMatchObject({ code: "not-found" });

    await tidyExports();
    expect(await getExport(built.viewer, old)).toMatchObject({ state: "expired" });
    expect(await filesOf(kept)).toEqual([kept]);
    for (const id of [removed, old, orphan]) expect(await filesOf(id)).toEqual([]);
    expect(await database().job.count({ where: { id: removed } })).toBe(0);
    expect(await restartExport(built.viewer, old)).toMatchObject({ state: "waiting", sha256: null });
  });

  it("can be made again when its file is not there, as after a backup was restored", async () => {
    const built = await buildTrack();
    const id = await made(built.viewer, built);
    await fs.rm(fileOf(id));
    await expect(openExportFile(built.viewer, id, WHOLE)).rejects.toMatchObject({ key: "exportNotThere" });
    await restartExport(built.viewer, id);
    await runExport({ jobId: id, run: 2 }, never());
    expect((await download(built.viewer, id)).status).toBe(200);
  });
});

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

function extra(text: string): number {
  return bytesOf(text) - text.length;
}
