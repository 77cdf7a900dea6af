import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { readEnvironment } from "@/lib/environment";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { stillRight } from "@/lib/renderings/server/still-right";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { compareSourceVersions } from "./compare-source-versions";
import { correctParagraph } from "./correct-paragraph";
import { getDocument } from "./get-document";
import { getSource } from "./get-source";
import { joinParagraphs } from "./join-paragraphs";
import { listSetAside } from "./list-set-aside";
import { listSourceVersions } from "./list-source-versions";
import type { GivenVersion } from "./read-given-version";
import { restoreParagraph } from "./restore-paragraph";
import type { SourceVersionView, VersionPreview } from "./source-schema";
import { splitParagraph } from "./split-paragraph";
import { takeSourceVersion } from "./take-source-version";
import { undoSourceVersion } from "./undo-source-version";

const OPENING = "代表团抵达会场，受到热烈欢迎。";
const TALKS = "双方就扩大扩大贸易交换了意见。";
const TALKS_RIGHT = "双方就扩大贸易交换了意见。";
const MOOD = "会谈在友好的气氛中进行。";
const DINNER = "最后，主人设宴招待客人。";
const SIGNED = "会后签署了三份文件。";

const NEXT = [DINNER, OPENING, TALKS_RIGHT, SIGNED];

const given = (
  texts: readonly string[],
  asked: Partial<GivenVersion> = {},
): (() => Promise<GivenVersion>) => {
  const bytes = new TextEncoder().encode(texts.join("\n\n"));
  return async () => ({
    ...{ bytes, fileName: "second.txt", name: undefined, preview: false, seen: undefined, ...asked },
  });
};

/** A text of four paragraphs that are all translated. */
async function buildTexts(): Promise<BuiltTrack> {
  const built = await buildTrack({ texts: [OPENING, TALKS, MOOD, DINNER] });
  for (const [at, paragraphId] of built.paragraphIds.entries())
    await putRendering(built.translator, {
      ...{ trackId: built.trackId, paragraphId, rich: { text: `Text ${at}.`, marks: [] }, seen: null },
    });
  return built;
}

const take = async (built: BuiltTrack, texts: readonly string[], asked: Partial<GivenVersion> = {}) =>
  (await takeSourceVersion(built.reviewer, built.documentId, given(texts, asked))) as SourceVersionView;
const preview = async (built: BuiltTrack, texts: readonly string[]) =>
  (await takeSourceVersion(
    built.reviewer,
    built.documentId,
    given(texts, { preview: true }),
  )) as VersionPreview;

/** What is shown, in order, with the texts beside it. */
async function shown({ documentId }: BuiltTrack) {
  const rows = await database().paragraph.findMany({
    where: { documentId, excluded: false, joinedIntoId: null },
    orderBy: { orderKey: "asc" },
    select: { id: true, text: true, renderings: { select: { text: true, sourceSince: true } } },
  });
  return rows.map(({ id, text, renderings: [rendering] }) => ({
    ...{ id, text, rendered: rendering?.text, sourceSince: rendering?.sourceSince },
  }));
}

/** Everything that a version may touch, as it can be compared. */
async function everything({ documentId }: BuiltTrack) {
  const rows = await database().paragraph.findMany({
    where: { documentId, excluded: false },
    orderBy: { orderKey: "asc" },
    include: { renderings: { select: { text: true, state: true, sourceSince: true } } },
  });
  return rows.map(({ revision: _, ...row }) => row);
}

describe("a new version of the whole source", () => {
  it("is shown before anything is written", async () => {
    const built = await buildTexts();
    const before = await everything(built);
    const shownFirst = await preview(built, NEXT);
    expect(shownFirst.counts).toEqual({ same: 1, changed: 1, added: 1, removed: 1, moved: 1, returned: 0 });
    expect(shownFirst.marked).toEqual({ all: 1, final: 0, locked: 0 });
    expect(
      shownFirst.changes.map(({ kind, before: was, after }) => [kind, was?.number, after?.number]),
    ).toEqual([
      ["moved", 4, 1],
      ["changed", 2, 3],
      ["added", undefined, 4],
      ["removed", 3, undefined],
    ]);
    expect(await everything(built)).toEqual(before);
  });

  it("leaves what did not change, corrects what did, brings in what is new, and sets aside what is gone", async () => {
    const built = await buildTexts();
    const [opening, talks, mood, dinner] = built.paragraphIds;
    const version = await take(built, NEXT, { name: "第二稿" });
    expect(version).toMatchObject({
      name: "第二稿",
      fileName: "second.txt",
      byName: "reviewer",
      undoneAt: null,
    });
    expect(await shown(built)).toMatchObject([
      { id: dinner, text: DINNER, rendered: "Text 3.", sourceSince: null },
      { id: opening, text: OPENING, rendered: "Text 0.", sourceSince: null },
      { id: talks, text: TALKS_RIGHT, rendered: "Text 1.", sourceSince: 1 },
      { text: SIGNED, rendered: "", sourceSince: null },
    ]);
    expect((await listSetAside(built.viewer, built.documentId, { limit: 10 })).items).toMatchObject([
      {
        paragraphId: mood,
        text: MOOD,
        renderings: [{ trackName: "Draft 1", text: "Text 2.", state: "initial" }],
      },
    ]);
    const { sourceFiles } = await getDocument(built.viewer, built.documentId);
    const part = sourceFiles.at(-1)?.part ?? -1;
    const { bytes } = await getSource(built.viewer, built.documentId, part);
    expect(new TextDecoder().decode(bytes)).toBe(NEXT.join("\n\n"));
  });

  it("shows a paragraph again that was set aside, by hand or by a version that has it", async () => {
    const built = await buildTexts();
    const mood = built.paragraphIds[2] ?? "";
    await take(built, [OPENING, TALKS, DINNER]);
    expect(await restoreParagraph(built.reviewer, mood)).toMatchObject({ id: mood, text: MOOD });
    await take(built, [OPENING, TALKS, DINNER], { name: "again" });
    expect((await preview(built, [OPENING, TALKS, MOOD, DINNER])).counts.returned).toBe(1);
    await take(built, [OPENING, TALKS, MOOD, DINNER]);
    expect((await shown(built)).map(({ id }) => id)).toEqual(built.paragraphIds);
  });

  it("is refused when the source changed since the preview, or when it says nothing new", async () => {
    const built = await buildTexts();
    const { seen } = await preview(built, NEXT);
    const asked = { paragraphId: built.paragraphIds[0] ?? "", text: `${OPENING}大家鼓掌。`, seen: null };
    await correctParagraph(built.reviewer, asked);
    await expect(take(built, NEXT, { seen })).rejects.toMatchObject({
      code: "conflict",
      key: "source.previewOld",
    });
    const now = (await shown(built)).map(({ text }) => text);
    await expect(take(built, now)).rejects.toMatchObject({ code: "conflict", key: "source.nothingNew" });
    expect(await take(built, NEXT, { seen: (await preview(built, NEXT)).seen })).toMatchObject({
      undoneAt: null,
    });
  });

  it("is held against the source without keeping others from it, and anew when they changed it meanwhile", async () => {
    const built = await buildTexts();
    const { version, phases } = await takeWhileChanging(built, 1);
    expect(version).toMatchObject({ undoneAt: null });
    expect(phases).toEqual(["comparing", "writing", "comparing", "writing"]);
    expect((await shown(built)).map(({ text }) => text)).toEqual(NEXT);
  });

  it("is refused where the source does not come to rest", async () => {
    const built = await buildTexts();
    await expect(takeWhileChanging(built, 9)).rejects.toMatchObject({ code: "conflict", key: "source.busy" });
  });

  it("is given up while it is compared, with nothing written", async () => {
    const built = await buildTexts();
    const before = await everything(built);
    const stop = new AbortController();
    const watcher = { tell: () => stop.abort(), signal: stop.signal };
    await expect(
      takeSourceVersion(built.reviewer, built.documentId, given(NEXT), watcher),
    ).rejects.toMatchObject({ code: "conflict", key: "source.canceled" });
    expect(await everything(built)).toEqual(before);
  });

  it("is for reviewers and owners, and a stranger finds nothing", async () => {
    const built = await buildTexts();
    const asked = async (who: BuiltTrack["owner"]) => takeSourceVersion(who, built.documentId, given(NEXT));
    await expect(asked(built.translator)).rejects.toMatchObject({ code: "forbidden" });
    await expect(asked(built.stranger)).rejects.toMatchObject({ code: "not-found" });
    const { id: versionId } = await take(built, NEXT);
    const which = { documentId: built.documentId, versionId };
    await expect(undoSourceVersion(built.translator, which)).rejects.toMatchObject({ code: "forbidden" });
    await expect(undoSourceVersion(built.stranger, which)).rejects.toMatchObject({ code: "not-found" });
    const other = await buildTexts();
    await expect(
      undoSourceVersion(other.reviewer, { documentId: other.documentId, versionId }),
    ).rejects.toMatchObject({ code: "not-found" });
    const stranger = built.stranger;
    await expect(listSourceVersions(stranger, built.documentId)).rejects.toMatchObject({ code: "not-found" });
    await expect(restoreParagraph(stranger, built.paragraphIds[2] ?? "")).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(restoreParagraph(built.translator, built.paragraphIds[2] ?? "")).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("a version that is taken back", () => {
  it("leaves the source as it was, with no mark", async () => {
    const built = await buildTexts();
    const before = await everything(built);
    const { id: versionId } = await take(built, NEXT);
    const undone = await undoSourceVersion(built.owner, { documentId: built.documentId, versionId });
    expect(undone.undoneAt).not.toBeNull();
    expect(await everything(built)).toEqual(before);
    await expect(
      undoSourceVersion(built.owner, { documentId: built.documentId, versionId }),
    ).rejects.toMatchObject({
      key: "undoneAlready",
    });
  });

  it.each([
    ["confirmed what it changed", (built: BuiltTrack) => right(built)],
    ["wrote beside what it brought in", (built: BuiltTrack) => writeBesideNew(built)],
    ["corrected it again", (built: BuiltTrack) => correctAgain(built)],
    ["split what it moved", (built: BuiltTrack) => splitMoved(built)],
    ["joined something to what it moved", (built: BuiltTrack) => joinMoved(built)],
  ])("stays when somebody %s", async (_case, work) => {
    const built = await buildTexts();
    const { id: versionId } = await take(built, NEXT);
    await work(built);
    await expect(
      undoSourceVersion(built.owner, { documentId: built.documentId, versionId }),
    ).rejects.toMatchObject({
      ...{ code: "conflict", key: "source.builtOn" },
    });
  });

  it("waits for the later one", async () => {
    const built = await buildTexts();
    const first = await take(built, NEXT);
    const second = await take(built, [...NEXT, "全文完。"]);
    const undo = ({ id: versionId }: SourceVersionView) =>
      undoSourceVersion(built.owner, { documentId: built.documentId, versionId });
    await expect(undo(first)).rejects.toMatchObject({ key: "source.laterVersion" });
    await undo(second);
    await undo(first);
    expect((await shown(built)).map(({ text }) => text)).toEqual([OPENING, TALKS, MOOD, DINNER]);
  });
});

/** Takes a version while somebody else changes the source, so many times while it is compared. */
async function takeWhileChanging(built: BuiltTrack, times: number) {
  const phases: string[] = [];
  let left = times;
  const tell = ({ phase }: { readonly phase: string }) => {
    phases.push(phase);
    if (phase === "comparing" && left-- > 0) changeAtOnce(built.paragraphIds[0] ?? "");
  };
  const version = await takeSourceVersion(built.reviewer, built.documentId, given(NEXT), { tell });
  return { version, phases };
}

const CHANGE = `const { Client } = require("pg");
  const [connectionString, id] = process.argv.slice(1);
  const client = new Client({ connectionString });
  const sql = 'UPDATE "Paragraph" SET "revision" = "revision" + 1 WHERE "id" = $1';
  client.connect().then(() => client.query(sql, [id])).then(() => client.end());`;

/** Another process changes a paragraph, and this one does nothing until that is kept: nobody is faster by chance. */
function changeAtOnce(paragraphId: string): void {
  execFileSync(process.execPath, ["-e", CHANGE, readEnvironment().DATABASE_URL ?? "", paragraphId]);
}

const right = ({ renderingIds, translator }: BuiltTrack) =>
  stillRight(translator, { renderingId: renderingIds[1] ?? "", seen: null, sourceSeen: null });

async function writeBesideNew(built: BuiltTrack) {
  const paragraphId = (await shown(built)).at(-1)?.id ?? "";
  const rich = { text: "Three documents were signed.", marks: [] };
  await putRendering(built.translator, { trackId: built.trackId, paragraphId, rich, seen: null });
}

/** The version moved the last paragraph to the front. */
const splitMoved = (built: BuiltTrack) =>
  splitParagraph(built.reviewer, built.paragraphIds[3] ?? "", { offset: 3, seen: null });

const joinMoved = (built: BuiltTrack) =>
  joinParagraphs(built.reviewer, built.paragraphIds[3] ?? "", {
    withId: built.paragraphIds[0] ?? "",
    seen: null,
  });

const correctAgain = ({ reviewer, paragraphIds }: BuiltTrack) =>
  correctParagraph(reviewer, {
    paragraphId: paragraphIds[1] ?? "",
    text: `${TALKS_RIGHT}气氛热烈。`,
    seen: null,
  });

describe("comparing versions of a source", () => {
  it("tells what differs between any two of them and now", async () => {
    const built = await buildTexts();
    const first = await take(built, NEXT);
    const second = await take(built, [OPENING, TALKS_RIGHT, SIGNED]);
    const told = async (from: string, to: string) =>
      (await compareSourceVersions(built.viewer, built.documentId, { from, to })).map(({ kind }) => kind);
    expect((await told("first", first.id)).toSorted()).toEqual(["added", "changed", "moved", "removed"]);
    expect(await told(first.id, second.id)).toEqual(["removed"]);
    expect(await told(second.id, "now")).toEqual([]);
    expect(await told(first.id, "now")).toEqual(["removed"]);
    expect((await listSourceVersions(built.viewer, built.documentId)).map(({ id }) => id)).toEqual([
      second.id,
      first.id,
    ]);
    const other = await buildTexts();
    await expect(
      compareSourceVersions(other.viewer, other.documentId, { from: first.id, to: "now" }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});
