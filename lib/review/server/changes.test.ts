import { describe, expect, it } from "vitest";
import { importIntoTrack } from "@/lib/alignment/server/import-into-track";
import { database } from "@/lib/db/database";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { setState } from "@/lib/renderings/server/set-state";
import { confirmedVersion, type KeptRevision } from "@/lib/review/core/tracked-changes";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { listDocumentChanges, listTrackChanges } from "./list-changes";

const ALL = { limit: 100 };

async function build(texts?: readonly string[]) {
  const built: BuiltTrack = await buildTrack(texts === undefined ? {} : { texts });
  const { trackId, translator, reviewer } = built;
  const put = async (at: number, text: string, actor = translator) => {
    const paragraphId = built.paragraphIds[at] ?? "";
    return putRendering(actor, { trackId, paragraphId, rich: { text, marks: [] }, seen: null });
  };
  const set = async (at: number, state: Parameters<typeof setState>[1]["state"], actor = translator) => {
    const paragraphId = built.paragraphIds[at] ?? "";
    const { id } = await database().rendering.findFirstOrThrow({ where: { trackId, paragraphId } });
    return setState(actor, { renderingId: id, state, comment: "Look again.", seen: null });
  };
  /** Confirmed by the translator, then changed by the reviewer. */
  const revise = async (at: number, before: string, after: string) => {
    await put(at, before);
    await set(at, "translated");
    await put(at, after, reviewer);
  };
  return { ...built, put, set, revise };
}

describe("what was changed since it was confirmed", () => {
  it("is told with both texts, who confirmed, who changed, and how much", async () => {
    const { trackId, viewer, paragraphIds, put, revise } = await build();
    await revise(1, "A plan for peace.", "A plan for lasting peace.");
    await put(2, "Not confirmed.");
    expect(await listTrackChanges(viewer, trackId, ALL)).toEqual({
      nextCursor: null,
      items: [
        {
          ...{ renderingId: expect.any(String), trackId, paragraphId: paragraphIds[1], number: 2 },
          ...{ source: "第二段。", share: 1 / 11 },
          before: {
            ...{ text: "A plan for peace.", revision: 2, byName: "translator" },
            at: expect.stringMatching(/Z$/),
          },
          after: {
            ...{ text: "A plan for lasting peace.", revision: 3, state: "translated", needsWork: false },
            byNames: ["reviewer"],
          },
        },
      ],
    });
  });

  it("is told of a text that was brought in confirmed", async () => {
    const { trackId, translator, viewer, put, reviewer } = await build();
    const bytes = new TextEncoder().encode("One plan.\n\nTwo plans.\n\nThree plans.\n");
    await importIntoTrack(translator, trackId, { bytes, fileName: "a.txt", preview: false, replace: false });
    expect((await listTrackChanges(viewer, trackId, ALL)).items).toEqual([]);
    await put(1, "Two better plans.", reviewer);
    expect((await listTrackChanges(viewer, trackId, ALL)).items).toMatchObject([
      { before: { text: "Two plans.", byName: "translator" }, after: { text: "Two better plans." } },
    ]);
  });

  it("names all who changed it in their order, and nobody who changed only its state", async () => {
    const { trackId, viewer, owner, reviewer, translator, put, set, revise } = await build();
    await revise(0, "One plan.", "Two plans.");
    await set(0, "reviewed", owner);
    expect((await listTrackChanges(viewer, trackId, ALL)).items).toMatchObject([
      { after: { byNames: ["reviewer"], state: "reviewed" } },
    ]);
    for (const [text, actor] of [
      ["One plan.", owner],
      ["Three plans.", reviewer],
      ["Four plans.", translator],
      ["Four plans.", owner],
    ] as const)
      await put(0, text, actor);
    await set(0, "reviewed", owner);
    expect((await listTrackChanges(viewer, trackId, ALL)).items).toMatchObject([
      {
        before: { text: "One plan.", byName: "translator" },
        after: { text: "Four plans.", byNames: ["reviewer", "owner", "translator"] },
      },
    ]);
  });

  it("is gone when the translator confirms what stands, or the text is as it was", async () => {
    const { trackId, viewer, reviewer, put, set, revise } = await build();
    await revise(0, "One plan.", "Two plans.");
    await revise(1, "One plan.", "Two plans.");
    await set(0, "needs-work", reviewer);
    await set(0, "translated");
    await put(1, "One plan.", reviewer);
    expect((await listTrackChanges(viewer, trackId, ALL)).items).toEqual([]);
  });

  it("goes on when a reviser confirms in the translator's place", async () => {
    const { trackId, viewer, reviewer, put, set } = await build();
    await put(0, "One plan.");
    await set(0, "translated");
    await set(0, "needs-work", reviewer);
    await put(0, "Two plans.", reviewer);
    await set(0, "translated", reviewer);
    const { items } = await listTrackChanges(viewer, trackId, ALL);
    expect(items).toMatchObject([{ before: { text: "One plan.", byName: "translator" } }]);
  });

  it("comes page by page, in the order of the document", async () => {
    const { trackId, viewer, paragraphIds, revise } = await build(["一。", "二。", "三。", "四。"]);
    for (const at of [3, 0, 2]) await revise(at, "One.", `Other ${at}.`);
    const first = await listTrackChanges(viewer, trackId, { limit: 2 });
    expect(first.items.map(({ number }) => number)).toEqual([1, 3]);
    expect(first.nextCursor).toBe(paragraphIds[2]);
    const second = await listTrackChanges(viewer, trackId, { limit: 2, cursor: paragraphIds[2] });
    expect(second).toMatchObject({ items: [{ number: 4 }], nextCursor: null });
    await expect(
      listTrackChanges(viewer, trackId, { limit: 2, cursor: crypto.randomUUID() }),
    ).rejects.toMatchObject({ code: "invalid" });
  });

  it("is told of single paragraphs, and not of those set aside", async () => {
    const { documentId, trackId, viewer, paragraphIds, revise } = await build();
    for (const at of [0, 1, 2]) await revise(at, "One.", "Two.");
    const [first = "", second = "", third = ""] = paragraphIds;
    await database().paragraph.update({ where: { id: first }, data: { excluded: true } });
    const asked = { paragraphIds: [first, third], trackIds: [trackId] };
    const found = await listDocumentChanges(viewer, documentId, asked);
    expect(found.map(({ paragraphId, number }) => [paragraphId, number])).toEqual([[third, 2]]);
    expect((await listTrackChanges(viewer, trackId, ALL)).items[0]?.paragraphId).toBe(second);
  });

  it("is not found for strangers, nor by another project's document or track", async () => {
    const { documentId, trackId, stranger, viewer, paragraphIds, revise } = await build();
    await revise(0, "One.", "Two.");
    const other = await build();
    const asked = { paragraphIds: [...paragraphIds], trackIds: [trackId] };
    const gone = { code: "not-found" };
    await expect(listTrackChanges(stranger, trackId, ALL)).rejects.toMatchObject(gone);
    await expect(listDocumentChanges(stranger, documentId, asked)).rejects.toMatchObject(gone);
    await expect(listTrackChanges(viewer, other.trackId, ALL)).rejects.toMatchObject(gone);
    expect(await listDocumentChanges(other.viewer, other.documentId, asked)).toEqual([]);
    await database().track.update({ where: { id: trackId }, data: { deletedAt: new Date() } });
    expect(await listDocumentChanges(viewer, documentId, asked)).toEqual([]);
  });

  it("is found by the same rule in the database as by lib/review/core", async () => {
    const { trackId, renderingIds, viewer, translator, reviewer, owner } = await build(
      Array.from({ length: 60 }, (_, at) => `第${at}段。`),
    );
    let seed = 7;
    const pick = <Item>(items: readonly [Item, ...Item[]]): Item => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return items[Math.floor((seed / 2_147_483_648) * items.length)] ?? items[0];
    };
    const histories = renderingIds.map((renderingId) => ({
      renderingId,
      revisions: Array.from({ length: 9 }, (_, at) => {
        const cause = pick(["state", "state", "state", "edit", "import"]);
        return {
          ...{ revision: at + 1, cause, text: pick(["One.", "Two.", "Three."]) },
          state: pick(["initial", "translated", "translated", "reviewed"] as const),
          ...{
            needsWork: pick([false, false, true]),
            authorId: pick([translator.id, reviewer.id, owner.id]),
          },
        };
      }),
    }));
    await database().renderingRevision.createMany({
      data: histories.flatMap(({ renderingId, revisions }) =>
        revisions.map((revision) => ({ ...revision, renderingId })),
      ),
    });
    await database().rendering.updateMany({ where: { trackId }, data: { text: "Four.", revision: 10 } });
    const { items } = await listTrackChanges(viewer, trackId, { limit: 1000 });
    const expected = histories.map(({ revisions }) => {
      const kept = revisions.map((revision): KeptRevision => ({ ...revision, at: "" }));
      return confirmedVersion(kept)?.revision ?? null;
    });
    const found = renderingIds.map(
      (id) => items.find(({ renderingId }) => renderingId === id)?.before.revision ?? null,
    );
    expect(found).toEqual(expected);
    expect(new Set(expected).size).toBeGreaterThan(4);
  });
});
