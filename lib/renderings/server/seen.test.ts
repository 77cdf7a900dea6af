import { describe, expect, it } from "vitest";
import { database, transaction } from "@/lib/db/database";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { adopt } from "./adopt";
import { composeTrack } from "./compose-track";
import { getDeciding, voteForText } from "./deciding";
import { getRendering } from "./get-rendering";
import { putRendering } from "./put-rendering";
import { undoComposition } from "./undo-composition";
import { updateTrack } from "./update-track";
import { compareVersions, createVersion } from "./versions";

async function write(track: BuiltTrack, at: number, text: string): Promise<number> {
  const place = { trackId: track.trackId, paragraphId: track.paragraphIds[at] ?? "" };
  return (await putRendering(track.translator, { ...place, rich: { text, marks: [] }, seen: null })).revision;
}

const textAt = async (track: BuiltTrack, at: number): Promise<string> =>
  (await getRendering(track.viewer, track.trackId, track.paragraphIds[at] ?? "")).text;

async function twoTracks(): Promise<readonly [BuiltTrack, BuiltTrack]> {
  const mine = await buildTrack();
  return [mine, await buildTrack({ document: mine })];
}

/** Lets what was begun come as far as it can while `hold` holds what it needs. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

describe("what was written since a person looked", () => {
  it("is not adopted over; the refusal shows the text as it is now", async () => {
    const [mine, theirs] = await twoTracks();
    const seen = await write(mine, 0, "One plan.");
    const fromRevision = await write(theirs, 0, "A better plan.");
    await write(mine, 0, "One plan, and more.");
    const asked = { renderingId: mine.renderingIds[0] ?? "", fromTrackId: theirs.trackId, reason: "" };
    await expect(adopt(mine.translator, { ...asked, fromRevision, seen })).rejects.toMatchObject({
      ...{ code: "stale", key: "renderingStale", detail: { text: "One plan, and more.", revision: 2 } },
    });
    expect(await textAt(mine, 0)).toBe("One plan, and more.");
    await adopt(mine.translator, { ...asked, fromRevision, seen: seen + 1 });
    expect(await textAt(mine, 0)).toBe("A better plan.");
  });

  it("is adopted by whole letters", async () => {
    const [mine, theirs] = await twoTracks();
    await write(mine, 0, "At the inn.");
    const fromRevision = await write(theirs, 0, "At the 𠮷 inn.");
    const asked = { renderingId: mine.renderingIds[0] ?? "", fromTrackId: theirs.trackId, reason: "" };
    const phrase = { start: 8, end: 10 };
    const { adoption } = await adopt(mine.translator, { ...asked, fromRevision, seen: null, phrase });
    expect([adoption.text, await textAt(mine, 0)]).toEqual(["𠮷 ", "At the 𠮷 inn."]);
  });

  it("is not composed over, nor out of; it is told where", async () => {
    const [mine, theirs] = await twoTracks();
    const own = await write(mine, 0, "Mine.");
    const others = [await write(theirs, 0, "A one."), await write(theirs, 1, "A two.")];
    await write(theirs, 2, "A three.");
    await write(mine, 0, "Mine, and more.");
    await write(theirs, 1, "A two, and worse.");
    const picks = mine.paragraphIds.map((paragraphId) => ({ paragraphId, trackId: theirs.trackId }));
    const seen = [
      { renderingId: mine.renderingIds[0] ?? "", revision: own },
      { renderingId: theirs.renderingIds[0] ?? "", revision: others[0] ?? 0 },
      { renderingId: theirs.renderingIds[1] ?? "", revision: others[1] ?? 0 },
    ];
    const composed = await composeTrack(mine.translator, mine.trackId, {
      ...{ prefer: [], picks, replace: true, seen },
    });
    expect(composed).toMatchObject({ taken: 1, stayed: { changed: 2 }, changedAt: [1, 2] });
    expect([await textAt(mine, 0), await textAt(mine, 1), await textAt(mine, 2)]).toEqual([
      ...["Mine, and more.", "", "A three."],
    ]);
  });

  it("is not voted for unread, and a vote stays one for the words that were read", async () => {
    const [mine] = await twoTracks();
    const [paragraphId = ""] = mine.paragraphIds;
    const revision = await write(mine, 0, "We seek peace.");
    const vote = { trackId: mine.trackId, revision, reason: "" };
    await voteForText(mine.translator, paragraphId, vote);
    await write(mine, 0, "We want peace.");
    await expect(voteForText(mine.reviewer, paragraphId, vote)).rejects.toMatchObject({
      ...{ code: "stale", key: "candidateStale", detail: { text: "We want peace." } },
    });
    const { votes, candidates } = await getDeciding(mine.viewer, paragraphId);
    expect([votes.map(({ text }) => text), candidates.map(({ text }) => text)]).toEqual([
      ...[["We seek peace."], ["We want peace."]],
    ]);
  });
});

describe("many tracks", () => {
  it("are composed out of, more than a screen shows", async () => {
    const mine = await buildTrack();
    const others: BuiltTrack[] = [];
    while (others.length < 9) others.push(await buildTrack({ document: mine }));
    const last = others.at(-1);
    if (last === undefined) throw new Error("Nine tracks were made.");
    await write(last, 0, "The ninth.");
    const asked = { prefer: others.map(({ trackId }) => trackId), picks: [], replace: false };
    expect(await composeTrack(mine.translator, mine.trackId, asked)).toMatchObject({ taken: 1 });
    expect(await textAt(mine, 0)).toBe("The ninth.");
  });
});

describe("a track that is being changed as a whole", () => {
  it("is not locked before it is composed to the end, and is locked for whoever comes after", async () => {
    const [mine, theirs] = await twoTracks();
    await write(theirs, 0, "A one.");
    const asked = { prefer: [theirs.trackId], picks: [], replace: false };
    const order: string[] = [];
    let composing: Promise<{ readonly id: string }> | undefined;
    let locking: Promise<unknown> | undefined;
    await transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 AS held FROM "Rendering" WHERE "trackId" = ${mine.trackId}::uuid FOR UPDATE`;
      composing = composeTrack(mine.translator, mine.trackId, asked).finally(() => order.push("composed"));
      await settle();
      locking = updateTrack(mine.owner, mine.trackId, { locked: true }).finally(() => order.push("locked"));
      await settle();
      expect(order).toEqual([]);
    });
    const { id } = (await composing) ?? { id: "" };
    await locking;
    expect(order).toEqual(["composed", "locked"]);
    await expect(
      undoComposition(mine.translator, { trackId: mine.trackId, compositionId: id }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("is kept as a version with every text it names, also one that was begun while it was kept", async () => {
    const [mine] = await twoTracks();
    // Renderings are held in the order of their ids: the first is the one to wait for.
    const [first = "", second = ""] = mine.renderingIds.toSorted();
    await write(mine, mine.renderingIds.indexOf(first), "One.");
    let keeping: ReturnType<typeof createVersion> | undefined;
    await transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 AS held FROM "Rendering" WHERE "id" = ${first}::uuid FOR UPDATE`;
      keeping = createVersion(mine.translator, mine.trackId, { name: "First", note: "" });
      await settle();
      // What live typing stores: the row goes on, and the history is kept later.
      await tx.rendering.update({ where: { id: second }, data: { text: "Two.", revision: 1 } });
    });
    const version = await keeping;
    const named = await database().trackVersionText.findMany({ where: { versionId: version?.id ?? "" } });
    for (const { renderingId, revision } of named)
      expect(await database().renderingRevision.count({ where: { renderingId, revision } })).toBe(1);
    const asked = { trackId: mine.trackId, versionId: version?.id ?? "", withId: null };
    const { items } = await compareVersions(mine.viewer, asked, { limit: 10, cursor: undefined });
    expect(items).toEqual([]);
  });
});
