import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { database, pool } from "@/lib/db/database";
import { readEnvironment } from "@/lib/environment";
import { buildTrack } from "@/lib/testing/build-texts";
import {
  buildClient,
  startCollaborationServer,
  type TestServer,
  until,
} from "@/lib/testing/collaboration-server";
import { appendText, createRenderingDocument, readText } from "../core/rendering-document";
import { compactRendering } from "./compaction-store";
import { createGroupCommit } from "./group-commit";
import { insertEntries, readLogAtOnce } from "./log-store";
import { findStaleRenderings } from "./read-model-store";
import { createRefresher } from "./refresh-read-model";

let server: TestServer;
beforeAll(async () => {
  server = await startCollaborationServer();
});
afterAll(() => server.stop());

/** Updates that say "word 0", "word 1", … when taken together. */
function makeUpdates(count: number): Uint8Array[] {
  const doc = createRenderingDocument();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let at = 0; at < count; at++) appendText(doc, `word ${at}`);
  return updates;
}

const entryOf = (renderingId: string, update: Uint8Array) => ({
  renderingId,
  generation: 1,
  update,
  authorId: null,
  origin: "client",
});

async function textOfLog(renderingId: string): Promise<string> {
  const { snapshot, rows } = await readLogAtOnce(pool(), renderingId, 1);
  return readText(
    createRenderingDocument([...(snapshot ? [snapshot.state] : []), ...rows.map(({ update }) => update)]),
  );
}

async function insertByHand(client: pg.Client, renderingId: string, update: Uint8Array): Promise<void> {
  await client.query(
    `INSERT INTO "CollabUpdate" ("renderingId", "generation", "update", "origin") VALUES ($1, 1, $2, 'client')`,
    [renderingId, Buffer.from(update)],
  );
}

describe("group commit", () => {
  it("keeps the order, and one deleted rendering costs the others nothing", async () => {
    const track = await buildTrack();
    const [first = "", second = ""] = track.renderingIds;
    await database().rendering.delete({ where: { id: second } });
    const commit = createGroupCommit(pool(), "test");
    const updates = makeUpdates(20);
    const ids = await Promise.all(
      updates.flatMap((update) => [
        commit.append(entryOf(first, update)),
        commit.append(entryOf(second, update)),
      ]),
    );
    expect(ids.filter((id) => id === null)).toHaveLength(20);
    const { rows } = await readLogAtOnce(pool(), first, 1);
    expect(rows.map(({ update }) => Buffer.from(update).toString("hex"))).toEqual(
      updates.map((update) => Buffer.from(update).toString("hex")),
    );
  });

  it("refuses instead of piling up", async () => {
    const commit = createGroupCommit(
      new pg.Pool({ connectionString: "postgresql://127.0.0.1:1/none", connectionTimeoutMillis: 200 }),
      "test",
    );
    const big = new Uint8Array(6 * 1024 * 1024);
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () => commit.append(entryOf("0193f0a0-1111-7abc-8def-0123456789ab", big))),
    );
    expect(results.every(({ status }) => status === "rejected")).toBe(true);
  });
});

describe("compaction", () => {
  it("merges exactly the rows it read: one that commits meanwhile stays, though its id is lower", async () => {
    const track = await buildTrack();
    const [renderingId = ""] = track.renderingIds;
    const [slow = new Uint8Array(), ...rest] = makeUpdates(30);
    const other = new pg.Client(readEnvironment().DATABASE_URL);
    await other.connect();
    await other.query("BEGIN");
    await insertByHand(other, renderingId, slow);
    // Everything but the first word is there; the first has the lowest id and is not committed.
    const early = createRenderingDocument();
    appendText(early, "other");
    await insertEntries(pool(), "test", [entryOf(renderingId, Y.encodeStateAsUpdate(early))]);
    const done = await compactRendering(pool(), renderingId);
    expect(done?.ids).toHaveLength(1);
    await other.query("COMMIT");
    await other.end();
    await insertEntries(
      pool(),
      "test",
      rest.map((update) => entryOf(renderingId, update)),
    );
    const text = await textOfLog(renderingId);
    for (const word of ["other", "word 0", "word 29"]) expect(text).toContain(word);
    await compactRendering(pool(), renderingId);
    expect(await textOfLog(renderingId)).toBe(text);
    const archived = await database().collabArchive.count({ where: { renderingId } });
    expect(archived).toBe(31);
  });

  it("happens while people type, and is not felt", async () => {
    const track = await buildTrack();
    const [renderingId = ""] = track.renderingIds;
    const client = await buildClient(server, track.translator);
    const session = client.open(renderingId);
    await until(() => session.getSnapshot().phase === "ready");
    for (let at = 0; at < 450; at++) {
      appendText(session.document, String(at));
      if (at % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await session.whenSaved()).toBe(true);
    await until(async () => (await database().collabSnapshot.count({ where: { renderingId } })) === 1);
    expect(await textOfLog(renderingId)).toBe(readText(session.document));
    await client.leave();
  });

  it("changes nothing when a row cannot be merged without loss", async () => {
    const track = await buildTrack();
    const [renderingId = ""] = track.renderingIds;
    const updates = makeUpdates(3);
    await insertEntries(
      pool(),
      "test",
      [updates[0], updates[2]].flatMap((update) => (update ? [entryOf(renderingId, update)] : [])),
    );
    await expect(compactRendering(pool(), renderingId)).rejects.toThrow("without loss");
    expect(await database().collabUpdate.count({ where: { renderingId } })).toBe(2);
  });
});

describe("loading", () => {
  it("fails closed: a log with a hole, or a damaged snapshot, is not opened, and says so", async () => {
    const track = await buildTrack();
    const [withHole = "", damaged = ""] = track.renderingIds;
    const updates = makeUpdates(3);
    await insertEntries(
      pool(),
      "test",
      [updates[0], updates[2]].flatMap((update) => (update ? [entryOf(withHole, update)] : [])),
    );
    await insertEntries(
      pool(),
      "test",
      updates.map((update) => entryOf(damaged, update)),
    );
    await compactRendering(pool(), damaged);
    await database().collabSnapshot.updateMany({ where: { renderingId: damaged }, data: { sha256: "0" } });
    for (const renderingId of [withHole, damaged]) {
      const client = await buildClient(server, track.translator);
      const session = client.open(renderingId);
      await until(() => session.getSnapshot().save.kind === "storage");
      expect(session.getSnapshot().canEdit).toBe(false);
      await client.leave();
    }
  });

  it("opens a text for many at once with its words there once", async () => {
    const track = await buildTrack();
    const [renderingId = ""] = track.renderingIds;
    await insertEntries(
      pool(),
      "test",
      makeUpdates(2).map((update) => entryOf(renderingId, update)),
    );
    const clients = await Promise.all(Array.from({ length: 8 }, () => buildClient(server, track.translator)));
    const sessions = clients.map((client) => client.open(renderingId));
    await until(() => sessions.every((session) => session.getSnapshot().save.kind === "saved"));
    for (const session of sessions) expect(readText(session.document)).toBe("word 0\nword 1");
    expect(await database().collabUpdate.count({ where: { renderingId } })).toBe(2);
    for (const client of clients) await client.leave();
  });
});

describe("two servers on one database", () => {
  it("have each other's words, lose nothing, and one goes on when the other ends", async () => {
    const second = await startCollaborationServer();
    const track = await buildTrack();
    const [renderingId = ""] = track.renderingIds;
    const [left, right] = [
      await buildClient(server, track.translator),
      await buildClient(second, track.reviewer),
    ];
    const [mine, yours] = [left.open(renderingId), right.open(renderingId)];
    await until(() => mine.getSnapshot().phase === "ready" && yours.getSnapshot().phase === "ready");
    for (let at = 0; at < 40; at++) {
      appendText(mine.document, `m${at}`);
      appendText(yours.document, `y${at}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await mine.whenSaved()).toBe(true);
    expect(await yours.whenSaved()).toBe(true);
    await until(() => readText(mine.document) === readText(yours.document));
    expect(new Set(readText(mine.document).match(/[my]\d+/g)).size).toBe(80);
    expect(await textOfLog(renderingId)).toBe(readText(mine.document));
    await right.leave();
    await second.stop();
    appendText(mine.document, "alone");
    expect(await mine.whenSaved()).toBe(true);
    await left.leave();
  });
});

describe("the row of a text", () => {
  it("is brought up by the next start when a process ended before it could", async () => {
    const track = await buildTrack();
    const [renderingId = ""] = track.renderingIds;
    await insertEntries(
      pool(),
      "test",
      makeUpdates(2).map((update) => entryOf(renderingId, update)),
    );
    expect(await findStaleRenderings(pool())).toContain(renderingId);
    const refresher = createRefresher(pool());
    expect(await refresher.sweep()).toBeGreaterThan(0);
    await refresher.close();
    expect(await findStaleRenderings(pool())).not.toContain(renderingId);
    const row = await database().rendering.findUniqueOrThrow({
      where: { id: renderingId },
      include: { revisions: true },
    });
    expect(row).toMatchObject({ text: "word 0\nword 1", revision: 1 });
    expect(row.revisions).toHaveLength(1);
  });
});
