import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { database, transaction } from "@/lib/db/database";
import { listRevisions } from "@/lib/renderings/server/list-revisions";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { setState } from "@/lib/renderings/server/set-state";
import { updateTrack } from "@/lib/renderings/server/update-track";
import { replacementOf } from "@/lib/search/core/find-places";
import { type BuiltTrack, buildDocument, buildTrack } from "@/lib/testing/build-texts";
import { listReplaceable } from "./list-replaceable";
import type { Replaceable } from "./replace-schema";
import { replaceTexts, undoTextReplacement } from "./replace-texts";
import { appendPlaces } from "./replacement-store";

const TEXT = "Security first: insecurity harms security.";
const DONE = "Safety first: insecurity harms safety.";
const WANTED = { find: "security", matchCase: false, wholeWord: true, anyForm: false };

async function build(texts: readonly string[] = [TEXT, TEXT, "Nothing here."]) {
  const track = await buildTrack({ texts: texts.map((_, at) => `第${at}段。`) });
  for (const [at, text] of texts.entries()) await write(track, at, text);
  return track;
}

const write = (track: BuiltTrack, at: number, text: string) =>
  putRendering(track.translator, {
    ...{ trackId: track.trackId, paragraphId: track.paragraphIds[at] ?? "", seen: null },
    rich: { text, marks: [] },
  });

const textOf = async ({ renderingIds }: BuiltTrack, at: number) =>
  (await database().rendering.findUniqueOrThrow({ where: { id: renderingIds[at] ?? "" } })).text;

const look = async (
  actor: Actor,
  projectId: string,
  asked: Partial<typeof WANTED> & { track?: string } = {},
) => (await listReplaceable(actor, projectId, { ...WANTED, limit: 50, ...asked })).items;

const editsOf = (items: readonly Replaceable[], replacement = "safety") =>
  items.flatMap(({ renderingId, revision, places }) =>
    places.map(({ start, end, found }) => ({
      ...{ renderingId, revision, start, end, expected: found },
      text: replacementOf(found, WANTED, replacement),
    })),
  );

describe("places to replace", () => {
  it("are told in their context, in one track, one document or the project", async () => {
    const track = await build();
    const other = await buildTrack({ document: track });
    await database().rendering.update({
      where: { id: other.renderingIds[0] ?? "" },
      data: { text: "Security." },
    });
    const items = await look(track.translator, track.projectId);
    expect(
      items.map(({ track: { id }, paragraph, places }) => [id, paragraph.number, places.length]),
    ).toEqual([
      [track.trackId, 1, 2],
      [other.trackId, 1, 1],
      [track.trackId, 2, 2],
    ]);
    expect(items[0]?.places[1]).toMatchObject({
      ...{ found: "security", before: "Security first: insecurity harms ", after: ".", isCutBefore: false },
    });
    expect(await look(track.translator, track.projectId, { track: other.trackId })).toHaveLength(1);
    const [anywhere] = await look(track.translator, track.projectId, { wholeWord: false });
    expect(anywhere?.places).toHaveLength(3);
    const forms = await look(track.translator, track.projectId, { find: "harm", anyForm: true });
    expect(forms.flatMap(({ places }) => places.map(({ found }) => found))).toEqual(["harms", "harms"]);
  });

  it("are found in whatever width, script or kind of quotation marks a search finds them", async () => {
    const track = await build(["ＡＩ及國家安全。", "AI and “国家安全”.", "Safety of AIR."]);
    const foundBy = async (find: string) =>
      (await look(track.translator, track.projectId, { find })).flatMap(({ places }) =>
        places.map(({ found }) => found),
      );
    expect(await foundBy("ai")).toEqual(["ＡＩ", "AI"]);
    expect(await foundBy("国家安全")).toEqual(["國家安全", "国家安全"]);
    expect(await foundBy('"國家安全"')).toEqual(["“国家安全”"]);
    const items = await look(track.translator, track.projectId, { find: "国家安全" });
    const edits = items.flatMap(({ renderingId, revision, places }) =>
      places.map(({ start, end, found }) => ({
        renderingId,
        revision,
        start,
        end,
        expected: found,
        text: "安全",
      })),
    );
    const report = await replaceTexts(track.translator, track.projectId, { find: "国家安全", edits });
    expect([report.applied, await textOf(track, 0)]).toEqual([2, "ＡＩ及安全。"]);
  });

  it("come in pages that lose none, and say why a text would be left", async () => {
    const track = await build(Array.from({ length: 5 }, () => TEXT));
    await setFinal(track, 0);
    const seen: Replaceable[] = [];
    let cursor: string | undefined;
    do {
      const page = await listReplaceable(track.owner, track.projectId, { ...WANTED, limit: 2, cursor });
      seen.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen.map(({ renderingId }) => renderingId)).toEqual(track.renderingIds);
    expect(seen.map(({ refusal }) => refusal)).toEqual(["final", null, null, null, null]);
    await updateTrack(track.owner, track.trackId, { locked: true });
    expect((await look(track.owner, track.projectId))[1]?.refusal).toBe("locked");
  });

  it("are for those who may translate; a stranger sees nothing, and foreign cursors are refused", async () => {
    const { viewer, stranger, translator, projectId } = await build();
    await expect(look(viewer, projectId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(look(stranger, projectId)).rejects.toMatchObject({ code: "not-found" });
    const foreign = listReplaceable(translator, projectId, { ...WANTED, limit: 5, cursor: "x" });
    await expect(foreign).rejects.toMatchObject({ code: "invalid" });
  });
});

async function setFinal({ owner, renderingIds }: BuiltTrack, at: number) {
  for (const state of ["translated", "reviewed", "final"] as const)
    await setState(owner, { renderingId: renderingIds[at] ?? "", state, comment: "", seen: null });
}

describe("a replacement", () => {
  it("changes the approved places, with a cause of its own and a line in the audit trail", async () => {
    const track = await build();
    const { translator, projectId, renderingIds } = track;
    const edits = editsOf(await look(translator, projectId));
    const told: unknown[] = [];
    const report = await replaceTexts(
      translator,
      projectId,
      { find: "security", edits },
      { tell: (each) => told.push(each) },
    );
    expect(report).toMatchObject({ applied: 4, skipped: [] });
    expect([await textOf(track, 0), await textOf(track, 2)]).toEqual([DONE, "Nothing here."]);
    expect(told).toEqual([{ id: report.id, done: 2, total: 2 }]);
    const { items } = await listRevisions(translator, renderingIds[0] ?? "", { limit: 10 });
    expect(items.map(({ cause }) => cause)).toEqual(["find-replace", "write"]);
    const events = await database().auditEvent.findMany({ where: { projectId, action: "text.replace" } });
    expect(events).toMatchObject([{ objectId: report.id, actorId: translator.id, details: { places: 4 } }]);
  });

  it("goes through many texts in portions, which are one batch with one undo", async () => {
    const track = await build(Array.from({ length: 5 }, () => "Security."));
    const edits = editsOf(await look(track.owner, track.projectId));
    const done: number[] = [];
    const tell = (progress: { done: number }) => done.push(progress.done);
    const request = { find: "security", edits };
    const report = await replaceTexts(track.owner, track.projectId, request, { tell, atOnce: 2 });
    expect([report.applied, done]).toEqual([5, [2, 4, 5]]);
    expect(await undoTextReplacement(track.owner, track.projectId, report.id ?? "")).toEqual({
      ...{ restored: 5, undone: 5, kept: 0, skipped: [] },
    });
    expect(await textOf(track, 4)).toBe("Security.");
  });

  it("that is broken off keeps what is done, to be undone", async () => {
    const track = await build(Array.from({ length: 3 }, () => "Security."));
    const edits = editsOf(await look(track.owner, track.projectId));
    const stop = new AbortController();
    let batch: string | null = null;
    const tell = (progress: { id: string | null }) => {
      batch = progress.id;
      stop.abort();
    };
    const options = { tell, atOnce: 2, signal: stop.signal };
    const broken = replaceTexts(track.owner, track.projectId, { find: "security", edits }, options);
    await expect(broken).rejects.toMatchObject({ name: "AbortError" });
    expect([await textOf(track, 0), await textOf(track, 2)]).toEqual(["Safety.", "Security."]);
    expect(await undoTextReplacement(track.owner, track.projectId, batch ?? "")).toEqual({
      ...{ restored: 2, undone: 2, kept: 0, skipped: [] },
    });
  });

  it("leaves what was changed since, is final, locked or of another project, and says so", async () => {
    const [track, elsewhere] = [await build([TEXT, TEXT, TEXT]), await build([TEXT])];
    const edits = editsOf(await look(track.owner, track.projectId));
    const foreign = editsOf(await look(elsewhere.owner, elsewhere.projectId));
    // The words still stand at their places: it is the revision that tells.
    await write(track, 0, `${TEXT} And more.`);
    await setFinal(track, 1);
    const request = { find: "security", edits: [...edits, ...foreign] };
    const report = await replaceTexts(track.owner, track.projectId, request);
    expect(report.applied).toBe(2);
    expect(new Map(report.skipped.map(({ renderingId, reason }) => [renderingId, reason]))).toEqual(
      new Map([
        [track.renderingIds[0], "changed"],
        [track.renderingIds[1], "final"],
        [elsewhere.renderingIds[0], "not-allowed"],
      ]),
    );
    expect(await textOf(track, 0)).toBe(`${TEXT} And more.`);
    expect(await textOf(elsewhere, 0)).toBe(TEXT);
    await updateTrack(track.owner, track.trackId, { locked: true });
    const again = editsOf(
      (await look(track.owner, track.projectId)).filter(({ state }) => state !== "final"),
    );
    expect(
      await replaceTexts(track.owner, track.projectId, { find: "security", edits: again }),
    ).toMatchObject({
      ...{ id: null, applied: 0, skipped: [{ reason: "locked" }] },
    });
  });

  it("is refused to who may not translate, and a stranger sees nothing", async () => {
    const { viewer, stranger, translator, projectId } = await build();
    const request = { find: "security", edits: editsOf(await look(translator, projectId)) };
    await expect(replaceTexts(viewer, projectId, request)).rejects.toMatchObject({ code: "forbidden" });
    await expect(replaceTexts(stranger, projectId, request)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("undoing a replacement", () => {
  it("keeps what was written later, gives states back, and is for who made it or reviews", async () => {
    const track = await build();
    const { owner, reviewer, translator, viewer, stranger, projectId, renderingIds } = track;
    const renderingId = renderingIds[1] ?? "";
    for (const state of ["translated", "reviewed"] as const)
      await setState(owner, { renderingId, state, comment: "", seen: null });
    const edits = editsOf(await look(owner, projectId));
    const { id } = await replaceTexts(owner, projectId, { find: "security", edits });
    await write(track, 0, DONE.replace("harms safety", "harms all"));
    for (const actor of [translator, viewer])
      await expect(undoTextReplacement(actor, projectId, id ?? "")).rejects.toMatchObject({
        code: "forbidden",
      });
    await expect(undoTextReplacement(stranger, projectId, id ?? "")).rejects.toMatchObject({
      code: "not-found",
    });
    const other = await buildDocument();
    await expect(undoTextReplacement(other.owner, other.projectId, id ?? "")).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await undoTextReplacement(reviewer, projectId, id ?? "")).toEqual({
      ...{ restored: 3, undone: 3, kept: 1, skipped: [{ renderingId: renderingIds[0], reason: "changed" }] },
    });
    expect(await textOf(track, 0)).toBe("Security first: insecurity harms all.");
    const row = await database().rendering.findUniqueOrThrow({ where: { id: renderingId } });
    expect(row).toMatchObject({ text: TEXT, state: "reviewed" });
  });

  it("of which something was left goes on with the rest, and touches nothing that is undone", async () => {
    const track = await build(["Security.", "Security.", TEXT]);
    const { owner, projectId } = track;
    const edits = editsOf(await look(owner, projectId));
    const { id } = await replaceTexts(owner, projectId, { find: "security", edits });
    const undo = () => undoTextReplacement(owner, projectId, id ?? "");
    await updateTrack(owner, track.trackId, { locked: true });
    expect(await undo()).toEqual({
      ...{ restored: 0, undone: 0, kept: 4 },
      skipped: track.renderingIds.map((renderingId) => ({ renderingId, reason: "locked" })),
    });
    await updateTrack(owner, track.trackId, { locked: false });
    await setFinal(track, 1);
    await write(track, 2, DONE.replace("harms safety", "harms all"));
    expect(await undo()).toMatchObject({ restored: 2, undone: 2, kept: 2 });
    // What is undone is somebody's text again, and so is what is written beside it, though it reads as the replacement did.
    await write(track, 0, "Safety.");
    const own = TEXT.replace("harms security", "harms safety");
    await write(track, 2, own);
    await setState(owner, {
      ...{ renderingId: track.renderingIds[1] ?? "", comment: "", seen: null },
      state: "translated",
    });
    const skipped = [{ renderingId: track.renderingIds[2], reason: "changed" }];
    expect(await undo()).toEqual({ restored: 1, undone: 3, kept: 1, skipped });
    expect([await textOf(track, 0), await textOf(track, 1), await textOf(track, 2)]).toEqual([
      ...["Safety.", "Security.", own],
    ]);
  });

  it("of a place that was taken out leaves its words where they stand elsewhere", async () => {
    const track = await build(["The security law and national security organs."]);
    const { owner, projectId } = track;
    const edits = editsOf(await look(owner, projectId, { find: "national security" }), "security");
    const { id } = await replaceTexts(owner, projectId, { find: "national security", edits });
    await write(track, 0, "The security law.");
    expect(await undoTextReplacement(owner, projectId, id ?? "")).toMatchObject({ restored: 0, kept: 1 });
    expect(await textOf(track, 0)).toBe("The security law.");
  });

  it("ends once all is undone", async () => {
    const { owner, projectId } = await build(["Security."]);
    const edits = editsOf(await look(owner, projectId));
    const { id } = await replaceTexts(owner, projectId, { find: "security", edits });
    expect(await undoTextReplacement(owner, projectId, id ?? "")).toMatchObject({ restored: 1, kept: 0 });
    await expect(undoTextReplacement(owner, projectId, id ?? "")).rejects.toMatchObject({ code: "conflict" });
  });

  it("does not take words that it put back for words that were put in", async () => {
    const track = await build(["The national security law and national security organs."]);
    const { owner, projectId } = track;
    const edits = editsOf(await look(owner, projectId, { find: "national security" }), "security");
    const { id } = await replaceTexts(owner, projectId, { find: "national security", edits });
    await write(track, 0, "The security law and its own organs.");
    const undo = () => undoTextReplacement(owner, projectId, id ?? "");
    expect(await undo()).toMatchObject({ restored: 1, undone: 1, kept: 1 });
    expect(await undo()).toMatchObject({ restored: 0, undone: 1, kept: 1 });
    expect(await textOf(track, 0)).toBe("The national security law and its own organs.");
  });

  it("of which something was left stops a batch that still goes on", async () => {
    const track = await build(["Security.", "Security."]);
    const { owner, projectId } = track;
    const edits = editsOf(await look(owner, projectId));
    const { id } = await replaceTexts(owner, projectId, { find: "security", edits });
    const goOn = async () => {
      const grant = await authorize(owner, "translate", { projectId });
      return transaction((tx) => appendPlaces(tx, grant, id ?? "", []));
    };
    expect(await goOn()).toBe(true);
    await write(track, 0, "Other.");
    await undoTextReplacement(owner, projectId, id ?? "");
    expect(await goOn()).toBe(false);
  });
});
