import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { pool } from "@/lib/db/database";
import { buildTrack } from "@/lib/testing/build-texts";
import {
  buildClient,
  startCollaborationServer,
  type TestClient,
  type TestServer,
  until,
} from "@/lib/testing/collaboration-server";
import { appendText, readText } from "../core/rendering-document";

let server: TestServer;
const clients: TestClient[] = [];

beforeAll(async () => {
  server = await startCollaborationServer();
});
afterAll(async () => {
  for (const client of clients) await client.leave();
  await server.stop();
});

async function come(actor: Actor): Promise<TestClient> {
  const client = await buildClient(server, actor);
  clients.push(client);
  return client;
}

async function countLog(renderingId: string): Promise<number> {
  const { rows } = await pool().query(
    `SELECT count(*)::int AS n FROM "CollabUpdate" WHERE "renderingId" = $1`,
    [renderingId],
  );
  return rows[0].n;
}

async function rowOf(renderingId: string) {
  const { rows } = await pool().query(`SELECT * FROM "Rendering" WHERE id = $1`, [renderingId]);
  return rows[0];
}

const first = <Value>(values: readonly Value[]): Value => {
  const [value] = values;
  if (value === undefined) throw new Error("There is none.");
  return value;
};

describe("two people in one text", () => {
  it("see each other's words, which are in the log when the indicator says saved, and in the row soon after", async () => {
    const track = await buildTrack();
    const renderingId = first(track.renderingIds);
    const mine = (await come(track.translator)).open(renderingId);
    const yours = (await come(track.reviewer)).open(renderingId);
    await until(() => mine.getSnapshot().phase === "ready" && yours.getSnapshot().phase === "ready");

    appendText(mine.document, "A shared future");
    expect(mine.getSnapshot().save.kind).not.toBe("saved");
    expect(await mine.whenSaved()).toBe(true);
    expect(await countLog(renderingId)).toBe(1);
    await until(() => readText(yours.document) === "A shared future");
    appendText(yours.document, "for all");
    await until(() => readText(mine.document) === "A shared future\nfor all");
    const row = await until(async () => {
      const found = await rowOf(renderingId);
      return found.text === "A shared future\nfor all" ? found : null;
    });
    expect(row).toMatchObject({ wordCount: 5, updatedById: track.reviewer.id, includedUpdates: 2 });
  });

  it("see each other in the document, under the names of their sessions", async () => {
    const track = await buildTrack();
    const mine = (await come(track.translator)).join(track.documentId);
    const yours = (await come(track.viewer)).join(track.documentId);
    const paragraphId = first(track.paragraphIds);
    mine.setActive({ paragraphId, trackId: track.trackId });
    const people = await until(() => {
      const seen = yours.getSnapshot().people;
      return seen.length === 1 && seen.some(({ active }) => active !== null) ? seen : null;
    });
    expect(people?.[0]).toMatchObject({
      id: track.translator.id,
      name: "translator",
      active: { paragraphId, trackId: track.trackId },
    });
  });

  it("make the rows of everyone else live", async () => {
    const track = await buildTrack();
    const renderingId = first(track.renderingIds);
    const watcher = (await come(track.viewer)).join(track.documentId);
    const texts: string[] = [];
    let last = { revision: -1, text: "" };
    watcher.onEvent((event) => {
      if (event.type === "rendering" && event.renderingId === renderingId) {
        texts.push(event.text);
        last = event;
      }
    });
    await until(() => watcher.getSnapshot().connection === "up");
    const session = (await come(track.translator)).open(renderingId);
    await until(() => session.getSnapshot().phase === "ready");
    for (const word of ["one", "two", "three"]) appendText(session.document, word);
    await until(() => last.text === "one\ntwo\nthree" && last.revision > 0);
    expect(texts.length).toBeGreaterThanOrEqual(2);
  });

  it("can close a text and open it again at once, on the same connection", async () => {
    const track = await buildTrack();
    const renderingId = first(track.renderingIds);
    const client = await come(track.translator);
    const before = client.open(renderingId);
    await until(() => before.getSnapshot().phase === "ready");
    appendText(before.document, "kept");
    await before.whenSaved();
    await before.destroy();
    const after = client.open(renderingId);
    await until(() => after.getSnapshot().save.kind === "saved");
    expect(readText(after.document)).toBe("kept");
    appendText(after.document, "more");
    expect(await after.whenSaved()).toBe(true);
    expect(client.socket.identifier).toBe(1);
  });

  it("lose nothing that was typed without a connection, and have it once", async () => {
    const track = await buildTrack();
    const renderingId = first(track.renderingIds);
    const client = await come(track.translator);
    const session = client.open(renderingId);
    await until(() => session.getSnapshot().save.kind === "saved");
    for (let round = 0; round < 5; round++) {
      client.socket.disconnect();
      await until(() => session.getSnapshot().save.kind === "offline");
      for (const word of ["a", "b", "c"]) appendText(session.document, `${word}${round}`);
      expect(session.getSnapshot().save).toEqual({ kind: "offline", edits: 3 });
      void client.socket.connect();
      // Typed while the handshake is under way: neither sent too early nor left out.
      await until(() => session.getSnapshot().save.kind !== "offline");
      appendText(session.document, `d${round}`);
      expect(await session.whenSaved()).toBe(true);
    }
    const text = readText(session.document);
    const fresh = (await come(track.reviewer)).open(renderingId);
    await until(() => fresh.getSnapshot().phase === "ready");
    expect(readText(fresh.document)).toBe(text);
    expect(text.split("\n")).toHaveLength(20);
  });
});
