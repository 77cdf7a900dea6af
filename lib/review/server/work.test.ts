import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { changeRole, removeMember } from "@/lib/accounts/server/members";
import { database, pool } from "@/lib/db/database";
import { correctParagraph } from "@/lib/documents/server/correct-paragraph";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { stillRight } from "@/lib/renderings/server/still-right";
import { updateTrack } from "@/lib/renderings/server/update-track";
import { buildProject } from "@/lib/testing/build-accounts";
import { buildReview } from "@/lib/testing/build-review";
import { type BuiltTrack, buildDocument, buildTrack } from "@/lib/testing/build-texts";
import { createAssignment } from "./create-assignment";
import { getTeam } from "./get-team";
import { findWaiting, listWork } from "./list-work";

/** What waits, as "task reason count @first". */
const work = async (actor: Actor): Promise<string[]> =>
  (await listWork(actor)).items.map(
    ({ task, reason, count, firstNumber }) => `${task} ${reason} ${count} @${firstNumber}`,
  );

async function build(settings: { ownWork?: boolean; secondReview?: boolean } = {}) {
  const built = await buildReview();
  await database().reviewSettings.create({ data: { projectId: built.projectId, ...settings } });
  return built;
}

describe("what waits", () => {
  it("to translate: what was given, as long as it is not confirmed", async () => {
    const { give, translate, translator, owner } = await build();
    expect(await work(translator)).toEqual([]);
    await give(translator, { from: 2, to: 4, dueOn: "2027-03-01" });
    await give(translator, { from: 4, to: 5, dueOn: "2027-02-01" });
    expect(await work(translator)).toEqual(["translate assigned 4 @2"]);
    await translate(2);
    const [group] = (await listWork(translator)).items;
    expect(group).toMatchObject({ count: 3, firstNumber: 3, dueOn: "2027-02-01", counts: { assigned: 3 } });
    await translate(4);
    await translate(5);
    expect((await listWork(translator)).items[0]).toMatchObject({ count: 1, dueOn: "2027-03-01" });
    expect(await work(owner)).toEqual(["review unassigned-review 3 @2"]);
  });

  it("to translate: what was sent back, for who confirmed it, and for who was given it", async () => {
    const { give, translate, set, translator, reviewer } = await build();
    await translate(3);
    await set(3, "needs-work");
    expect(await work(translator)).toEqual(["translate returned 1 @3"]);
    expect(await work(reviewer)).toEqual([]);
    await give(reviewer, { from: 3, to: 3 });
    expect(await work(reviewer)).toEqual(["translate assigned 1 @3"]);
    await give(translator, { dueOn: "2027-02-01" });
    expect((await listWork(translator)).items[0]).toMatchObject({
      ...{ count: 6, reason: "returned", counts: { returned: 1, assigned: 5 }, firstNumber: 1 },
    });
    await translate(3);
    expect(await work(translator)).toEqual(["translate assigned 5 @1"]);
  });

  it("to translate: what was sent back without ever being confirmed, for who wrote it", async () => {
    const { trackId, paragraph, translator } = await build();
    const rendering = { trackId, paragraphId: paragraph(1) };
    await database().rendering.updateMany({
      where: rendering,
      data: { state: "translated", needsWork: true, text: "Words.", revision: 2 },
    });
    const { id: renderingId } = await database().rendering.findFirstOrThrow({ where: rendering });
    const kept = { renderingId, text: "Words.", state: "initial" } as const;
    await database().renderingRevision.create({
      data: { ...kept, revision: 1, cause: "edit", authorId: translator.id },
    });
    expect(await work(translator)).toEqual(["translate returned 1 @1"]);
  });

  it("to look at again: what stands beside a changed source, for its translator; what was reviewed, for a reviewer", async () => {
    const { give, translate, set, paragraph, renderingIds, translator, reviewer, owner } = await build();
    for (const number of [1, 2]) await translate(number);
    await set(2, "reviewed");
    for (const number of [1, 2, 3])
      await correctParagraph(owner, {
        paragraphId: paragraph(number),
        text: `更正后的第${number}段。`,
        seen: null,
      });
    expect(await work(translator)).toEqual(["translate source-changed 1 @1"]);
    expect(await work(reviewer)).toEqual(["review source-changed 2 @1"]);
    await give(reviewer, { task: "review", from: 2, to: 2 });
    expect(await work(owner)).toEqual(["review unassigned-review 1 @1"]);
    for (const [who, number] of [
      [translator, 1],
      [reviewer, 2],
    ] as const)
      await stillRight(who, { renderingId: renderingIds[number - 1] ?? "", seen: null, sourceSeen: null });
    expect(await work(translator)).toEqual([]);
    expect(await work(reviewer)).toEqual(["review unassigned-review 1 @1"]);
  });

  it("to review: what was given, and else what nobody was given", async () => {
    const { give, translate, reviewer, owner, translator } = await build();
    for (const number of [1, 2, 3, 4]) await translate(number);
    await give(reviewer, { task: "review", from: 1, to: 2, by: owner });
    const groups = (await listWork(reviewer)).items;
    expect(groups).toMatchObject([
      { count: 4, reason: "assigned", counts: { assigned: 2, "unassigned-review": 2 } },
    ]);
    expect(await work(owner)).toEqual(["review unassigned-review 2 @3"]);
    expect(await work(translator)).toEqual([]);
  });

  it("to review: what is given to somebody who cannot review it any more waits for all", async () => {
    const { give, translate, reviewer, owner, projectId } = await build();
    await translate(1);
    await give(reviewer, { task: "review", by: owner });
    expect(await work(owner)).toEqual([]);
    await changeRole(owner, projectId, reviewer.id, "translator");
    expect(await work(reviewer)).toEqual([]);
    expect(await work(owner)).toEqual(["review unassigned-review 1 @1"]);
    await removeMember(owner, projectId, reviewer.id);
    expect(await work(reviewer)).toEqual([]);
    expect(await work(owner)).toEqual(["review unassigned-review 1 @1"]);
  });

  it("to review: one's own translation too, unless others alone may review it", async () => {
    const own = await build({ ownWork: true });
    await own.translate(1, own.reviewer);
    expect(await work(own.reviewer)).toEqual(["review unassigned-review 1 @1"]);
    const others = await build({ ownWork: false });
    await others.translate(1, others.reviewer);
    await others.translate(2);
    expect(await work(others.reviewer)).toEqual(["review unassigned-review 1 @2"]);
    expect(await work(others.owner)).toEqual(["review unassigned-review 2 @1"]);
    // Given to the one person who may not review it, it still waits for the others.
    await others.give(others.reviewer, { task: "review", by: others.owner });
    expect(await work(others.reviewer)).toEqual(["review assigned 1 @2"]);
    expect(await work(others.owner)).toEqual(["review unassigned-review 1 @1"]);
  });

  it("to review: what several translated is none's of them, as the rule has it", async () => {
    const { give, translate, set, paragraph, trackId, owner, reviewer, translator } = await build({
      ownWork: false,
    });
    // The reviewer wrote it, the translator confirmed it.
    const rich = { text: "Mine.", marks: [] };
    await putRendering(reviewer, { trackId, paragraphId: paragraph(1), rich, seen: null });
    await set(1, "translated", translator);
    await expect(set(1, "reviewed", reviewer)).rejects.toMatchObject({ key: "stateOwnWork" });
    expect([await work(reviewer), await work(owner)]).toEqual([[], ["review unassigned-review 1 @1"]]);
    // Given to one who may not review it, it still waits for the others.
    await give(reviewer, { task: "review", by: owner });
    expect([await work(reviewer), await work(owner)]).toEqual([[], ["review unassigned-review 1 @1"]]);
    // What was joined into it is of those who wrote that.
    await translate(2);
    await putRendering(reviewer, { trackId, paragraphId: paragraph(3), rich, seen: null });
    expect(await work(reviewer)).toEqual(["review assigned 1 @2"]);
    await database().paragraph.update({ where: { id: paragraph(3) }, data: { joinedIntoId: paragraph(2) } });
    await expect(set(2, "reviewed", reviewer)).rejects.toMatchObject({ key: "stateOwnWork" });
    expect(await work(reviewer)).toEqual([]);
    await set(2, "reviewed", owner);
  });

  it("to review: what one sent back and confirmed again as it stood is no translation of one's own", async () => {
    const { translate, set, reviewer, owner, translator } = await build({ ownWork: false });
    await translate(1);
    await set(1, "needs-work");
    await set(1, "translated");
    expect(await work(reviewer)).toEqual(["review unassigned-review 1 @1"]);
    await set(1, "needs-work");
    expect([await work(translator), await work(reviewer)]).toEqual([["translate returned 1 @1"], []]);
    await set(1, "translated");
    await set(1, "reviewed");
    expect([await work(reviewer), await work(owner)]).toEqual([[], []]);
  });

  it("to review again: what somebody else reviewed, where the last word is another person's", async () => {
    const { translate, set, reviewer, owner } = await build({ secondReview: true });
    await translate(1);
    await set(1, "reviewed", reviewer);
    expect([await work(reviewer), await work(owner)]).toEqual([[], ["review second-review 1 @1"]]);
    await set(1, "final", owner);
    expect(await work(owner)).toEqual([]);
    // Who opens it again has not reviewed it.
    await set(1, "reviewed", owner);
    expect([await work(reviewer), await work(owner)]).toEqual([[], ["review second-review 1 @1"]]);
    const single = await build();
    await single.translate(1);
    await single.set(1, "reviewed", single.reviewer);
    expect(await work(single.owner)).toEqual([]);
  });

  it("neither in a locked track, nor what was set aside or joined", async () => {
    const { give, translator, reviewer, trackId, paragraph } = await build();
    await give(translator, { from: 1, to: 4 });
    await database().paragraph.update({ where: { id: paragraph(1) }, data: { excluded: true } });
    await database().paragraph.update({ where: { id: paragraph(3) }, data: { joinedIntoId: paragraph(2) } });
    expect(await work(translator)).toEqual(["translate assigned 2 @1"]);
    await updateTrack(reviewer, trackId, { locked: true });
    expect(await work(translator)).toEqual([]);
  });

  it("what is due first comes first, then what was sent back, given, free to review", async () => {
    const project = await buildProject();
    const days = [null, "2027-05-01", "2020-01-01", null] as const;
    for (const dueOn of days) {
      const document = await buildDocument({ project, texts: ["一。"] });
      const { trackId } = await buildTrack({ document });
      if (dueOn === null) continue;
      await createAssignment(project.owner, trackId, {
        ...{ assigneeId: project.reviewer.id, task: "translate", dueOn, note: "" },
        ...{ fromParagraphId: null, toParagraphId: null },
      });
    }
    const [free, given] = await database().track.findMany({
      where: { document: { projectId: project.projectId }, assignments: { none: {} } },
      orderBy: { id: "asc" },
    });
    await database().rendering.updateMany({
      where: { trackId: free?.id ?? "" },
      data: { state: "translated" },
    });
    await createAssignment(project.owner, given?.id ?? "", {
      ...{ assigneeId: project.reviewer.id, task: "translate", dueOn: null, note: "" },
      ...{ fromParagraphId: null, toParagraphId: null },
    });
    expect((await listWork(project.reviewer)).items.map(({ reason, dueOn }) => [reason, dueOn])).toEqual([
      ["assigned", "2020-01-01"],
      ["assigned", "2027-05-01"],
      ["assigned", null],
      ["unassigned-review", null],
    ]);
  });

  it("of other projects only to members, and to a token of one project only there", async () => {
    const { give, translator, stranger, projectId } = await build();
    await give(translator);
    expect(await work(stranger)).toEqual([]);
    expect(await work({ ...translator, onlyProjectId: projectId })).toHaveLength(1);
    const other = await buildProject();
    expect(await work({ ...translator, onlyProjectId: other.projectId })).toEqual([]);
  });
});

describe("what waits in a document of 10,000 paragraphs", () => {
  let large: BuiltTrack;

  beforeAll(async () => {
    large = await buildTrack({ texts: Array.from({ length: 10_000 }, (_, at) => `第${at}段。`) });
    const { projectId, trackId, owner, reviewer, paragraphIds } = large;
    await database().reviewSettings.create({ data: { projectId, ownWork: false } });
    const [from = "", to = "", later = ""] = [2000, 7999, 5000].map((at) => paragraphIds[at]);
    for (const task of ["translate", "review"] as const)
      await createAssignment(owner, trackId, {
        ...{ assigneeId: reviewer.id, task, dueOn: null, note: "" },
        ...{ fromParagraphId: from, toParagraphId: to },
      });
    const { orderKey } = await database().paragraph.findUniqueOrThrow({ where: { id: later } });
    await database().rendering.updateMany({
      where: { trackId, paragraph: { orderKey: { gte: orderKey } } },
      data: { state: "translated", text: "Words.", revision: 2 },
    });
  });

  it("is found in two statements, however many there are", async () => {
    const asked = vi.spyOn(pool(), "query");
    const { items } = await listWork(large.reviewer);
    expect(items.map(({ task, count, firstNumber }) => [task, count, firstNumber])).toEqual([
      ["review", 5000, 5001],
      ["translate", 3000, 2001],
    ]);
    expect(asked).toHaveBeenCalledTimes(2);
    asked.mockRestore();
  });

  it("is found likewise where the person had a hand in half of it", async () => {
    const { reviewer, translator, trackId } = large;
    for (const [at, { id }] of [reviewer, translator, reviewer].entries())
      await pool().query(
        `INSERT INTO "RenderingRevision" ("id", "renderingId", "revision", "state", "cause", "text", "authorId")
         SELECT gen_random_uuid(), r."id", $3::int, 'initial', 'edit', 'Words ' || $3::int || '.', $2
         FROM "Rendering" r WHERE r."trackId" = $1 AND r."state" = 'translated'`,
        [trackId, id, at + 1],
      );
    const asked = vi.spyOn(pool(), "query");
    const { items } = await listWork(reviewer);
    expect(items.map(({ task, count }) => [task, count])).toEqual([["translate", 3000]]);
    expect(asked).toHaveBeenCalledTimes(2);
    asked.mockRestore();
    await database().renderingRevision.deleteMany({ where: { rendering: { trackId } } });
  });

  it("is gone to from anywhere", async () => {
    const { reviewer, documentId } = large;
    expect(await findWaiting(reviewer, documentId, { after: 8000 })).toMatchObject({ index: 8001 });
  });
});

describe("findWaiting", () => {
  it("goes to the next row that waits, round once, in one track or any", async () => {
    const { give, translator, viewer, stranger, documentId, trackId, paragraph } = await build();
    const find = (after: number, track?: string, actor = translator) =>
      findWaiting(actor, documentId, { after, track });
    const nothing = { index: null, paragraphId: null, trackId: null, task: null, wrapped: false };
    expect(await find(-1)).toEqual(nothing);
    await give(translator, { from: 2, to: 3 });
    const second = { index: 1, paragraphId: paragraph(2), trackId, task: "translate" };
    expect(await find(-1)).toEqual({ ...second, wrapped: false });
    expect(await find(1, trackId)).toMatchObject({ index: 2, wrapped: false });
    expect(await find(2, trackId)).toEqual({ ...second, wrapped: true });
    expect(await find(-1, documentId)).toEqual(nothing);
    expect(await find(-1, undefined, viewer)).toEqual(nothing);
    await expect(find(-1, undefined, stranger)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("getTeam", () => {
  it("tells how far the tracks are and who is on what, also who left", async () => {
    const { give, translate, translator, reviewer, owner, viewer, stranger, projectId, trackId } =
      await build();
    await give(translator, { from: 1, to: 2 });
    await give(reviewer, { task: "review" });
    await translate(1);
    const { tracks, people } = await getTeam(viewer, projectId);
    expect(tracks).toMatchObject([
      { track: { id: trackId, locked: false }, progress: { total: 6, initial: 5, translated: 1 } },
    ]);
    expect(people.map(({ name, role, assignments }) => [name, role, assignments.length])).toEqual([
      ["owner", "owner", 0],
      ["reviewer", "reviewer", 1],
      ["translator", "translator", 1],
      ["viewer", "viewer", 0],
    ]);
    expect(people[2]?.assignments[0]?.progress).toEqual({ total: 2, done: 1, waiting: 1 });
    expect(people.map(({ lastChangedAt }) => lastChangedAt !== null)).toEqual([false, false, true, false]);
    await translate(2);
    await removeMember(owner, projectId, reviewer.id);
    expect((await getTeam(viewer, projectId)).people).toMatchObject([
      { name: "owner" },
      { name: "translator", assignments: [] },
      { name: "viewer" },
      { name: "reviewer", role: null, assignments: [{ task: "review" }] },
    ]);
    await expect(getTeam(stranger, projectId)).rejects.toMatchObject({ code: "not-found" });
  });
});
