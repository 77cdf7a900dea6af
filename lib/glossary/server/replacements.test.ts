import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { listRevisions } from "@/lib/renderings/server/list-revisions";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { setState } from "@/lib/renderings/server/set-state";
import { updateTrack } from "@/lib/renderings/server/update-track";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { buildTrack } from "@/lib/testing/build-texts";
import { putLink } from "./glossaries";
import { replaceWordings } from "./replace-wordings";
import { undoReplacement } from "./undo-replacement";

const OLD = "community of common destiny";
const NEW = "community with a shared future";
const TEXT = `We build a ${OLD}. A ${OLD} is for all.`;

/** A track whose renderings say it the old way, and a concept of a glossary that the project uses. */
async function build(texts: readonly string[] = [TEXT, TEXT, "Nothing here."]) {
  const track = await buildTrack();
  const { glossaryId, owner } = await buildGlossary({ project: track });
  const { id: conceptId } = await buildConcept(owner, glossaryId, { zh: "命运共同体", en: NEW });
  const write = async (at: number, text: string) => {
    const place = { trackId: track.trackId, paragraphId: track.paragraphIds[at] ?? "" };
    await putRendering(track.translator, { ...place, rich: { text, marks: [] }, seen: null });
  };
  for (const [at, text] of texts.entries()) await write(at, text);
  const textOf = async (at: number) =>
    (await database().rendering.findUniqueOrThrow({ where: { id: track.renderingIds[at] ?? "" } })).text;
  const edit = (at: number, start: number, expected = OLD) => ({
    ...{ renderingId: track.renderingIds[at] ?? "", start, end: start + expected.length, expected },
    text: NEW,
  });
  const both = (at: number) => [edit(at, TEXT.lastIndexOf(OLD)), edit(at, TEXT.indexOf(OLD))];
  return { ...track, glossaryId, conceptId, write, textOf, edit, both };
}

describe("replaceWordings", () => {
  it("replaces all the places, each text with a revision in its history, and is in the audit trail", async () => {
    const { translator, conceptId, both, textOf, renderingIds, projectId } = await build();
    const request = { edits: [...both(0), ...both(1)], reason: "decided" };
    const report = await replaceWordings(translator, conceptId, request);
    expect(report).toMatchObject({ applied: 4, skipped: [] });
    expect(await textOf(0)).toBe(TEXT.replaceAll(OLD, NEW));
    const { items } = await listRevisions(translator, renderingIds[0] ?? "", { limit: 10 });
    expect(items.map(({ cause }) => cause)).toEqual(["replace", "write"]);
    const events = await database().auditEvent.findMany({ where: { projectId, action: "term.replace" } });
    expect(events).toMatchObject([
      { objectId: conceptId, actorId: translator.id, details: { replacementId: report.id, places: 4 } },
    ]);
  });

  it("makes all edits of one text or none, by what stands there now", async () => {
    const { translator, conceptId, edit, both, textOf, renderingIds, write } = await build();
    await write(1, `Now ${TEXT}`);
    const report = await replaceWordings(translator, conceptId, {
      edits: [...both(0), edit(1, TEXT.indexOf(OLD) + 4), edit(1, TEXT.lastIndexOf(OLD))],
      reason: "",
    });
    expect(report).toMatchObject({
      applied: 2,
      skipped: [{ renderingId: renderingIds[1], reason: "changed" }],
    });
    expect(await textOf(1)).toBe(`Now ${TEXT}`);
  });

  it("leaves what is final, set aside or somebody else's as it is", async () => {
    const { owner, conceptId, both, textOf, renderingIds, paragraphIds } = await build();
    const elsewhere = await build();
    for (const state of ["translated", "reviewed", "final"] as const)
      await setState(owner, { renderingId: renderingIds[0] ?? "", state, comment: "", seen: null });
    await database().paragraph.update({ where: { id: paragraphIds[1] ?? "" }, data: { excluded: true } });
    const edits = [...both(0), ...both(1), ...elsewhere.both(0)];
    expect(await replaceWordings(owner, conceptId, { edits, reason: "" })).toMatchObject({
      applied: 0,
      skipped: [
        { renderingId: renderingIds[0], reason: "final" },
        { renderingId: renderingIds[1], reason: "not-allowed" },
        { renderingId: elsewhere.renderingIds[0], reason: "not-allowed" },
      ],
    });
    expect([await textOf(0), await elsewhere.textOf(0)]).toEqual([TEXT, TEXT]);
  });

  it("leaves a locked track as it is", async () => {
    const { owner, conceptId, both, renderingIds, trackId } = await build();
    await updateTrack(owner, trackId, { locked: true });
    expect(await replaceWordings(owner, conceptId, { edits: both(0), reason: "" })).toMatchObject({
      applied: 0,
      skipped: [{ renderingId: renderingIds[0], reason: "locked" }],
    });
  });

  it("is refused to who may not translate, and a stranger sees nothing", async () => {
    const { viewer, stranger, conceptId, both } = await build();
    const request = { edits: both(0), reason: "" };
    await expect(replaceWordings(viewer, conceptId, request)).rejects.toMatchObject({ code: "forbidden" });
    await expect(replaceWordings(stranger, conceptId, request)).rejects.toMatchObject({ code: "not-found" });
  });

  it("reaches the glossary's other projects where one may translate, and only those", async () => {
    const { owner, conceptId, glossaryId } = await build();
    const second = await build();
    const member = { projectId: second.projectId, userId: owner.id };
    await database().membership.create({ data: { ...member, role: "owner" } });
    await putLink(owner, { glossaryId, projectId: second.projectId, right: "read" });
    const request = { edits: second.both(0), reason: "" };
    await database().membership.updateMany({ where: member, data: { role: "viewer" } });
    expect(await replaceWordings(owner, conceptId, request)).toMatchObject({ applied: 0 });
    await database().membership.updateMany({ where: member, data: { role: "translator" } });
    expect(await replaceWordings(owner, conceptId, request)).toMatchObject({ applied: 2 });
  });
});

describe("undoReplacement", () => {
  it("puts the old wordings back, after further edits too, and keeps what is not there any more", async () => {
    const { translator, conceptId, both, textOf, write, projectId, renderingIds } = await build();
    const request = { edits: [...both(0), ...both(1)], reason: "" };
    const { id } = await replaceWordings(translator, conceptId, request);
    const replaced = TEXT.replaceAll(OLD, NEW);
    await write(0, `Today we know: ${replaced}`);
    await write(1, replaced.replace(NEW, "community of nations"));
    expect(await undoReplacement(translator, id)).toEqual({
      ...{ restored: 3, undone: 3, kept: 1, skipped: [{ renderingId: renderingIds[1], reason: "changed" }] },
    });
    expect(await textOf(0)).toBe(`Today we know: ${TEXT}`);
    expect(await textOf(1)).toBe(TEXT.replace(OLD, "community of nations"));
    // Somebody's own words beside what was put back.
    await write(1, TEXT.replace(OLD, NEW));
    expect(await undoReplacement(translator, id)).toMatchObject({ restored: 0, undone: 3, kept: 1 });
    expect(await textOf(1)).toBe(TEXT.replace(OLD, NEW));
    const where = { projectId, action: "term.undo-replace" };
    expect(await database().auditEvent.count({ where })).toBe(1);
  });

  it("gives a text its state again when it reads as it did", async () => {
    const { owner, conceptId, both, renderingIds } = await build();
    const renderingId = renderingIds[0] ?? "";
    for (const state of ["translated", "reviewed"] as const)
      await setState(owner, { renderingId, state, comment: "", seen: null });
    const stateOf = async () =>
      (await database().rendering.findUniqueOrThrow({ where: { id: renderingId } })).state;
    const { id } = await replaceWordings(owner, conceptId, { edits: both(0), reason: "" });
    expect(await stateOf()).toBe("translated");
    await undoReplacement(owner, id);
    expect(await stateOf()).toBe("reviewed");
  });

  it("keeps what is locked, and can be tried again when it is open", async () => {
    const { owner, conceptId, both, trackId, textOf } = await build();
    const { id } = await replaceWordings(owner, conceptId, { edits: both(0), reason: "" });
    await updateTrack(owner, trackId, { locked: true });
    expect(await undoReplacement(owner, id)).toMatchObject({ restored: 0, undone: 0, kept: 2 });
    await updateTrack(owner, trackId, { locked: false });
    expect(await undoReplacement(owner, id)).toMatchObject({ restored: 2, undone: 2, kept: 0 });
    expect(await textOf(0)).toBe(TEXT);
    await expect(undoReplacement(owner, id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is for who made it and for reviewers", async () => {
    const { owner, reviewer, translator, viewer, stranger, conceptId, both } = await build();
    const { id } = await replaceWordings(owner, conceptId, { edits: both(0), reason: "" });
    for (const actor of [translator, viewer])
      await expect(undoReplacement(actor, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(undoReplacement(stranger, id)).rejects.toMatchObject({ code: "not-found" });
    expect(await undoReplacement(reviewer, id)).toMatchObject({ restored: 2, kept: 0 });
  });
});
