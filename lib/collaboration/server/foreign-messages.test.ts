import * as encoding from "lib0/encoding";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { buildTrack } from "@/lib/testing/build-texts";
import { countRows, firstOf, type Guests, receiveGuests } from "@/lib/testing/collaboration-guests";
import { until } from "@/lib/testing/collaboration-server";
import { channelName, renderingName } from "../core/document-name";
import { LIMITS } from "../core/protocol";
import { appendText, createRenderingDocument, FRAGMENT } from "../core/rendering-document";
import { SENDER } from "./message-guard";

let guests: Guests;

beforeAll(async () => {
  guests = await receiveGuests();
});
afterAll(() => guests.end());

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
    const neighbor = (await guests.come(track.reviewer)).open(firstOf(track));
    await until(() => neighbor.getSnapshot().phase === "ready");
    const { provider, seen } = await guests.comeForeign(track.translator, renderingName(firstOf(track)));
    await until(() => provider.isSynced);
    provider.documentUpdateHandler(make(createRenderingDocument()), "test");
    await until(() => seen.closed.length > 0);
    expect(seen.closed).toEqual(["not-understood"]);
    expect([
      await countRows("CollabUpdate", firstOf(track)),
      await countRows("CollabQuarantine", firstOf(track)),
    ]).toEqual([0, 1]);
    appendText(neighbor.document, "still here");
    expect(await neighbor.whenSaved()).toBe(true);
  });

  it("a book at once: refused with its reason, and never logged", async () => {
    const track = await buildTrack();
    const session = (await guests.come(track.translator)).open(firstOf(track));
    await until(() => session.getSnapshot().phase === "ready");
    appendText(session.document, "x".repeat(300_000));
    await until(() => session.getSnapshot().save.kind === "refused");
    expect(session.getSnapshot().save).toEqual({ kind: "refused", reason: "too-large" });
    expect(session.getSnapshot().unsentText).toHaveLength(300_000);
    expect(await countRows("CollabUpdate", firstOf(track))).toBe(0);
  });

  const refused = [...Object.entries(SENDER), ["77", "nobody"]].filter(([, sender]) => sender !== "client");
  it.each(refused)("a message of kind %s, which is for %s to send, closes the client", async (kind) => {
    const track = await buildTrack();
    const name = channelName(track.documentId);
    const { provider, websocketProvider, seen } = await guests.comeForeign(track.translator, name);
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
    const guest = await guests.come(track.reviewer);
    const [neighbor, channel] = [guest.open(firstOf(track)), guest.join(track.documentId)];
    const { provider } = await guests.comeForeign(track.translator, channelName(track.documentId));
    await until(() => neighbor.getSnapshot().phase === "ready" && provider.isSynced);
    await until(() => channel.getSnapshot().connection === "up");
    // What has arrived already is taken whole, so it is more than several reads of a socket.
    const flood = LIMITS.messageBurst + 40 * LIMITS.messagesPerSecond;
    for (let at = 0; at < flood; at++) {
      provider.setAwarenessField("active", { paragraphId: track.paragraphIds[at % 2], trackId: null });
    }
    provider.setAwarenessField("active", { paragraphId: track.paragraphIds[2], trackId: null });
    const isThrough = () =>
      channel.getSnapshot().people.some(({ active }) => active?.paragraphId === track.paragraphIds[2]);
    for (let at = 0; at < 20; at++) {
      appendText(neighbor.document, "word");
      expect(await neighbor.whenSaved()).toBe(true);
    }
    expect(isThrough()).toBe(false);
  });
});

describe("presence", () => {
  it("is under one's own name only, and small", async () => {
    const track = await buildTrack();
    const watcher = (await guests.come(track.reviewer)).join(track.documentId);
    await until(() => watcher.getSnapshot().connection === "up");
    const { provider } = await guests.comeForeign(track.translator, channelName(track.documentId));
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
