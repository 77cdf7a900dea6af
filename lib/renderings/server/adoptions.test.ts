import { describe, expect, it } from "vitest";
import { compactRendering } from "@/lib/collaboration/server/compaction-store";
import { database, pool } from "@/lib/db/database";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { adopt } from "./adopt";
import { composeTrack } from "./compose-track";
import { explainAdoption } from "./explain-adoption";
import { getAuthorship, listAuthorship } from "./get-authorship";
import { getRendering } from "./get-rendering";
import { listAdoptions } from "./list-adoptions";
import { listDifferences } from "./list-differences";
import { listRevisions } from "./list-revisions";
import { putRendering } from "./put-rendering";
import { restoreRevision } from "./restore-revision";
import { setState } from "./set-state";
import { undoComposition } from "./undo-composition";
import { updateTrack } from "./update-track";
import { compareVersions, createVersion, listVersions } from "./versions";

const PAGE = { limit: 50, cursor: undefined };

async function write(track: BuiltTrack, at: number, text: string): Promise<void> {
  const place = { trackId: track.trackId, paragraphId: track.paragraphIds[at] ?? "" };
  await putRendering(track.translator, { ...place, rich: { text, marks: [] }, seen: null });
}

const read = (track: BuiltTrack, at: number) =>
  getRendering(track.viewer, track.trackId, track.paragraphIds[at] ?? "");

/** Two or three tracks over one document, with texts for its first paragraphs. */
async function tracksWith(...texts: readonly (readonly string[])[]): Promise<readonly BuiltTrack[]> {
  const first = await buildTrack();
  const tracks = [first];
  while (tracks.length < texts.length) tracks.push(await buildTrack({ document: first }));
  for (const [nth, track] of tracks.entries())
    for (const [at, text] of (texts[nth] ?? []).entries()) if (text !== "") await write(track, at, text);
  return tracks;
}

const taking = (mine: BuiltTrack, theirs: BuiltTrack, fromRevision = 1) => ({
  ...{ renderingId: mine.renderingIds[0] ?? "", fromTrackId: theirs.trackId, fromRevision, reason: "" },
  seen: null,
});

async function finalize(track: BuiltTrack, at: number): Promise<void> {
  const renderingId = track.renderingIds[at] ?? "";
  for (const state of ["translated", "reviewed", "final"] as const)
    await setState(track.owner, { renderingId, state, comment: "", seen: null });
}

describe("adopting", () => {
  it("takes the whole text, and keeps who took what from where, and why", async () => {
    const [mine, theirs] = await tracksWith(["One plan."], ["A better plan."]);
    if (mine === undefined || theirs === undefined) throw new Error("Two tracks were asked for.");
    const { adoption, rendering } = await adopt(mine.translator, taking(mine, theirs));
    expect(rendering).toMatchObject({ text: "A better plan.", revision: 2 });
    expect(adoption).toMatchObject({
      text: "A better plan.",
      start: 0,
      revision: 2,
      fromTrackName: "Draft 2",
    });
    const place = { renderingId: rendering.id, adoptionId: adoption.id };
    await explainAdoption(mine.translator, { ...place, reason: "It is clearer." });
    expect(await listAdoptions(mine.viewer, rendering.id)).toMatchObject([{ reason: "It is clearer." }]);
    const { items } = await listRevisions(mine.viewer, rendering.id, PAGE);
    expect(items[0]).toMatchObject({
      cause: "adopt",
      adopted: { trackName: "Draft 2", text: "A better plan.", reason: "It is clearer." },
    });
    await expect(explainAdoption(mine.reviewer, { ...place, reason: "x" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("puts a phrase in the place of the words that it stands for", async () => {
    const [mine, theirs] = await tracksWith(["We seek peace, always."], ["We want peace."]);
    if (mine === undefined || theirs === undefined) throw new Error("Two tracks were asked for.");
    const phrase = { start: 3, end: 7 };
    const { adoption, rendering } = await adopt(mine.translator, { ...taking(mine, theirs), phrase });
    expect(rendering.text).toBe("We want peace, always.");
    expect(adoption).toMatchObject({ text: "want", start: 3 });
  });

  it("is refused where it cannot be", async () => {
    const [mine, theirs] = await tracksWith(["One plan."], ["A better plan."]);
    if (mine === undefined || theirs === undefined) throw new Error("Two tracks were asked for.");
    const elsewhere = await buildTrack();
    const ask = taking(mine, theirs);
    const code = (value: string) => expect.objectContaining({ code: value });
    await expect(adopt(mine.viewer, ask)).rejects.toEqual(code("forbidden"));
    await expect(adopt(mine.stranger, ask)).rejects.toEqual(code("not-found"));
    await expect(adopt(mine.translator, taking(mine, elsewhere))).rejects.toEqual(code("not-found"));
    await expect(adopt(mine.translator, taking(mine, mine))).rejects.toEqual(code("not-found"));
    await expect(adopt(mine.translator, taking(mine, theirs, 7))).rejects.toEqual(code("stale"));
    const beyond = { ...ask, phrase: { start: 2, end: 99 } };
    await expect(adopt(mine.translator, beyond)).rejects.toEqual(code("invalid"));
    await finalize(mine, 0);
    await expect(adopt(mine.translator, ask)).rejects.toEqual(code("conflict"));
    await updateTrack(mine.owner, theirs.trackId, { locked: true });
    await expect(adopt(mine.translator, taking(theirs, mine))).rejects.toEqual(code("conflict"));
    expect(await database().adoption.count({ where: { renderingId: ask.renderingId } })).toBe(0);
  });
});

describe("getAuthorship", () => {
  it("tells whose words are typed and whose adopted, also after the log was compacted", async () => {
    const [mine, theirs] = await tracksWith(["We seek peace."], ["We want peace."]);
    if (mine === undefined || theirs === undefined) throw new Error("Two tracks were asked for.");
    const asked = { ...taking(mine, theirs), phrase: { start: 3, end: 7 } };
    const { rendering } = await adopt(mine.reviewer, asked);
    const told = async () => {
      const { text, runs } = await getAuthorship(mine.viewer, rendering.id);
      return runs.map(({ start, end, by }) => [text.slice(start, end), by?.authorId, by?.source]);
    };
    const expected = [
      ["We ", mine.translator.id, "program"],
      ["want", mine.reviewer.id, "adopted"],
      [" peace.", mine.translator.id, "program"],
    ];
    expect(await told()).toEqual(expected);
    expect(await compactRendering(pool(), rendering.id)).not.toBeNull();
    expect(await told()).toEqual(expected);
    await database().collabArchive.deleteMany({ where: { renderingId: rendering.id } });
    expect(await told()).toEqual([["We want peace.", undefined, undefined]]);
    await expect(getAuthorship(mine.stranger, rendering.id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("tells the same of many at once, and leaves out what nobody wrote", async () => {
    const [mine] = await tracksWith(["We seek peace.", "And more."]);
    if (mine === undefined) throw new Error("A track was asked for.");
    const items = await listAuthorship(mine.viewer, mine.trackId, mine.paragraphIds);
    const byRendering = new Map(items.map(({ renderingId, text, runs }) => [renderingId, { text, runs }]));
    expect([...byRendering.keys()].toSorted()).toEqual(mine.renderingIds.slice(0, 2).toSorted());
    for (const [id, told] of byRendering) expect(await getAuthorship(mine.viewer, id)).toEqual(told);
    const foreign = (await buildTrack()).paragraphIds;
    expect(await listAuthorship(mine.viewer, mine.trackId, foreign)).toEqual([]);
    await expect(listAuthorship(mine.stranger, mine.trackId, mine.paragraphIds)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("composing a track", () => {
  it("goes by preference and choice, leaves what is final or has words, and is undone as one", async () => {
    const [mine, a, b] = await tracksWith(
      ["", "Mine.", "Done."],
      ["A one.", "A two.", "A three."],
      ["", "B two."],
    );
    if (mine === undefined || a === undefined || b === undefined)
      throw new Error("Three tracks were asked for.");
    await finalize(mine, 2);
    const picks = [{ paragraphId: mine.paragraphIds[1] ?? "", trackId: a.trackId }];
    const asked = { prefer: [b.trackId, a.trackId], picks, replace: false };
    const composed = await composeTrack(mine.translator, mine.trackId, asked);
    expect(composed).toMatchObject({ taken: 2, stayed: { final: 1, "has-text": 0, changed: 0 } });
    expect([(await read(mine, 0)).text, (await read(mine, 1)).text]).toEqual(["A one.", "A two."]);
    expect(await read(mine, 2)).toMatchObject({ text: "Done.", state: "final" });
    await write(mine, 0, "Written on.");
    const place = { trackId: mine.trackId, compositionId: composed.id };
    expect(await undoComposition(mine.translator, place)).toEqual({ restored: 1, kept: 1 });
    expect([(await read(mine, 0)).text, (await read(mine, 1)).text]).toEqual(["Written on.", "Mine."]);
    await expect(undoComposition(mine.translator, place)).rejects.toMatchObject({ code: "conflict" });
  });

  it("brings a text back in the state that it had", async () => {
    const [mine, a] = await tracksWith(["Mine."], ["A one."]);
    if (mine === undefined || a === undefined) throw new Error("Two tracks were asked for.");
    const renderingId = mine.renderingIds[0] ?? "";
    for (const state of ["translated", "reviewed"] as const)
      await setState(mine.owner, { renderingId, state, comment: "", seen: null });
    const asked = { prefer: [a.trackId], picks: [], replace: true };
    const { id } = await composeTrack(mine.translator, mine.trackId, asked);
    expect(await read(mine, 0)).toMatchObject({ text: "A one.", state: "translated" });
    await undoComposition(mine.reviewer, { trackId: mine.trackId, compositionId: id });
    expect(await read(mine, 0)).toMatchObject({ text: "Mine.", state: "reviewed" });
  });

  it("is refused to viewers and in locked tracks, and not found by strangers or out of other documents", async () => {
    const [mine, a] = await tracksWith([], ["A one."]);
    if (mine === undefined || a === undefined) throw new Error("Two tracks were asked for.");
    const asked = { prefer: [a.trackId], picks: [], replace: false };
    const elsewhere = { ...asked, prefer: [(await buildTrack()).trackId] };
    const compose = (actor: BuiltTrack["owner"], what = asked) => composeTrack(actor, mine.trackId, what);
    await expect(compose(mine.viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(compose(mine.stranger)).rejects.toMatchObject({ code: "not-found" });
    await expect(compose(mine.translator, elsewhere)).rejects.toMatchObject({ code: "not-found" });
    const { id } = await compose(mine.owner);
    const place = { trackId: mine.trackId, compositionId: id };
    await expect(undoComposition(mine.translator, place)).rejects.toMatchObject({ code: "forbidden" });
    await expect(undoComposition(mine.stranger, place)).rejects.toMatchObject({ code: "not-found" });
    await updateTrack(mine.owner, mine.trackId, { locked: true });
    await expect(compose(mine.translator)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("listDifferences", () => {
  it("tells in turns where tracks differ, what is missing, and who stands apart", async () => {
    const same = "We will build a shared future.";
    const [a, b, c] = await tracksWith(
      [same, "One.", "Same."],
      [same.replace("shared", "common"), "", "Same."],
      ["Nothing of it.", "One.", "Same."],
    );
    if (a === undefined || b === undefined || c === undefined)
      throw new Error("Three tracks were asked for.");
    const trackIds = [a.trackId, b.trackId, c.trackId];
    const asked = { trackIds, baseId: a.trackId, from: 0, count: 2 };
    const { items, ...turn } = await listDifferences(a.viewer, a.documentId, asked);
    expect(turn).toEqual({ total: 3, compared: 2 });
    expect(items).toMatchObject([
      { number: 1, outlier: c.trackId, missing: [] },
      { number: 2, share: 0, missing: [b.trackId] },
    ]);
    expect(await listDifferences(a.viewer, a.documentId, { ...asked, from: 2 })).toEqual({
      ...{ total: 3, compared: 3, items: [] },
    });
    await expect(listDifferences(a.stranger, a.documentId, asked)).rejects.toMatchObject({
      code: "not-found",
    });
    const foreign = { ...asked, trackIds: [a.trackId, (await buildTrack()).trackId] };
    await expect(listDifferences(a.viewer, a.documentId, foreign)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("named versions", () => {
  it("keep a track as it stood, tell what became of it, and give a text back", async () => {
    const [track] = await tracksWith(["One.", "Two."]);
    if (track === undefined) throw new Error("A track was asked for.");
    const { trackId } = track;
    const first = await createVersion(track.translator, trackId, { name: "To the client", note: "First." });
    expect(first).toMatchObject({ name: "To the client", note: "First.", texts: 2 });
    await write(track, 1, "Two and more.");
    await write(track, 2, "Three.");
    const second = await createVersion(track.translator, trackId, { name: "Second", note: "" });
    await write(track, 0, "One again.");
    expect((await listVersions(track.viewer, trackId)).map(({ name }) => name)).toEqual([
      "Second",
      "To the client",
    ]);
    const compare = (withId: string | null, cursor?: string) =>
      compareVersions(track.viewer, { trackId, versionId: first.id, withId }, { limit: 2, cursor });
    expect(await compare(second.id)).toMatchObject({
      items: [
        { number: 2, before: { text: "Two.", revision: 1 }, after: { text: "Two and more." } },
        { number: 3, before: { text: "", revision: null }, after: { text: "Three." } },
      ],
      nextCursor: null,
    });
    const now = await compare(null);
    expect(now.items.map(({ number }) => number)).toEqual([1, 2]);
    expect((await compare(null, now.nextCursor ?? "")).items).toMatchObject([{ number: 3 }]);
    const revision = now.items[0]?.before.revision ?? 0;
    await restoreRevision(track.translator, {
      renderingId: track.renderingIds[0] ?? "",
      revision,
      seen: null,
    });
    expect((await read(track, 0)).text).toBe("One.");
  });

  it("are refused to viewers, and not found by strangers or in another track", async () => {
    const [track, other] = await tracksWith(["One."], ["Other."]);
    if (track === undefined || other === undefined) throw new Error("Two tracks were asked for.");
    const given = { name: "First", note: "" };
    await expect(createVersion(track.viewer, track.trackId, given)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(createVersion(track.stranger, track.trackId, given)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(listVersions(track.stranger, track.trackId)).rejects.toMatchObject({ code: "not-found" });
    const { id: versionId } = await createVersion(track.translator, track.trackId, given);
    const foreign = { trackId: other.trackId, versionId, withId: null };
    await expect(compareVersions(track.viewer, foreign, PAGE)).rejects.toMatchObject({ code: "not-found" });
  });
});
