import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { acceptProposal } from "@/lib/documents/server/accept-proposal";
import { undoProposal } from "@/lib/documents/server/undo-proposal";
import { deleteTrack, restoreTrack } from "@/lib/renderings/server/delete-track";
import { buildAnnotating } from "@/lib/testing/build-annotations";
import { deleteAnnotation, restoreAnnotation } from "./delete-annotation";
import { createLabel, listLabels, updateLabel } from "./labels";
import { listAnnotations } from "./list-annotations";
import { getThread } from "./list-threads";
import { updateAnnotation } from "./update-annotation";

/** Two halves of a sentence with their renderings, a proposal to join them, and a paragraph of its own. */
async function build() {
  const built = await buildAnnotating(["双方的合作取得了积极进", "展，令人鼓舞。", "第三段。"]);
  const [head = "", tail = "", third = ""] = built.paragraphIds;
  const join = await database().importProposal.create({
    data: {
      ...{ documentId: built.documentId, kind: "join", confidence: 0.9, evidence: [], position: 0 },
      ...{ detail: { kind: "join" }, paragraphIds: [head, tail] },
    },
  });
  const list = async (more: Partial<Parameters<typeof listAnnotations>[2]> = {}, actor = built.viewer) =>
    (await listAnnotations(actor, built.documentId, { limit: 100, ...more })).items;
  const find = async (id: string) => (await list()).find((annotation) => annotation.id === id);
  return { ...built, head, tail, third, joinId: join.id, list, find };
}

describe("createAnnotation", () => {
  it("marks a span of the source and of a rendering, and lists both to whoever may see the document", async () => {
    const built = await build();
    await built.write(built.head, "Good progress was made");
    const source = await built.annotate(built.head, "合作");
    const target = await built.annotate(built.head, "progress", { side: "track" });
    expect(source).toMatchObject({ start: 3, end: 5, quote: "合作", trackId: null, status: "attached" });
    expect(target).toMatchObject({ start: 5, end: 13, trackId: built.trackId, status: "attached" });
    expect((await built.list()).map(({ id }) => id)).toEqual([source.id, target.id]);
    expect((await built.list({ track: built.trackId })).map(({ id }) => id)).toEqual([target.id]);
    expect(await built.list({ paragraph: [built.third] })).toEqual([]);
  });

  it("labels, comments and links in one go", async () => {
    const built = await build();
    await built.write(built.head, "Good progress was made");
    const labels = (await listLabels(built.viewer, built.projectId)).items;
    const labelId = labels[0]?.id ?? "";
    const made = await built.annotate(built.head, "积极", {
      labelId,
      comment: { body: "Why “good”?", mentions: [] },
      linkedTo: await built.spanOf(built.head, "Good", "track"),
    });
    expect(made.labelId).toBe(labelId);
    const all = await built.list();
    expect(all.map(({ quote, linkId }) => [quote, linkId])).toEqual([
      ["积极", made.linkId],
      ["Good", made.linkId],
    ]);
    const thread = await getThread(built.viewer, made.threadIds[0] ?? "");
    expect(thread.comments.map(({ body }) => body)).toEqual(["Why “good”?"]);
    expect((await built.list({ label: labelId })).length).toBe(1);
  });

  it("refuses words that do not stand there any more", async () => {
    const built = await build();
    await built.write(built.head, "Good progress");
    const span = await built.spanOf(built.head, "progress", "track");
    await built.write(built.head, "Very good progress");
    await expect(built.annotate(built.head, "合作", { linkedTo: span })).rejects.toMatchObject({
      ...{ code: "conflict", key: "quoteMoved" },
    });
    // Nothing is left of what was refused.
    expect(await built.list()).toEqual([]);
  });

  it("refuses readers, strangers, and spans, labels and links that are none", async () => {
    const built = await build();
    const { head, viewer, stranger } = built;
    await expect(built.annotate(head, "合作", { actor: viewer })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(built.annotate(head, "合作", { actor: stranger })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(built.list({}, stranger)).rejects.toMatchObject({ code: "not-found" });
    const other = await build();
    await expect(
      other.annotate(other.head, "合作", { linkedTo: (await built.annotate(head, "合作")).id }),
    ).rejects.toMatchObject({ code: "not-found" });
    const labelId = (await listLabels(built.viewer, built.projectId)).items[0]?.id ?? "";
    await expect(other.annotate(other.head, "合作", { labelId })).rejects.toMatchObject({ code: "invalid" });
    const same = await built.annotate(head, "双方");
    await expect(built.annotate(head, "积极", { linkedTo: same.id })).rejects.toMatchObject({
      key: "linkSides",
    });
    const span = { paragraphId: head, start: 0, end: 5, quote: "双方" };
    await expect(updateAnnotation(built.translator, same.id, { span })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});

describe("an annotation of a rendering", () => {
  it("keeps its words while others write, is detached when they go, and comes back with them", async () => {
    const built = await build();
    await built.write(built.head, "Good progress was made");
    const { id } = await built.annotate(built.head, "progress", { side: "track" });
    await built.write(built.head, "This year, good steady progress was made");
    expect(await built.find(id)).toMatchObject({ start: 23, quote: "progress", status: "attached" });
    await built.write(built.head, "This year was good");
    expect(await built.find(id)).toMatchObject({ quote: "progress", status: "detached" });
    expect((await built.list({ status: "detached" })).map((annotation) => annotation.id)).toEqual([id]);
    await built.write(built.head, "This year, good steady progress was made");
    expect(await built.find(id)).toMatchObject({ start: 23, status: "attached" });
  });

  it("shows what its words became, and what it was", async () => {
    const built = await build();
    await built.write(built.head, "We made good progress today");
    const { id } = await built.annotate(built.head, "made good progress", { side: "track" });
    await built.write(built.head, "We made very good progress today");
    expect(await built.find(id)).toMatchObject({
      ...{ quote: "made very good progress", originalQuote: "made good progress" },
    });
  });

  it("can be attached again by hand", async () => {
    const built = await build();
    await built.write(built.head, "Good progress");
    const { id } = await built.annotate(built.head, "progress", { side: "track" });
    await built.write(built.head, "Good growth");
    expect((await built.find(id))?.status).toBe("detached");
    const span = await built.spanOf(built.head, "growth", "track");
    expect(await updateAnnotation(built.translator, id, { span })).toMatchObject({
      ...{ quote: "growth", originalQuote: "growth", status: "attached" },
    });
  });

  it("goes with its words through a join and back", async () => {
    const built = await build();
    await built.write(built.head, "The cooperation made");
    await built.write(built.tail, "good progress, which is encouraging.");
    const { id } = await built.annotate(built.tail, "progress", { side: "track" });
    await acceptProposal(built.translator, built.joinId);
    expect(await built.find(id)).toMatchObject({ paragraphId: built.head, start: 26, status: "attached" });
    expect((await built.list({ paragraph: [built.head] })).length).toBe(1);
    await built.write(built.head, "The cooperation has made good progress, which is encouraging.");
    expect(await built.find(id)).toMatchObject({ start: 30, status: "attached" });
    await undoProposal(built.translator, built.joinId);
    expect((await built.list({ paragraph: [built.tail] }))[0]).toMatchObject({
      ...{ id, paragraphId: built.tail, start: 5, status: "attached" },
    });
  });

  it("is hidden with its track or paragraph, and comes back with it", async () => {
    const built = await build();
    await built.write(built.head, "Good progress");
    const { id } = await built.annotate(built.head, "progress", { side: "track" });
    await deleteTrack(built.reviewer, built.trackId);
    expect(await built.list()).toEqual([]);
    expect((await built.list({ status: "hidden" }))[0]).toMatchObject({ id });
    await restoreTrack(built.reviewer, built.documentId, built.trackId);
    await database().paragraph.update({ where: { id: built.head }, data: { excluded: true } });
    expect(await built.list()).toEqual([]);
    await database().paragraph.update({ where: { id: built.head }, data: { excluded: false } });
    expect(await built.find(id)).toMatchObject({ status: "attached", quote: "progress" });
  });
});

describe("an annotation of the source", () => {
  it("is shown where its piece is shown", async () => {
    const built = await build();
    const { id } = await built.annotate(built.tail, "鼓舞");
    await acceptProposal(built.translator, built.joinId);
    expect(await built.find(id)).toMatchObject({ paragraphId: built.head, start: 15, end: 17 });
    const inTail = await built.annotate(built.head, "令人");
    await undoProposal(built.translator, built.joinId);
    expect(await built.find(id)).toMatchObject({ paragraphId: built.tail, start: 4 });
    expect(await built.find(inTail.id)).toMatchObject({ paragraphId: built.tail, start: 2, quote: "令人" });
  });

  it("across a seam is detached when the join is undone, and attached when it is made again", async () => {
    const built = await build();
    await acceptProposal(built.translator, built.joinId);
    const { id } = await built.annotate(built.head, "积极进展");
    expect((await built.find(id))?.status).toBe("attached");
    await undoProposal(built.translator, built.joinId);
    expect(await built.find(id)).toMatchObject({
      status: "detached",
      quote: "积极进展",
      paragraphId: built.head,
    });
    await acceptProposal(built.translator, built.joinId);
    expect(await built.find(id)).toMatchObject({ status: "attached", start: 8, end: 12 });
  });
});

describe("deleteAnnotation", () => {
  it("takes it away with its thread and brings both back; only who made it, or a reviewer", async () => {
    const built = await build();
    const comment = { body: "A question.", mentions: [] };
    const { id, threadIds } = await built.annotate(built.head, "合作", { comment });
    await expect(deleteAnnotation(built.viewer, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteAnnotation(built.stranger, id)).rejects.toMatchObject({ code: "not-found" });
    const byReviewer = await built.annotate(built.head, "双方", { actor: built.reviewer });
    await expect(deleteAnnotation(built.translator, byReviewer.id)).rejects.toMatchObject({
      key: "notYours",
    });
    await deleteAnnotation(built.translator, id);
    expect(await built.find(id)).toBeUndefined();
    await expect(getThread(built.viewer, threadIds[0] ?? "")).rejects.toMatchObject({ code: "not-found" });
    expect(await restoreAnnotation(built.reviewer, id)).toMatchObject({ id, threadIds });
    expect((await getThread(built.viewer, threadIds[0] ?? "")).comments).toHaveLength(1);
    await expect(restoreAnnotation(built.reviewer, id)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("updateAnnotation", () => {
  it("labels, links and unlinks; refuses readers and strangers", async () => {
    const built = await build();
    await built.write(built.head, "Good progress");
    const [source, target] = [
      await built.annotate(built.head, "积极"),
      await built.annotate(built.head, "Good", { side: "track" }),
    ];
    const linked = await updateAnnotation(built.translator, source.id, { linkedTo: target.id });
    expect((await built.find(target.id))?.linkId).toBe(linked.linkId);
    expect((await updateAnnotation(built.translator, source.id, { linkedTo: null })).linkId).toBeNull();
    await expect(updateAnnotation(built.viewer, source.id, { labelId: null })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(updateAnnotation(built.stranger, source.id, { labelId: null })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("labels", () => {
  it("begin with MQM's error types, once, and are the project's own then", async () => {
    const built = await build();
    const lists = await Promise.all([1, 2, 3].map(() => listLabels(built.viewer, built.projectId)));
    expect(new Set(lists.map(({ items }) => items.map(({ id }) => id).join())).size).toBe(1);
    expect(lists[0]?.items[0]).toMatchObject({
      mqmType: "terminology",
      nameEn: "Terminology",
      nameZh: "术语",
    });
    const own = await createLabel(built.reviewer, built.projectId, {
      nameEn: "Quote",
      nameZh: "引语",
      colorIndex: 6,
    });
    await updateLabel(built.reviewer, built.projectId, { id: own.id, afterId: null, nameEn: "Quotation" });
    const { items } = await listLabels(built.viewer, built.projectId);
    expect(items.slice(0, 2).map(({ nameEn }) => nameEn)).toEqual(["Quotation", "Terminology"]);
  });

  it("that are archived stay on what bears them, and are not given any more", async () => {
    const built = await build();
    const labelId = (await listLabels(built.viewer, built.projectId)).items[1]?.id ?? "";
    const { id } = await built.annotate(built.head, "合作", { labelId });
    expect(await updateLabel(built.reviewer, built.projectId, { id: labelId, archived: true })).toMatchObject(
      {
        ...{ archived: true, uses: 1 },
      },
    );
    expect((await built.find(id))?.labelId).toBe(labelId);
    await expect(built.annotate(built.head, "双方", { labelId })).rejects.toMatchObject({ code: "invalid" });
  });

  it("are managed by reviewers, seen by members", async () => {
    const { projectId, translator, stranger } = await build();
    const given = { nameEn: "x", nameZh: "某", colorIndex: 0 };
    await expect(createLabel(translator, projectId, given)).rejects.toMatchObject({ code: "forbidden" });
    await expect(createLabel(stranger, projectId, given)).rejects.toMatchObject({ code: "not-found" });
    await expect(listLabels(stranger, projectId)).rejects.toMatchObject({ code: "not-found" });
  });
});
