import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { Actor } from "@/lib/accounts/core/actor";
import { announceAccessChange } from "@/lib/accounts/server/announce-access";
import { database } from "@/lib/db/database";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { countRows, firstOf, type Guests, receiveGuests } from "@/lib/testing/collaboration-guests";
import { until } from "@/lib/testing/collaboration-server";
import { channelName, renderingName } from "../core/document-name";
import { CLOSE_CODES } from "../core/protocol";
import { appendText, readText } from "../core/rendering-document";

let guests: Guests;

beforeAll(async () => {
  guests = await receiveGuests();
});
afterAll(() => guests.end());

describe("refused at the door", () => {
  it("a stranger, as if the text did not exist", async () => {
    const track = await buildTrack();
    const session = (await guests.come(track.stranger)).open(firstOf(track));
    await until(() => session.getSnapshot().save.kind === "no-access");
    const { seen } = await guests.comeForeign(track.stranger, channelName(track.documentId));
    await until(() => seen.refused.length > 0);
    expect(seen.refused).toEqual(["not-found"]);
  });

  it("an editor of another schema", async () => {
    const track = await buildTrack();
    const { seen } = await guests.comeForeign(track.translator, renderingName(firstOf(track)), {
      schema: "0",
    });
    await until(() => seen.refused.length > 0);
    expect(seen.refused).toEqual(["outdated"]);
  });

  it("a text that is not there, and a name that is none", async () => {
    const track = await buildTrack();
    for (const name of [renderingName("0193f0a0-1111-7abc-8def-0123456789ab"), "rendering:../x", "x"]) {
      const { seen } = await guests.comeForeign(track.translator, name);
      await until(() => seen.refused.length > 0);
      expect(seen.refused).toEqual(["not-found"]);
    }
  });

  it("a name with more behind it than the mark of a session", async () => {
    const track = await buildTrack();
    for (const behind of ["../x", "a\0b", "a".repeat(100)]) {
      const { seen } = await guests.comeForeign(
        track.translator,
        `${renderingName(firstOf(track))}\0${behind}`,
      );
      await until(() => seen.socketClosed.length > 0);
      expect(seen).toMatchObject({ socketClosed: [CLOSE_CODES["not-understood"]], scope: "" });
    }
  });

  it("a page of another site, and every path but ours", async () => {
    const open = (path: string, origin: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(`${guests.server.origin}${path}`, { headers: { origin } });
        socket.on("error", (error) => resolve(error.message));
        socket.on("open", () => resolve("open"));
      });
    expect(await open("/collab?schema=1", "https://evil.example")).toContain("403");
    expect(await open("/collab/x", guests.server.origin.replace("ws", "http"))).toContain("404");
  });
});

describe("a text whose paragraph is hidden", () => {
  it.each([{ excluded: true }, "joined"] as const)("is read only: %o", async (how) => {
    const track = await buildTrack();
    const [id = "", joinedIntoId = ""] = track.paragraphIds;
    const data = how === "joined" ? { joinedIntoId } : how;
    await database().paragraph.update({ where: { id }, data });
    const rendering = await database().rendering.findFirstOrThrow({ where: { paragraphId: id } });
    const { provider, seen } = await guests.comeForeign(track.translator, renderingName(rendering.id));
    await until(() => seen.scope === "readonly" && provider.isSynced);
    appendText(provider.document, "seen nowhere");
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await countRows("CollabUpdate", rendering.id)).toBe(0);
  });
});

describe("a viewer", () => {
  it("sees everything and changes nothing", async () => {
    const track = await buildTrack();
    const { provider, seen } = await guests.comeForeign(track.viewer, renderingName(firstOf(track)));
    await until(() => seen.scope === "readonly" && provider.isSynced);
    appendText(provider.document, "not mine to write");
    const writer = (await guests.come(track.translator)).open(firstOf(track));
    await until(() => writer.getSnapshot().phase === "ready");
    appendText(writer.document, "mine");
    await writer.whenSaved();
    expect(await countRows("CollabUpdate", firstOf(track))).toBe(1);
    expect(readText(writer.document)).toBe("mine");
  });
});

describe("access that changes while someone types", () => {
  async function openAs(track: BuiltTrack, actor: Actor) {
    const session = (await guests.come(actor)).open(firstOf(track));
    await until(() => session.getSnapshot().phase === "ready" && session.getSnapshot().canEdit);
    return session;
  }

  it("taken away: not a write more, and the words are offered back", async () => {
    const track = await buildTrack();
    const session = await openAs(track, track.translator);
    const typing = setInterval(() => appendText(session.document, "word"), 25);
    await until(() => session.getSnapshot().save.kind !== "connecting");
    await database().membership.deleteMany({ where: { userId: track.translator.id } });
    await announceAccessChange({ userId: track.translator.id, projectId: track.projectId });
    await until(() => session.getSnapshot().save.kind === "no-access");
    const rows = await countRows("CollabUpdate", firstOf(track));
    await new Promise((resolve) => setTimeout(resolve, 300));
    clearInterval(typing);
    expect(await countRows("CollabUpdate", firstOf(track))).toBe(rows);
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
