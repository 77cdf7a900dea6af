import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { changeRole, removeMember } from "@/lib/accounts/server/members";
import { database } from "@/lib/db/database";
import { listNotifications, markRead } from "@/lib/discussion/server/notifications";
import { STATES } from "@/lib/renderings/core/state";
import { deleteTrack } from "@/lib/renderings/server/delete-track";
import { isDone, TASKS, waitsFor } from "@/lib/review/core/task";
import { buildReview } from "@/lib/testing/build-review";
import { buildDocument } from "@/lib/testing/build-texts";
import { deleteAssignment, restoreAssignment, updateAssignment } from "./change-assignment";
import { listAssignments } from "./list-assignments";
import { findWaiting } from "./list-work";

const inbox = async (actor: Actor) => (await listNotifications(actor, { limit: 50, unread: "true" })).items;

async function build(count?: number) {
  const built = await buildReview(count);
  const list = async (more: Partial<Parameters<typeof listAssignments>[2]> = {}) =>
    listAssignments(built.viewer, built.projectId, { limit: 50, ...more });
  return { ...built, list };
}

describe("createAssignment", () => {
  it("gives a whole document or a range, in order whatever way round, and tells who got it", async () => {
    const { give, translator, reviewer, paragraph, list } = await build();
    const whole = await give(translator, { dueOn: "2027-01-31", note: "Mind the titles." });
    expect(whole).toMatchObject({
      assignee: { id: translator.id, name: "translator", isMember: true },
      ...{ createdBy: { id: reviewer.id }, task: "translate", dueOn: "2027-01-31", note: "Mind the titles." },
      ...{ fromParagraphId: null, fromNumber: null, toNumber: null },
      progress: { total: 6, done: 0, waiting: 6 },
    });
    const range = await give(translator, { from: 5, to: 2 });
    expect(range).toMatchObject({
      ...{ fromParagraphId: paragraph(2), toParagraphId: paragraph(5), fromNumber: 2, toNumber: 5 },
      progress: { total: 4, done: 0, waiting: 4 },
    });
    expect((await list()).items.map(({ id }) => id)).toEqual([range.id, whole.id]);
    const told = await inbox(translator);
    expect(
      told.map(({ kind, assignmentId, paragraphNumber }) => [kind, assignmentId, paragraphNumber]),
    ).toEqual([
      ["assigned", range.id, 2],
      ["assigned", whole.id, null],
    ]);
    expect(told[1]).toMatchObject({ excerpt: "Mind the titles.", actor: { name: "reviewer" } });
  });

  it("lets translators give work to themselves, and nobody hears of that", async () => {
    const { give, translator, reviewer, owner } = await build();
    await give(translator, { by: translator });
    expect(await inbox(translator)).toEqual([]);
    await expect(give(reviewer, { by: translator })).rejects.toMatchObject({ key: "workOthers" });
    await expect(give(translator, { by: translator, task: "review" })).rejects.toMatchObject({
      ...{ code: "invalid", key: "workReviewer" },
    });
    await expect(give(owner, { by: owner, task: "review" })).resolves.toMatchObject({ task: "review" });
  });

  it("refuses readers and strangers, who cannot do it, and the same work twice", async () => {
    const { give, translator, viewer, stranger } = await build();
    await expect(give(translator, { by: viewer })).rejects.toMatchObject({ code: "forbidden" });
    await expect(give(translator, { by: stranger })).rejects.toMatchObject({ code: "not-found" });
    await expect(give(translator, { task: "review" })).rejects.toMatchObject({ key: "workReviewer" });
    await expect(give(viewer)).rejects.toMatchObject({ code: "invalid", key: "workTranslator" });
    await expect(give(stranger)).rejects.toMatchObject({ code: "invalid", key: "workTranslator" });
    await give(translator, { from: 1, to: 2 });
    await expect(give(translator, { from: 2, to: 1 })).rejects.toMatchObject({ key: "workGiven" });
    const both = await Promise.allSettled([give(translator), give(translator)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("refuses a range with one end, or of another document", async () => {
    const built = await build();
    const other = await buildDocument({ project: built });
    await expect(built.give(built.translator, { from: 2 })).rejects.toMatchObject({ key: "workRange" });
    const { id } = await built.give(built.translator);
    const [foreign = ""] = other.paragraphIds;
    await expect(
      updateAssignment(built.reviewer, id, { fromParagraphId: foreign, toParagraphId: foreign }),
    ).rejects.toMatchObject({ code: "invalid", key: "workRange" });
    await expect(
      updateAssignment(built.reviewer, id, { fromParagraphId: built.paragraph(1) }),
    ).rejects.toMatchObject({ key: "workRange" });
  });
});

describe("listAssignments", () => {
  it("counts what is shown between the ends: neither what was set aside nor what was joined", async () => {
    const { give, translator, paragraph, translate, list } = await build(8);
    const { id } = await give(translator, { from: 3, to: 7 });
    await translate(4);
    await database().paragraph.update({ where: { id: paragraph(5) }, data: { excluded: true } });
    await database().paragraph.update({ where: { id: paragraph(7) }, data: { joinedIntoId: paragraph(6) } });
    expect((await list()).items).toMatchObject([
      { id, fromNumber: 3, toNumber: 5, progress: { total: 3, done: 1, waiting: 2 } },
    ]);
    // What the first paragraph was joined into is part of the work.
    await database().paragraph.update({ where: { id: paragraph(3) }, data: { joinedIntoId: paragraph(2) } });
    expect((await list()).items).toMatchObject([
      { fromNumber: 2, toNumber: 4, progress: { total: 3, done: 1, waiting: 2 } },
    ]);
    for (const number of [2, 4, 6])
      await database().paragraph.update({ where: { id: paragraph(number) }, data: { excluded: true } });
    expect((await list()).items).toMatchObject([
      { fromNumber: null, toNumber: null, progress: { total: 0, done: 0, waiting: 0 } },
    ]);
  });

  it("does not grow when its first paragraph is joined to one far before", async () => {
    const { give, translator, paragraph, list, documentId } = await build(8);
    await give(translator, { from: 5, to: 7 });
    const join = (number: number, into: number) =>
      database().paragraph.update({
        where: { id: paragraph(number) },
        data: { joinedIntoId: paragraph(into) },
      });
    await join(5, 2);
    expect((await list()).items).toMatchObject([{ fromNumber: 5, toNumber: 6, progress: { total: 2 } }]);
    expect(await findWaiting(translator, documentId, { after: -1 })).toMatchObject({ index: 4 });
    // With nothing in between, what it was joined into begins the work.
    for (const number of [3, 4]) await join(number, 2);
    expect((await list()).items).toMatchObject([{ fromNumber: 2, toNumber: 4, progress: { total: 3 } }]);
  });

  it("counts as the rules of tasks say, for every state", async () => {
    const { give, owner, trackId, paragraph, list } = await build(1);
    for (const task of TASKS) await give(owner, { task });
    for (const state of STATES)
      for (const needsWork of [false, true]) {
        await database().rendering.updateMany({
          where: { trackId, paragraphId: paragraph(1) },
          data: { state, needsWork },
        });
        for (const { task, progress } of (await list()).items) {
          const judged = { state, needsWork };
          expect([task, judged, progress.done, progress.waiting]).toEqual([
            ...[task, judged],
            ...[Number(isDone(task, judged)), Number(waitsFor(task, judged))],
          ]);
        }
      }
  });

  it("filters, pages, and tells open ones from those that are done", async () => {
    const { give, translator, reviewer, translate, list, trackId, documentId, stranger, projectId } =
      await build(3);
    const first = await give(translator, { from: 1, to: 1 });
    const second = await give(reviewer, { task: "review" });
    const third = await give(translator, { from: 2, to: 3 });
    await translate(1);
    const idsOf = async (more: Parameters<typeof list>[0]) => (await list(more)).items.map(({ id }) => id);
    expect(await idsOf({ open: "true" })).toEqual([third.id, second.id]);
    expect(await idsOf({ open: "false" })).toEqual([first.id]);
    expect(await idsOf({ assignee: reviewer.id })).toEqual([second.id]);
    expect(await idsOf({ track: trackId, document: documentId })).toHaveLength(3);
    expect(await idsOf({ track: documentId })).toEqual([]);
    const page = await list({ limit: 2 });
    expect(page.nextCursor).toBe(second.id);
    expect(await idsOf({ limit: 2, cursor: second.id })).toEqual([first.id]);
    await expect(listAssignments(stranger, projectId, { limit: 5 })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("keeps the work of who left, and says so; a track that was deleted takes its work along", async () => {
    const { give, translator, owner, reviewer, projectId, trackId, list } = await build();
    await give(translator);
    await removeMember(owner, projectId, translator.id);
    expect((await list()).items).toMatchObject([{ assignee: { id: translator.id, isMember: false } }]);
    await deleteTrack(reviewer, trackId);
    expect((await list()).items).toEqual([]);
  });
});

describe("updateAssignment", () => {
  it("gives the work to somebody else, who hears of it; who had it does not any more", async () => {
    const { give, translator, owner, reviewer } = await build();
    const { id } = await give(translator, { dueOn: "2027-01-31" });
    const after = await updateAssignment(reviewer, id, { assigneeId: owner.id, dueOn: null, note: "Soon." });
    expect(after).toMatchObject({ assignee: { id: owner.id }, dueOn: null, note: "Soon." });
    expect(await inbox(translator)).toEqual([]);
    expect((await inbox(owner)).map(({ kind }) => kind)).toEqual(["assigned"]);
  });

  it("narrows and widens it, and refuses what the other has already", async () => {
    const { give, translator, reviewer, paragraph } = await build();
    const { id } = await give(translator);
    const range = { fromParagraphId: paragraph(3), toParagraphId: paragraph(2) };
    expect(await updateAssignment(reviewer, id, range)).toMatchObject({ fromNumber: 2, toNumber: 3 });
    await give(translator);
    const whole = { fromParagraphId: null, toParagraphId: null };
    await expect(updateAssignment(reviewer, id, whole)).rejects.toMatchObject({ key: "workGiven" });
    expect(await updateAssignment(reviewer, id, range)).toMatchObject({ fromNumber: 2, toNumber: 3 });
  });

  it("is for who gave it, and for reviewers", async () => {
    const { give, translator, reviewer, viewer, stranger, owner } = await build();
    const own = await give(translator, { by: translator });
    expect(await updateAssignment(translator, own.id, { note: "x" })).toMatchObject({ note: "x" });
    expect(await updateAssignment(owner, own.id, { note: "y" })).toMatchObject({ note: "y" });
    await expect(updateAssignment(translator, own.id, { assigneeId: reviewer.id })).rejects.toMatchObject({
      key: "workOthers",
    });
    await updateAssignment(owner, own.id, { assigneeId: reviewer.id });
    await expect(updateAssignment(translator, own.id, { note: "x" })).rejects.toMatchObject({
      key: "notYours",
    });
    const others = await give(translator, { from: 1, to: 1 });
    await expect(updateAssignment(translator, others.id, { note: "x" })).rejects.toMatchObject({
      key: "notYours",
    });
    await expect(updateAssignment(viewer, own.id, { note: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(updateAssignment(stranger, own.id, { note: "x" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("tests a new role when work is given again", async () => {
    const { give, reviewer, owner, projectId } = await build();
    const { id } = await give(reviewer, { task: "review", by: owner });
    await changeRole(owner, projectId, reviewer.id, "translator");
    await expect(updateAssignment(owner, id, { assigneeId: reviewer.id })).rejects.toMatchObject({
      key: "workReviewer",
    });
    expect(await updateAssignment(owner, id, { assigneeId: owner.id })).toMatchObject({
      assignee: { id: owner.id },
    });
  });
});

describe("deleteAssignment", () => {
  it("takes work back with what was not read of it, and gives it again", async () => {
    const { give, translator, reviewer, viewer, stranger, list } = await build();
    const { id } = await give(translator);
    for (const [actor, code] of [
      [translator, "forbidden"],
      [viewer, "forbidden"],
      [stranger, "not-found"],
    ] as const)
      await expect(deleteAssignment(actor, id)).rejects.toMatchObject({ code });
    await expect(restoreAssignment(reviewer, id)).rejects.toMatchObject({ code: "not-found" });
    await deleteAssignment(reviewer, id);
    expect([(await list()).items, await inbox(translator)]).toEqual([[], []]);
    await expect(deleteAssignment(reviewer, id)).rejects.toMatchObject({ code: "not-found" });
    expect(await restoreAssignment(reviewer, id)).toMatchObject({ id, assignee: { id: translator.id } });
    expect(await inbox(translator)).toHaveLength(1);
  });

  it("is not given again when the person has got the same meanwhile", async () => {
    const { give, translator, reviewer } = await build();
    const { id } = await give(translator);
    await deleteAssignment(reviewer, id);
    await give(translator);
    await expect(restoreAssignment(reviewer, id)).rejects.toMatchObject({ key: "workGiven" });
  });
});

describe("what is told when a rendering is sent back", () => {
  it("is told to who confirmed it, once until it is read, with the comment and the place", async () => {
    const { translate, set, translator, owner, trackId, documentId, paragraph } = await build();
    await translate(2);
    await set(2, "needs-work");
    await set(2, "needs-work");
    const [told, ...rest] = await inbox(translator);
    expect(rest).toEqual([]);
    expect(told).toMatchObject({
      ...{ kind: "returned", excerpt: "Look at the second word.", trackId, documentId },
      ...{ paragraphId: paragraph(2), paragraphNumber: 2, actor: { name: "reviewer" } },
    });
    await markRead(translator, { read: true });
    await set(2, "needs-work", owner);
    expect(await inbox(translator)).toHaveLength(1);
  });

  it("no longer when it is taken back before it was read", async () => {
    const { translate, set, translator } = await build();
    await translate(2);
    await set(2, "needs-work");
    await set(2, "translated");
    expect(await inbox(translator)).toEqual([]);
  });

  it("not to the reviewer who took a review back, nor to oneself, nor to who left", async () => {
    const { translate, set, translator, reviewer, owner, projectId } = await build();
    await translate(1);
    await set(1, "reviewed");
    await set(1, "translated");
    await set(1, "needs-work", owner);
    expect([await inbox(reviewer), (await inbox(translator)).length]).toEqual([[], 1]);
    await translate(2, reviewer);
    await set(2, "needs-work");
    expect(await inbox(reviewer)).toEqual([]);
    await translate(3);
    await removeMember(owner, projectId, translator.id);
    await set(3, "needs-work");
    expect(await database().notification.count({ where: { userId: translator.id } })).toBe(1);
  });

  it("is hidden with what it is about", async () => {
    const { translate, set, translator, reviewer, paragraph, trackId } = await build();
    await translate(4);
    await set(4, "needs-work");
    await database().paragraph.update({ where: { id: paragraph(4) }, data: { joinedIntoId: paragraph(3) } });
    expect(await inbox(translator)).toMatchObject([{ paragraphId: paragraph(3), paragraphNumber: 3 }]);
    await database().paragraph.update({ where: { id: paragraph(4) }, data: { excluded: true } });
    expect(await inbox(translator)).toEqual([]);
    await database().paragraph.update({ where: { id: paragraph(4) }, data: { excluded: false } });
    await deleteTrack(reviewer, trackId);
    expect(await inbox(translator)).toEqual([]);
  });
});
