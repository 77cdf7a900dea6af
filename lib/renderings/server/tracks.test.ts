import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { buildDocument, buildTrack } from "@/lib/testing/build-texts";
import { countStatements } from "@/lib/testing/count-statements";
import { createTrack } from "./create-track";
import { deleteTrack, restoreTrack } from "./delete-track";
import { getTrack, listProjectTracks, listTracks } from "./list-tracks";
import { updateTrack } from "./update-track";

const named = (name: string) =>
  ({ name, language: "en", kind: "draft", attribution: "", citation: "", date: null }) as const;

describe("listProjectTracks", () => {
  it("gives each document's tracks in their order, with progress, without those that were deleted", async () => {
    const { projectId, documentId, owner, viewer } = await buildDocument();
    const { id } = await createTrack(owner, documentId, named("Gone"));
    for (const name of ["Official", "Draft A"]) await createTrack(owner, documentId, named(name));
    await deleteTrack(owner, id);
    const tracks = (await listProjectTracks(viewer, projectId)).get(documentId);
    expect(tracks?.map(({ name }) => name)).toEqual(["Official", "Draft A"]);
    expect(tracks?.[0]?.progress).toMatchObject({ total: 3, initial: 3 });
  });

  it("is not found by strangers, and holds nothing of other projects", async () => {
    const { projectId, stranger } = await buildDocument();
    const other = await buildDocument();
    await createTrack(other.owner, other.documentId, named("Elsewhere"));
    await expect(listProjectTracks(stranger, projectId)).rejects.toMatchObject({ code: "not-found" });
    const { projectId: empty, owner } = await buildDocument();
    expect(await listProjectTracks(owner, empty)).toEqual(new Map());
  });
});

describe("createTrack", () => {
  it("comes after the others with a rendering for every paragraph", async () => {
    const { documentId, translator } = await buildDocument();
    const first = await createTrack(translator, documentId, named("Official"));
    await createTrack(translator, documentId, named("Draft A"));
    expect(first.progress).toMatchObject({ total: 3, initial: 3, words: 0 });
    const { items } = await listTracks(translator, documentId);
    expect(items.map(({ name }) => name)).toEqual(["Official", "Draft A"]);
  });

  it("is refused to viewers, and not found by strangers", async () => {
    const { documentId, viewer, stranger } = await buildDocument();
    await expect(createTrack(viewer, documentId, named("x"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(createTrack(stranger, documentId, named("x"))).rejects.toMatchObject({ code: "not-found" });
  });

  it("of 10,000 paragraphs is made in a handful of statements", async () => {
    const texts = Array.from({ length: 10_000 }, (_, at) => `第${at}段。`);
    const { documentId, owner } = await buildDocument({ texts });
    let total = 0;
    const create = async () => {
      total = (await createTrack(owner, documentId, named("Large"))).progress.total;
    };
    expect(await countStatements(create)).toBeLessThan(20);
    expect(total).toBe(10_000);
  });
});

describe("updateTrack", () => {
  it("renames, says whose text it is, and moves", async () => {
    const { documentId, translator } = await buildDocument();
    const made = [];
    for (const name of ["One", "Two", "Three"])
      made.push(await createTrack(translator, documentId, named(name)));
    const [one, , three] = made;
    await updateTrack(translator, three?.id ?? "", { name: "First", afterId: null });
    const moved = await updateTrack(translator, one?.id ?? "", {
      ...{ afterId: made[1]?.id ?? null, citation: "Ministry, 2020", date: "2020-12-31" },
    });
    expect(moved).toMatchObject({ citation: "Ministry, 2020", date: "2020-12-31" });
    const { items } = await listTracks(translator, documentId);
    expect(items.map(({ name }) => name)).toEqual(["First", "Two", "One"]);
    await expect(updateTrack(translator, moved.id, { afterId: documentId })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it.each([
    { name: "Mine" },
    { language: "fr" },
    { kind: "official" },
    { attribution: "Mine" },
    { citation: "Mine" },
    { date: "2020-12-31" },
  ] as const)("of a locked track is a reviewer's: %o", async (change) => {
    const { trackId, translator, reviewer } = await buildTrack();
    await updateTrack(reviewer, trackId, { locked: true });
    await expect(updateTrack(translator, trackId, change)).rejects.toMatchObject({ code: "forbidden" });
    expect(await updateTrack(reviewer, trackId, change)).toMatchObject(change);
    // Its place among the others is nothing that it says of itself.
    await updateTrack(translator, trackId, { afterId: null });
  });

  it("is locked by reviewers only", async () => {
    const { trackId, translator, reviewer, viewer, stranger } = await buildTrack();
    await expect(updateTrack(translator, trackId, { locked: true })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(updateTrack(viewer, trackId, { name: "x" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateTrack(stranger, trackId, { name: "x" })).rejects.toMatchObject({ code: "not-found" });
    expect(await updateTrack(reviewer, trackId, { locked: true })).toMatchObject({ locked: true });
  });
});

describe("deleteTrack", () => {
  it("takes a track away and brings it back with its text and its new paragraphs", async () => {
    const { documentId, trackId, reviewer, translator, stranger } = await buildTrack();
    await expect(deleteTrack(translator, trackId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteTrack(stranger, trackId)).rejects.toMatchObject({ code: "not-found" });
    await deleteTrack(reviewer, trackId);
    await expect(getTrack(reviewer, trackId)).rejects.toMatchObject({ code: "not-found" });
    expect((await listTracks(reviewer, documentId, { deleted: true })).items).toHaveLength(1);
    await database().paragraph.create({
      data: { documentId, orderKey: "z9", kind: "body", piece: "新的一段。", text: "新的一段。" },
    });
    expect(await restoreTrack(reviewer, documentId, trackId)).toMatchObject({ progress: { total: 4 } });
    await expect(restoreTrack(reviewer, documentId, trackId)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("restoreTrack", () => {
  it("puts a track back where it stood", async () => {
    const { documentId, reviewer } = await buildDocument();
    const made = [];
    for (const name of ["One", "Two", "Three"])
      made.push(await createTrack(reviewer, documentId, named(name)));
    const names = async () => (await listTracks(reviewer, documentId)).items.map(({ name }) => name);
    await deleteTrack(reviewer, made[1]?.id ?? "");
    await restoreTrack(reviewer, documentId, made[1]?.id ?? "");
    expect(await names()).toEqual(["One", "Two", "Three"]);
  });

  it("never shares a place with a track that was made or moved meanwhile", async () => {
    const { documentId, reviewer } = await buildDocument();
    const one = await createTrack(reviewer, documentId, named("One"));
    const two = await createTrack(reviewer, documentId, named("Two"));
    await deleteTrack(reviewer, two.id);
    const three = await createTrack(reviewer, documentId, named("Three"));
    await restoreTrack(reviewer, documentId, two.id);
    const rows = await database().track.findMany({ where: { documentId }, select: { orderKey: true } });
    expect(new Set(rows.map(({ orderKey }) => orderKey)).size).toBe(3);
    await updateTrack(reviewer, three.id, { afterId: one.id });
    const { items } = await listTracks(reviewer, documentId);
    expect(items.map(({ name }) => name)).toEqual(["One", "Three", "Two"]);
  });
});
