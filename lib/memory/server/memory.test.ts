import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { importMemory } from "@/lib/interchange/server/import-memory";
import { queryOf, searchAll } from "@/lib/memory/core/brute-force.fixture";
import { linkMemory, listProjectMemories, unlinkMemory } from "@/lib/memory/server/links";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { setState } from "@/lib/renderings/server/set-state";
import { confirmText, tmxOf } from "@/lib/testing/build-memory";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { listMemoryImports, undoMemoryImport } from "./import-pairs";
import { noteMemoryUse } from "./note-use";
import { paragraphMatches } from "./paragraph-matches";
import { searchMemory } from "./search-memory";

const FIRST = "我们要加强合作，增长5.2%。";
const SECOND = "会议今天在北京开幕。各方代表出席会议。";

const build = () => buildTrack({ texts: [FIRST, SECOND, "第三段没有译文。"] });

const find = async (built: BuiltTrack, q: string, threshold = 0.7) =>
  (await searchMemory(built.viewer, { q, threshold, limit: 10, projectId: built.projectId })).items;

const upload = (built: BuiltTrack, body: BlobPart, fields: Record<string, string> = {}) => {
  const form = new FormData();
  form.set("file", new File([body], "pairs.tmx"));
  for (const [name, value] of Object.entries({ projectId: built.projectId, ...fields }))
    form.set(name, value);
  const request = new Request("http://localhost/api/v1/memory/import", { method: "POST", body: form });
  return importMemory(built.reviewer, request);
};

describe("what is confirmed", () => {
  it("is offered with where it comes from, and follows a change, an unconfirmation and a new confirmation", async () => {
    const built = await build();
    expect(await find(built, FIRST)).toEqual([]);
    await confirmText(built, 0, "We shall cooperate more; growth was 5.2 percent.");
    const [match] = await find(built, FIRST);
    expect(match).toMatchObject({
      ...{ kind: "exact", similarity: 1, target: "We shall cooperate more; growth was 5.2 percent." },
      drawbacks: ["unreviewed"],
      origin: { kind: "rendering", paragraphId: built.paragraphIds[0], documentTitle: "测试文档" },
    });
    await confirmText(built, 0, "We will cooperate more; growth was 5.2 percent.");
    expect((await find(built, FIRST)).map(({ target }) => target)).toEqual([
      "We will cooperate more; growth was 5.2 percent.",
    ]);
    const state = { renderingId: built.renderingIds[0] ?? "", comment: "", seen: null };
    await setState(built.translator, { ...state, state: "initial" });
    expect(await find(built, FIRST)).toEqual([]);
    await setState(built.translator, { ...state, state: "translated" });
    await setState(built.reviewer, { ...state, state: "reviewed" });
    expect(await find(built, FIRST)).toMatchObject([{ score: 1, drawbacks: [] }]);
  });

  it("is kept by sentences too, where both sides have as many", async () => {
    const built = await build();
    await confirmText(built, 1, "The meeting opened in Beijing today. Delegates of all parties attended.");
    expect(await find(built, "各方代表出席会议。")).toMatchObject([
      { level: "sentence", target: "Delegates of all parties attended." },
    ]);
    await confirmText(built, 1, "The meeting opened in Beijing today, attended by all parties.");
    expect(await find(built, "各方代表出席会议。")).toEqual([]);
  });

  it("goes when its paragraph is joined, set aside, or its track or document deleted", async () => {
    const built = await build();
    await confirmText(built, 0, "We shall cooperate more.");
    const [paragraphId = ""] = built.paragraphIds;
    const count = async () => (await find(built, FIRST)).length;
    expect(await count()).toBe(1);
    const joined = (joinedIntoId: string | null) =>
      database().paragraph.update({ where: { id: paragraphId }, data: { joinedIntoId } });
    await joined(built.paragraphIds[1] ?? null);
    expect(await count()).toBe(0);
    await joined(null);
    expect(await count()).toBe(1);
    const deleted = (deletedAt: Date | null) =>
      database().track.update({ where: { id: built.trackId }, data: { deletedAt } });
    await deleted(new Date());
    expect(await count()).toBe(0);
    await deleted(null);
    expect(await count()).toBe(1);
    await database().document.update({ where: { id: built.documentId }, data: { deletedAt: new Date() } });
    expect(await count()).toBe(0);
  });

  it("is offered for a paragraph in its context, with numbers filled in, but not to itself", async () => {
    const built = await build();
    await confirmText(built, 0, "We shall cooperate more; growth was 5.2 percent.");
    const asked = { track: built.trackId, threshold: 0.7, limit: 5 };
    const [own = ""] = built.paragraphIds;
    expect((await paragraphMatches(built.viewer, own, asked)).items).toEqual([]);
    const changed = "我们要加强合作，增长6.1%。";
    await database().paragraph.update({
      where: { id: built.paragraphIds[2] ?? "" },
      data: { text: changed },
    });
    const { items } = await paragraphMatches(built.viewer, built.paragraphIds[2] ?? "", asked);
    expect(items).toMatchObject([
      { kind: "numbers", filled: { text: "We shall cooperate more; growth was 6.1 percent." } },
    ]);
    await database().paragraph.update({
      where: { id: built.paragraphIds[2] ?? "" },
      data: { text: "主席先生，各方代表出席会议，我们对此感到十分高兴。" },
    });
    await confirmText(built, 1, "The meeting opened in Beijing today. Delegates of all parties attended.");
    const { parts } = await paragraphMatches(built.viewer, built.paragraphIds[2] ?? "", asked);
    expect(parts[0]).toMatchObject({ kind: "unit", places: [{ isSure: true }, {}] });
  });

  it("is told in the history of a rendering that takes it", async () => {
    const built = await build();
    await confirmText(built, 0, "We shall cooperate more.");
    const [match] = await find(built, FIRST);
    const renderingId = built.renderingIds[2] ?? "";
    await putRendering(built.translator, {
      ...{ trackId: built.trackId, paragraphId: built.paragraphIds[2] ?? "", seen: null },
      rich: { text: "We shall cooperate more.", marks: [] },
    });
    await noteMemoryUse(built.translator, renderingId, Number(match?.id));
    const kept = await database().renderingRevision.findMany({ where: { renderingId, cause: "memory" } });
    expect(kept).toMatchObject([{ cause: "memory", comment: expect.stringContaining("测试文档") }]);
    await expect(noteMemoryUse(built.viewer, renderingId, Number(match?.id))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(noteMemoryUse(built.translator, renderingId, 999_999_999)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("a search", () => {
  it("gives what comparing every unit of the database gives", async () => {
    const built = await build();
    await confirmText(built, 0, "We shall cooperate more; growth was 5.2 percent.");
    await confirmText(built, 1, "The meeting opened in Beijing today. Delegates of all parties attended.");
    const words = ["合作", "会议", "今天", "开幕", "增长", "代表", "出席", "3%", "北京", "各方"];
    const sentence = (seed: number) =>
      Array.from({ length: 8 }, (_, at) => words[(seed * (at + 3) + at * at) % words.length]).join("");
    const pairs = Array.from({ length: 60 }, (_, at) => [`${sentence(at)}。`, `Sentence ${at}.`] as const);
    await upload(built, tmxOf(pairs));
    const rows = await database().memoryUnit.findMany({ where: { memory: { projectId: built.projectId } } });
    const units = rows.map((row) => ({
      ...{ id: Number(row.id), key: row.key, origins: row.origins, project: 1 },
      ...{ numbersHash: Number(row.numbersHash), formHash: Number(row.formHash) },
      ...{ before: Number(row.beforeHash), after: Number(row.afterHash) },
    }));
    for (const q of [FIRST, SECOND, `${sentence(7)}。`, sentence(11).slice(2), "会议在北京开幕。"]) {
      const found = await find(built, q, 0.4);
      const expected = searchAll(units, queryOf(q), { threshold: 0.4, limit: 10 });
      expect(found.map(({ id }) => Number(id))).toEqual(expected.map(({ id }) => id));
    }
  });

  it("reads the memories of the asking person alone", async () => {
    const built = await build();
    await confirmText(built, 0, "We shall cooperate more.");
    const asked = { q: FIRST, threshold: 0.7, limit: 5 };
    expect((await searchMemory(built.viewer, asked)).items).toHaveLength(1);
    expect((await searchMemory(built.stranger, asked)).items).toEqual([]);
    const strange = searchMemory(built.stranger, { ...asked, projectId: built.projectId });
    await expect(strange).rejects.toMatchObject({ code: "not-found" });
    const [memory] = (await listProjectMemories(built.viewer, built.projectId)).items;
    const strangeToo = searchMemory(built.stranger, { ...asked, memoryId: memory?.id });
    await expect(strangeToo).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a link", () => {
  it("offers a memory to another project, by its owner who reads both, until it is taken away", async () => {
    const [one, other] = [await build(), await build()];
    await confirmText(one, 0, "We shall cooperate more.");
    const memoryId = (await listProjectMemories(one.owner, one.projectId)).items[0]?.id ?? "";
    const link = { memoryId, projectId: other.projectId, right: "read" as const };
    await expect(linkMemory(other.owner, link)).rejects.toMatchObject({ code: "not-found" });
    const join = (userId: string, projectId: string, role: "viewer" | "owner") =>
      database().membership.create({ data: { userId, projectId, role } });
    await join(other.owner.id, one.projectId, "viewer");
    await join(other.reviewer.id, one.projectId, "viewer");
    await expect(linkMemory(other.reviewer, link)).rejects.toMatchObject({ code: "forbidden" });
    await expect(linkMemory(other.owner, { ...link, right: "write" })).rejects.toMatchObject({
      code: "forbidden",
    });
    const { others } = await listProjectMemories(other.owner, other.projectId);
    expect(others.map(({ id }) => id)).toContain(memoryId);
    await linkMemory(other.owner, link);
    expect(await find(other, FIRST)).toMatchObject([{ drawbacks: ["unreviewed", "other-project"] }]);
    const speak = (targetLanguage: string) =>
      database().memory.update({ where: { id: memoryId }, data: { targetLanguage } });
    await speak("fr");
    expect(await find(other, FIRST)).toEqual([]);
    await speak("en-GB");
    expect(await find(other, FIRST)).toHaveLength(1);
    await unlinkMemory(other.owner, memoryId, other.projectId);
    expect(await find(other, FIRST)).toEqual([]);
    await expect(unlinkMemory(one.owner, memoryId, one.projectId)).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("an import of TMX", () => {
  it("tells what would happen, takes new pairs in once, and takes them out again", async () => {
    const built = await build();
    const file = tmxOf([
      ["山高水长。", "High mountains, long rivers."],
      ["山高水长。", "High mountains, long rivers."],
      ["  ", "Nothing."],
      ["海阔天空。", ""],
    ]);
    const dry = await upload(built, file, { dryRun: "true" });
    expect(dry).toMatchObject({ importId: null, created: 1, unchanged: 1, skipped: 2 });
    expect(await find(built, "山高水长。")).toEqual([]);
    const done = await upload(built, file);
    expect(done).toMatchObject({ created: 1, unchanged: 1, skipped: 2 });
    expect(await find(built, "山高水长。")).toMatchObject([
      {
        drawbacks: ["imported"],
        sourceLanguage: "ZH-CN",
        origin: { kind: "import", fileName: "pairs.tmx", place: "u1" },
      },
    ]);
    expect(await upload(built, file)).toMatchObject({ importId: null, created: 0, unchanged: 2 });
    const importId = done.importId ?? "";
    await expect(undoMemoryImport(built.translator, importId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(undoMemoryImport(built.stranger, importId)).rejects.toMatchObject({ code: "not-found" });
    expect(await undoMemoryImport(built.reviewer, importId)).toEqual({ removed: 1 });
    expect(await find(built, "山高水长。")).toEqual([]);
    await expect(undoMemoryImport(built.reviewer, importId)).rejects.toMatchObject({ code: "conflict" });
    expect(await listMemoryImports(built.viewer, done.memoryId)).toMatchObject([
      { fileName: "pairs.tmx", undoneAt: expect.any(String) },
    ]);
  });

  it("reads old language attributes and UTF-16", async () => {
    const built = await build();
    const text = `\uFEFF${tmxOf([["山高水长。", "High mountains."]], { attribute: "lang", srclang: "EN-US" })}`;
    const bytes = new Uint8Array(Buffer.from(text, "utf16le"));
    expect(await upload(built, bytes)).toMatchObject({ created: 1, skipped: 0 });
  });

  it.each([
    ["no TMX", "<notes><note/></notes>"],
    ["a table without translations", "source,note\n甲,x"],
    ["a table that breaks off", 'source,target\n甲,A\n乙,"B'],
    ["a document type of its own", '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx><body/></tmx>'],
    ["broken off", '<tmx version="1.4"><body><tu>'],
    ["too deep", `<tmx>${"<a>".repeat(200)}${"</a>".repeat(200)}</tmx>`],
    ["nothing", ""],
  ])("refuses %s with one sentence, and takes nothing in", async (_, body) => {
    const built = await build();
    await expect(upload(built, body)).rejects.toMatchObject({ code: "invalid", message: /^[^.]+\.$/u });
  });
});
