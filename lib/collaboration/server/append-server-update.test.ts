import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database, pool, type Transaction, transaction } from "@/lib/db/database";
import { buildTrack } from "@/lib/testing/build-texts";
import {
  buildClient,
  startCollaborationServer,
  type TestServer,
  until,
} from "@/lib/testing/collaboration-server";
import { countStatements } from "@/lib/testing/count-statements";
import { appendText, createRenderingDocument, readText, writeRichText } from "../core/rendering-document";
import { appendServerUpdate, appendServerUpdates } from "./append-server-update";
import { readLogAtOnce } from "./log-store";

let server: TestServer;
beforeAll(async () => {
  server = await startCollaborationServer();
});
afterAll(() => server.stop());

async function textOfLog(renderingId: string): Promise<string> {
  const { snapshot, rows } = await readLogAtOnce(pool(), renderingId, 1);
  return readText(
    createRenderingDocument([...(snapshot ? [snapshot.state] : []), ...rows.map(({ update }) => update)]),
  );
}

describe("appendServerUpdate", () => {
  it("shows in open editors at once, beside what is being typed there", async () => {
    const track = await buildTrack();
    const [renderingId = ""] = track.renderingIds;
    const client = await buildClient(server, track.translator);
    const session = client.open(renderingId);
    await until(() => session.getSnapshot().phase === "ready");
    appendText(session.document, "One world.");
    await session.whenSaved();

    const done = await transaction((tx) =>
      appendServerUpdate(tx, {
        renderingId,
        edit: (doc) => appendText(doc, "One dream."),
        actorId: track.reviewer.id,
        cause: "join",
      }),
    );
    expect(done).toMatchObject({ text: "One world.\nOne dream.", changed: true });
    await until(() => readText(session.document) === "One world.\nOne dream.");
    expect(session.getSnapshot().save.kind).toBe("saved");
    expect(await textOfLog(renderingId)).toBe("One world.\nOne dream.");
    await client.leave();
  });

  it("writes log, row and history together, or none of them", async () => {
    const track = await buildTrack();
    const [renderingId = ""] = track.renderingIds;
    const write = (text: string, fails = false) =>
      transaction(async (tx) => {
        await appendServerUpdate(tx, {
          renderingId,
          edit: (doc) => writeRichText(doc, { text, marks: [{ start: 0, end: 2, mark: "bold" }] }),
          actorId: track.reviewer.id,
          cause: "write",
        });
        if (fails) throw new Error("later in the same transaction");
      });
    await write("We begin.");
    await expect(write("We do not.", true)).rejects.toThrow("later");
    await write("We go on.");
    await write("We go on.");

    const row = await database().rendering.findUniqueOrThrow({
      where: { id: renderingId },
      include: { revisions: { orderBy: { revision: "asc" } } },
    });
    expect(row).toMatchObject({
      text: "We go on.",
      wordCount: 3,
      revision: 2,
      includedUpdates: 2,
      state: "initial",
    });
    expect(row.marks).toEqual([{ start: 0, end: 2, mark: "bold" }]);
    expect(row.revisions.map(({ revision, text, cause }) => [revision, text, cause])).toEqual([
      [1, "We begin.", "write"],
      [2, "We go on.", "write"],
    ]);
    expect(await textOfLog(renderingId)).toBe("We go on.");
  });

  it("takes a reviewed text's review when it changes, and the state when it empties", async () => {
    const track = await buildTrack();
    const [renderingId = ""] = track.renderingIds;
    const write = (text: string) =>
      transaction((tx) =>
        appendServerUpdate(tx, {
          renderingId,
          edit: (doc) => writeRichText(doc, { text, marks: [] }),
          actorId: track.owner.id,
          cause: "write",
        }),
      );
    await write("Reviewed words.");
    await database().rendering.update({ where: { id: renderingId }, data: { state: "reviewed" } });
    expect((await write("Other words."))?.state).toBe("translated");
    expect((await write(""))?.state).toBe("initial");
  });

  it("keeps what was typed a moment ago, though the row does not have it yet", async () => {
    const track = await buildTrack();
    const [renderingId = ""] = track.renderingIds;
    const client = await buildClient(server, track.translator);
    const session = client.open(renderingId);
    await until(() => session.getSnapshot().phase === "ready");
    appendText(session.document, "typed");
    await session.whenSaved();
    const done = await transaction((tx) =>
      appendServerUpdate(tx, {
        renderingId,
        edit: (doc) => appendText(doc, "joined"),
        actorId: track.owner.id,
        cause: "join",
      }),
    );
    expect(done?.text).toBe("typed\njoined");
    await client.leave();
  });
});

describe("appendServerUpdates", () => {
  it("fills a whole track in a handful of statements, and tells open screens to read again", async () => {
    const texts = Array.from({ length: 1500 }, (_, at) => `第${at}段。`);
    const track = await buildTrack({ texts });
    const client = await buildClient(server, track.viewer);
    const channel = client.join(track.documentId);
    const causes: string[] = [];
    channel.onEvent((event) => event.type === "reload" && causes.push(event.cause));
    await until(() => channel.getSnapshot().connection === "up");

    let done: Awaited<ReturnType<typeof appendServerUpdates>> = [];
    const fill = async (tx: Transaction) => {
      done = await appendServerUpdates(tx, {
        edits: new Map(
          track.renderingIds.map((id, at) => [
            id,
            (doc) => writeRichText(doc, { text: `Paragraph ${at}.`, marks: [] }),
          ]),
        ),
        actorId: track.owner.id,
        cause: "import",
        filledState: "translated",
      });
    };
    expect(await countStatements(() => transaction(fill))).toBeLessThan(40);
    expect(done).toHaveLength(1500);
    expect(done.every(({ changed, state }) => changed && state === "translated")).toBe(true);
    await until(() => causes.includes("import"));
    expect(await textOfLog(track.renderingIds[700] ?? "")).toBe("Paragraph 700.");
    await client.leave();
  });
});
