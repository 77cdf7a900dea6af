import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as encoding from "lib0/encoding";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import type { Actor } from "@/lib/accounts/core/actor";
import { announceAccessChange } from "@/lib/accounts/server/announce-access";
import { database, pool } from "@/lib/db/database";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import {
  buildClient,
  startCollaborationServer,
  type TestClient,
  type TestServer,
  until,
} from "@/lib/testing/collaboration-server";
import { channelName, renderingName } from "../core/document-name";
import { CLOSE_CODES } from "../core/protocol";
import { appendText, createRenderingDocument, FRAGMENT, readText } from "../core/rendering-document";
import { SENDER } from "./message-guard";

let server: TestServer;
const leaving: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  server = await startCollaborationServer();
});
afterAll(async () => {
  for (const leave of leaving) await leave();
  await server.stop();
});

async function come(actor: Actor): Promise<TestClient> {
  const client = await buildClient(server, actor);
  leaving.push(client.leave);
  return client;
}

async function count(table: "CollabUpdate" | "CollabQuarantine", renderingId: string): Promise<number> {
  const { rows } = await pool().query(`SELECT count(*)::int AS n FROM "${table}" WHERE "renderingId" = $1`, [
    renderingId,
  ]);
  return rows[0].n;
}

function idOf(track: BuiltTrack, at = 0): string {
  return track.renderingIds[at] ?? "";
}

/** A client that is none of ours: plain Hocuspocus, and whatever bytes the test wants to send. */
async function comeForeign(actor: Actor, name: string, options: { schema?: string } = {}) {
  const { apiToken } = await come(actor);
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `${server.origin}/collab?schema=${options.schema ?? "1"}`,
    WebSocketPolyfill: WebSocket,
    delay: 100_000,
  });
  const seen = { closed: [] as string[], refused: [] as string[], socketClosed: [] as number[], scope: "" };
  const provider = new HocuspocusProvider({
    name,
    websocketProvider,
    token: apiToken,
    onAuthenticated: ({ scope }) => {
      seen.scope = scope;
    },
    onAuthenticationFailed: ({ reason }) => {
      seen.refused.push(reason);
    },
    onClose: ({ event }) => {
      seen.closed.push(event.reason);
      if (event.code !== 1000) seen.socketClosed.push(event.code);
    },
  });
  provider.attach();
  leaving.push(() => {
    provider.destroy();
    websocketProvider.destroy();
  });
  return { provider, websocketProvider, seen };
}

describe("refused at the door", () => {
  it("a stranger, as if the text did not exist", async () => {
    const track = await buildTrack();
    const session = (await come(track.stranger)).open(idOf(track));
    await until(() => session.getSnapshot().save.kind === "no-access");
    const { seen } = await comeForeign(track.stranger, channelName(track.documentId));
    await until(() => seen.refused.length > 0);
    expect(seen.refused).toEqual(["not-found"]);
  });

  it("an editor of another schema", async () => {
    const track = await buildTrack();
    const { seen } = await comeForeign(track.translator, renderingName(idOf(track)), { schema: "0" });
    await until(() => seen.refused.length > 0);
    expect(seen.refused).toEqual(["outdated"]);
  });

  it("a text that is not there, and a name that is none", async () => {
    const track = await buildTrack();
    for (const name of [renderingName("0193f0a0-1111-7abc-8def-0123456789ab"), "rendering:../x", "x"]) {
      const { seen } = await comeForeign(track.translator, name);
      await until(() => seen.refused.length > 0);
      expect(seen.refused).toEqual(["not-found"]);
    }
  });

  it("a name with more behind it than the mark of a session", async () => {
    const track = await buildTrack();
    for (const behind of ["../x", "a\0b", "a".repeat(100)]) {
      const { seen } = await comeForeign(track.translator, `${renderingName(idOf(track))}\0${behind}`);
      await until(() => seen.socketClosed.length > 0);
      expect(seen).toMatchObject({ socketClosed: [CLOSE_CODES["not-understood"]], scope: "" });
    }
  });

  it("a page of another site, and every path but ours", async () => {
    const open = (path: string, origin: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(`${server.origin}${path}`, { headers: { origin } });
        socket.on("error", (error) => resolve(error.message));
        socket.on("open", () => resolve("open"));
      });
    expect(await open("/collab?schema=1", "https://evil.example")).toContain("403");
    expect(await open("/collab/x", server.origin.replace("ws", "http"))).toContain("404");
  });
});

describe("a text whose paragraph is hidden", () => {
  it.each([{ excluded: true }, "joined"] as const)("is read only: %o", async (how) => {
    const track = await buildTrack();
    const [id = "", joinedIntoId = ""] = track.paragraphIds;
    const data = how === "joined" ? { joinedIntoId } : how;
    await database().paragraph.update({ where: { id }, data });
    const rendering = await database().rendering.findFirstOrThrow({ where: { paragraphId: id } });
    const { provider, seen } = await comeForeign(track.translator, renderingName(rendering.id));
    await until(() => seen.scope === "readonly" && provider.isSynced);
    appendText(provider.document, "seen nowhere");
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await count("CollabUpdate", rendering.id)).toBe(0);
  });
});

describe("a viewer", () => {
  it("sees everything and changes nothing", async () => {
    const track = await buildTrack();
    const { provider, seen } = await comeForeign(track.viewer, renderingName(idOf(track)));
    await until(() => seen.scope === "readonly" && provider.isSynced);
    appendText(provider.document, "not mine to write");
    const writer = (await come(track.translator)).open(idOf(track));
    await until(() => writer.getSnapshot().phase === "ready");
    appendText(writer.document, "mine");
    await writer.whenSaved();
    expect(await count("CollabUpdate", idOf(track))).toBe(1);
    expect(readText(writer.document)).toBe("mine");
  });
});

describe("bytes that are not taken", () => {
  const hostile = (name: string, make: (doc: Y.Doc) => Uint8Array) => [name, make] as const;
  it.each([
    hostile("garbage", () => Uint8Array.from({ length: 40 }, (_, at) => (at * 37) % 251)),
    hostile("a node that the editor does not know", (doc) => {
      doc.getXmlFragment(FRAGMENT).insert(1, [new Y.XmlElement("script")]);
      return Y.encodeStateAsUpdate(doc);
    }),
    hostile("an update whose beginning is kept back", (doc) => {
      appendText(doc, "first");
      const known = Y.encodeStateVector(doc);
      appendText(doc, "second");
      return Y.encodeStateAsUpdate(doc, known);
    }),
  ])("%s: quarantined, the sender closed, the others undisturbed", async (_name, make) => {
    const track = await buildTrack();
    const neighbor = (await come(track.reviewer)).open(idOf(track));
    await until(() => neighbor.getSnapshot().phase === "ready");
    const { provider, seen } = await comeForeign(track.translator, renderingName(idOf(track)));
    await until(() => provider.isSynced);
    provider.documentUpdateHandler(make(createRenderingDocument()), "test");
    await until(() => seen.closed.length > 0);
    expect(seen.closed).toEqual(["not-understood"]);
    expect([await count("CollabUpdate", idOf(track)), await count("CollabQuarantine", idOf(track))]).toEqual([
      0, 1,
    ]);
    appendText(neighbor.document, "still here");
    expect(await neighbor.whenSaved()).toBe(true);
  });

  it("a book at once: refused with its reason, and never logged", async () => {
    const track = await buildTrack();
    const session = (await come(track.translator)).open(idOf(track));
    await until(() => session.getSnapshot().phase === "ready");
    appendText(session.document, "x".repeat(300_000));
    await until(() => session.getSnapshot().save.kind === "refused");
    expect(session.getSnapshot().save).toEqual({ kind: "refused", reason: "too-large" });
    expect(session.getSnapshot().unsentText).toHaveLength(300_000);
    expect(await count("CollabUpdate", idOf(track))).toBe(0);
  });

  const refused = [...Object.entries(SENDER), ["77", "nobody"]].filter(([, sender]) => sender !== "client");
  it.each(refused)("a message of kind %s, which is for %s to send, closes the client", async (kind) => {
    const track = await buildTrack();
    const name = channelName(track.documentId);
    const { provider, websocketProvider, seen } = await comeForeign(track.translator, name);
    await until(() => provider.isSynced);
    const message = encoding.createEncoder();
    encoding.writeVarString(message, name);
    encoding.writeVarUint(message, Number(kind) < 0 ? 99 : Number(kind));
    encoding.writeVarString(message, JSON.stringify({ type: "reload", cause: "mischief" }));
    websocketProvider.send(encoding.toUint8Array(message));
    await until(() => seen.closed.length > 0);
    expect(seen.closed).toEqual(["not-understood"]);
  });

  it("a flood slows its sender and nobody else", async () => {
    const track = await buildTrack();
    const neighbor = (await come(track.reviewer)).open(idOf(track));
    const { provider } = await comeForeign(track.translator, channelName(track.documentId));
    await until(() => neighbor.getSnapshot().phase === "ready" && provider.isSynced);
    for (let at = 0; at < 1500; at++) {
      provider.setAwarenessField("active", { paragraphId: track.paragraphIds[at % 3], trackId: null });
    }
    const times: number[] = [];
    for (let at = 0; at < 20; at++) {
      const startedAt = performance.now();
      appendText(neighbor.document, "word");
      expect(await neighbor.whenSaved()).toBe(true);
      times.push(performance.now() - startedAt);
    }
    expect(times.toSorted((a, b) => a - b)[18]).toBeLessThan(300);
  });
});

describe("presence", () => {
  it("is under one's own name only, and small", async () => {
    const track = await buildTrack();
    const watcher = (await come(track.reviewer)).join(track.documentId);
    await until(() => watcher.getSnapshot().connection === "up");
    const { provider } = await comeForeign(track.translator, channelName(track.documentId));
    await until(() => provider.isSynced);
    provider.setAwarenessField("user", { id: track.owner.id, name: "owner", colorIndex: 1 });
    await until(() => watcher.getSnapshot().people.length === 1);
    expect(watcher.getSnapshot().people[0]).toMatchObject({ id: track.translator.id, name: "translator" });
    provider.setAwarenessField("active", {
      paragraphId: track.paragraphIds[0],
      trackId: null,
      more: "x".repeat(3000),
    });
    provider.awareness?.setLocalState({ active: { paragraphId: track.paragraphIds[1], trackId: null } });
    await until(() => watcher.getSnapshot().people[0]?.active?.paragraphId === track.paragraphIds[1]);
  });
});

describe("access that changes while someone types", () => {
  async function openAs(track: BuiltTrack, actor: Actor) {
    const session = (await come(actor)).open(idOf(track));
    await until(() => session.getSnapshot().phase === "ready" && session.getSnapshot().canEdit);
    return session;
  }

  it("taken away: no write after two seconds, and the words are offered back", async () => {
    const track = await buildTrack();
    const session = await openAs(track, track.translator);
    const typing = setInterval(() => appendText(session.document, "word"), 25);
    await until(() => session.getSnapshot().save.kind !== "connecting");
    await database().membership.deleteMany({ where: { userId: track.translator.id } });
    await announceAccessChange({ userId: track.translator.id, projectId: track.projectId });
    const since = Date.now();
    await until(() => session.getSnapshot().save.kind === "no-access");
    expect(Date.now() - since).toBeLessThan(2000);
    const rows = await count("CollabUpdate", idOf(track));
    await new Promise((resolve) => setTimeout(resolve, 300));
    clearInterval(typing);
    expect(await count("CollabUpdate", idOf(track))).toBe(rows);
    expect(session.getSnapshot().unsentText).toContain("word");
  });

  it("made less: the same text goes on, to be read only", async () => {
    const track = await buildTrack();
    const session = await openAs(track, track.translator);
    await database().membership.updateMany({
      where: { userId: track.translator.id },
      data: { role: "viewer" },
    });
    await announceAccessChange({ userId: track.translator.id });
    await until(() => session.getSnapshot().save.kind === "read-only");
    expect(session.getSnapshot().canEdit).toBe(false);
  });

  it("a locked track stops everyone, and opens again", async () => {
    const track = await buildTrack();
    const session = await openAs(track, track.owner);
    await database().track.update({ where: { id: track.trackId }, data: { locked: true } });
    await announceAccessChange({ trackId: track.trackId });
    await until(() => session.getSnapshot().save.kind === "read-only");
    await database().track.update({ where: { id: track.trackId }, data: { locked: false } });
    await announceAccessChange({ trackId: track.trackId });
    await until(() => session.getSnapshot().canEdit);
    appendText(session.document, "again");
    expect(await session.whenSaved()).toBe(true);
  });

  it("even unannounced, holds for writes within five seconds", async () => {
    const track = await buildTrack();
    const session = await openAs(track, track.translator);
    await database().apiToken.deleteMany({ where: { userId: track.translator.id } });
    const typing = setInterval(() => appendText(session.document, "word"), 50);
    await until(() => session.getSnapshot().save.kind === "signed-out");
    clearInterval(typing);
  });
});
