import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { buildTrack } from "@/lib/testing/build-texts";
import { getRendering, listRenderings } from "./get-rendering";
import { listRevisions } from "./list-revisions";
import { putRendering } from "./put-rendering";
import { restoreRevision } from "./restore-revision";
import { setState } from "./set-state";

async function build() {
  const track = await buildTrack();
  const [paragraphId = ""] = track.paragraphIds;
  const { id: renderingId } = await database().rendering.findFirstOrThrow({
    where: { trackId: track.trackId, paragraphId },
  });
  const put = (text: string, seen: number | null = null, actor = track.translator) =>
    putRendering(actor, { trackId: track.trackId, paragraphId, rich: { text, marks: [] }, seen });
  const set = (
    state: Parameters<typeof setState>[1]["state"],
    more: { comment?: string; seen?: number; actor?: typeof track.owner } = {},
  ) =>
    setState(more.actor ?? track.reviewer, {
      ...{ renderingId, state, comment: more.comment ?? "", seen: more.seen ?? null },
    });
  return { ...track, paragraphId, renderingId, put, set };
}

describe("putRendering", () => {
  it("writes, grows the revision, and reads back", async () => {
    const { trackId, paragraphId, put, viewer } = await build();
    expect(await put("A shared\r\nfuture.")).toMatchObject({
      text: "A shared\nfuture.",
      revision: 1,
      wordCount: 3,
    });
    expect(await getRendering(viewer, trackId, paragraphId)).toMatchObject({
      text: "A shared\nfuture.",
      revision: 1,
    });
  });

  it("refuses a stale write with what stands there", async () => {
    const { put } = await build();
    await put("First.");
    await put("Second.", 1);
    await expect(put("Third.", 1)).rejects.toMatchObject({
      code: "stale",
      detail: { text: "Second.", revision: 2 },
    });
  });

  it("refuses viewers, and strangers as if it were not there", async () => {
    const { put, viewer, stranger } = await build();
    await expect(put("x", null, viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(put("x", null, stranger)).rejects.toMatchObject({ code: "not-found" });
  });

  it("refuses a locked track, what is final, and characters that are none", async () => {
    const { put, set, trackId } = await build();
    await put("Words.");
    for (const state of ["translated", "reviewed", "final"] as const) await set(state);
    await expect(put("Other.")).rejects.toMatchObject({ code: "conflict", key: "renderingFinal" });
    await set("reviewed");
    await expect(put("a\0b")).rejects.toMatchObject({ code: "invalid" });
    await expect(put("a\ud800")).rejects.toMatchObject({ code: "invalid" });
    for (const [text, name] of [
      ["ab\u0007", "U+0007"],
      ["ab\u000bc", "U+000B"],
      ["ab\uffffc", "U+FFFF"],
    ] as const)
      await expect(put(text)).rejects.toMatchObject({
        ...{
          code: "invalid",
          fields: { text: `This has a character at offset 2 that no text may hold: ${name}.` },
        },
      });
    await database().track.update({ where: { id: trackId }, data: { locked: true } });
    await expect(put("Other.")).rejects.toMatchObject({ code: "conflict", key: "trackLocked" });
  });

  it("of a paragraph of another document is not found", async () => {
    const { trackId, translator } = await build();
    const other = await build();
    await expect(
      putRendering(translator, {
        ...{ trackId, paragraphId: other.paragraphId, rich: { text: "x", marks: [] }, seen: null },
      }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("setState", () => {
  it("goes the whole way and back, and history and audit trail tell of it", async () => {
    const { put, set, renderingId, viewer, translator } = await build();
    await put("Words.");
    await set("translated", { actor: translator });
    await set("reviewed");
    await set("final");
    await set("reviewed");
    expect(await set("needs-work", { comment: "The term." })).toMatchObject({
      ...{ state: "translated", needsWork: true, revision: 6 },
    });
    const { items } = await listRevisions(viewer, renderingId, { limit: 100 });
    expect(items.map(({ cause, state, needsWork }) => [cause, state, needsWork])).toEqual([
      ["state", "translated", true],
      ["state", "reviewed", false],
      ["state", "final", false],
      ["state", "reviewed", false],
      ["state", "translated", false],
      ["write", "initial", false],
    ]);
    expect(items[0]).toMatchObject({ comment: "The term.", authorName: "reviewer" });
    const events = await database().auditEvent.count({
      where: { objectId: renderingId, action: "rendering.state" },
    });
    expect(events).toBe(4);
  });

  it("vouches only for the text that was seen", async () => {
    const { put, set } = await build();
    await put("Seen.");
    await put("Changed.");
    await expect(set("translated", { seen: 1 })).rejects.toMatchObject({ code: "stale" });
  });

  it("refuses a translator's review, an empty text, viewers and strangers", async () => {
    const { put, set, translator, viewer, stranger } = await build();
    await expect(set("translated")).rejects.toMatchObject({ code: "conflict", key: "stateNoText" });
    await put("Words.");
    await expect(set("reviewed", { actor: translator })).rejects.toMatchObject({ code: "forbidden" });
    await expect(set("translated", { actor: viewer })).rejects.toMatchObject({ code: "forbidden" });
    await expect(set("translated", { actor: stranger })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("restoreRevision", () => {
  it("writes a kept text as a new edit", async () => {
    const { put, renderingId, translator, viewer, stranger } = await build();
    await put("First.");
    await put("Second.");
    const restore = (actor: typeof translator, revision = 1) =>
      restoreRevision(actor, { renderingId, revision, seen: null });
    expect(await restore(translator)).toMatchObject({ text: "First.", revision: 3 });
    await expect(restore(translator, 99)).rejects.toMatchObject({ code: "not-found" });
    await expect(restore(viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(restore(stranger)).rejects.toMatchObject({ code: "not-found" });
    const { items } = await listRevisions(translator, renderingId, { limit: 2 });
    expect(items.map(({ text, cause }) => [text, cause])).toEqual([
      ["First.", "restore"],
      ["Second.", "write"],
    ]);
  });
});

describe("listRenderings", () => {
  it("pages in the order of the paragraphs, and hides them from strangers", async () => {
    const { trackId, viewer, stranger, paragraphIds } = await build();
    const first = await listRenderings(viewer, trackId, { limit: 2 });
    const rest = await listRenderings(viewer, trackId, { limit: 2, cursor: first.nextCursor ?? undefined });
    expect([...first.items, ...rest.items].map(({ paragraphId }) => paragraphId)).toEqual(paragraphIds);
    expect(rest.nextCursor).toBeNull();
    await expect(listRenderings(stranger, trackId, { limit: 2 })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
