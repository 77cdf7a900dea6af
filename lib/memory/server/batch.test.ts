import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { getRendering } from "@/lib/renderings/server/get-rendering";
import { confirmText } from "@/lib/testing/build-memory";
import { type BuiltTrack, buildDocument, buildTrack } from "@/lib/testing/build-texts";
import { analyzeDocument } from "./analyze-document";
import { fillTrack, undoFill } from "./fill-track";

const SENTENCE = "山高水长，情谊不变，合作共赢。";
const SIMILAR = "山高水长，友谊不变，合作共赢。";

/** A project with one confirmed pair, and another document of it whose track is empty. */
async function build(): Promise<BuiltTrack> {
  const known = await buildTrack({ texts: [SENTENCE] });
  await confirmText(known, 0, "High mountains, long rivers, and friendship unchanged.");
  const { projectId, owner, reviewer, translator, viewer, stranger } = known;
  const texts = [SENTENCE, SENTENCE, SIMILAR, "这一段从来没有人说过什么。"];
  const project = { projectId, owner, reviewer, translator, viewer, stranger };
  return buildTrack({ document: await buildDocument({ texts, project }) });
}

const textsOf = async (built: BuiltTrack) =>
  Promise.all(
    built.paragraphIds.map(
      async (paragraphId) => (await getRendering(built.viewer, built.trackId, paragraphId)).text,
    ),
  );

const TEXT = "High mountains, long rivers, and friendship unchanged.";

describe("an analysis", () => {
  it("tells repetitions, the same, the similar and the new, in paragraphs and characters", async () => {
    const built = await build();
    const { bands, paragraphs } = await analyzeDocument(built.viewer, built.documentId, built.trackId);
    expect(paragraphs).toBe(4);
    const some = bands.filter((band) => band.paragraphs > 0);
    expect(some.map(({ band, paragraphs: count }) => [band, count])).toEqual([
      ["repetition", 1],
      ["exact", 1],
      ["85", 1],
      ["new", 1],
    ]);
    await expect(analyzeDocument(built.stranger, built.documentId, undefined)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("a filling", () => {
  it("is told first, writes empty renderings alone, unconfirmed, and is undone but for what was changed since", async () => {
    const built = await build();
    const asked = { threshold: 0.95, preview: true };
    const preview = await fillTrack(built.translator, built.trackId, asked);
    expect(preview).toMatchObject({
      fillId: null,
      filled: 2,
      rows: [{ number: 1, text: TEXT }, { number: 2 }],
    });
    expect(await textsOf(built)).toEqual(["", "", "", ""]);
    await confirmText(built, 1, "My own words.");
    const done = await fillTrack(built.translator, built.trackId, { threshold: 0.8, preview: false });
    expect(done.filled).toBe(2);
    // Of two that are as near, what was confirmed last.
    expect(await textsOf(built)).toEqual([TEXT, "My own words.", "My own words.", ""]);
    const row = await database().rendering.findUniqueOrThrow({ where: { id: built.renderingIds[0] ?? "" } });
    expect(row.state).toBe("initial");
    const kept = await database().renderingRevision.findMany({ where: { renderingId: row.id } });
    expect(kept.map(({ cause }) => cause)).toEqual(["memory"]);
    await confirmText(built, 2, "Changed since.");
    const fillId = done.fillId ?? "";
    await expect(undoFill(built.viewer, fillId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(undoFill(built.stranger, fillId)).rejects.toMatchObject({ code: "not-found" });
    expect(await undoFill(built.translator, fillId)).toEqual({ emptied: 1, kept: 1 });
    expect(await textsOf(built)).toEqual(["", "My own words.", "Changed since.", ""]);
    await expect(undoFill(built.translator, fillId)).rejects.toMatchObject({ code: "conflict" });
  });

  it("takes the chosen rows alone, and nothing in a locked track", async () => {
    const built = await build();
    const paragraphIds = [built.paragraphIds[1] ?? ""];
    const asked = { threshold: 0.9, preview: false, paragraphIds };
    await expect(fillTrack(built.viewer, built.trackId, asked)).rejects.toMatchObject({ code: "forbidden" });
    await expect(fillTrack(built.stranger, built.trackId, asked)).rejects.toMatchObject({
      code: "not-found",
    });
    const lock = (locked: boolean) =>
      database().track.update({ where: { id: built.trackId }, data: { locked } });
    await lock(true);
    await expect(fillTrack(built.translator, built.trackId, asked)).rejects.toMatchObject({
      code: "conflict",
    });
    await lock(false);
    expect((await fillTrack(built.translator, built.trackId, asked)).filled).toBe(1);
    expect(await textsOf(built)).toEqual(["", TEXT, "", ""]);
  });
});
