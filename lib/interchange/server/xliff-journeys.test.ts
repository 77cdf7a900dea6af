import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { database } from "@/lib/db/database";
import { importDocument } from "@/lib/documents/server/import-document";
import { moveParagraphs } from "@/lib/documents/server/move-paragraphs";
import { createTrack } from "@/lib/renderings/server/create-track";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { XLIFF_VERSIONS } from "@/lib/xliff/core/names";
import { bringIntoTrack } from "./bring-into-track";
import { exportDocument } from "./export-document";
import { previewExport } from "./preview-export";
import { returnTexts } from "./return-texts";
import { exportQuery } from "./schema";

async function exported(actor: Actor, documentId: string, search: Record<string, string>): Promise<string> {
  const { body } = await exportDocument(actor, documentId, exportQuery.parse(search));
  return new Response(body).text();
}

/** A track with a text for its first paragraph. */
async function build(): Promise<BuiltTrack> {
  const built = await buildTrack();
  const paragraphId = built.paragraphIds[0] ?? "";
  const rich = { text: "First.", marks: [] };
  await putRendering(built.translator, { trackId: built.trackId, paragraphId, rich, seen: null });
  return built;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const give = (text: string, preview = false) => ({
  ...{ bytes: bytesOf(text), fileName: "back.xlf", preview, take: [] },
});

/** As another program leaves a file: the first text is another, and the second paragraph has one. */
function workedOn(file: string, id: string): string {
  const changed = file.replace("First.", "The first &amp; only.");
  const at = changed.indexOf("</source>", changed.indexOf(`id="${id}"`)) + "</source>".length;
  const state = changed.includes('version="1.2"') ? ' state="signed-off"' : "";
  const next = `${changed.slice(0, at)}<target${state}>The second.</target>${changed.slice(at)}`;
  return state === ""
    ? next.replace('<segment id="s1"><source>第二段', '<segment id="s1" state="reviewed"><source>第二段')
    : next;
}

async function textsOf({ trackId, paragraphIds }: BuiltTrack) {
  const rows = await database().rendering.findMany({ where: { trackId } });
  return paragraphIds.map((id) => {
    const row = rows.find(({ paragraphId }) => paragraphId === id);
    return [row?.text, row?.state];
  });
}

describe("an XLIFF that comes back", () => {
  it.each(XLIFF_VERSIONS)(
    "in %s is unchanged when nobody touched it, and brings what was changed",
    async (version) => {
      const built = await build();
      const { translator, documentId, trackId, paragraphIds } = built;
      const file = await exported(translator, documentId, { format: `xliff-${version}` });
      const same = await returnTexts(translator, trackId, give(file, true));
      expect([same.format, same.counts, same.breaks]).toEqual([
        "xliff",
        { created: 0, updated: 0, unchanged: 3, skipped: 0, conflict: 0 },
        [],
      ]);
      const done = await returnTexts(translator, trackId, give(workedOn(file, paragraphIds[1] ?? "")));
      expect(done.counts).toMatchObject({ created: 1, updated: 1, unchanged: 1 });
      expect(done.items[1]).toMatchObject({ place: `unit ${paragraphIds[1]}`, line: expect.any(Number) });
      const texts = await textsOf(built);
      expect(texts.map(([text]) => text)).toEqual(["The first & only.", "The second.", ""]);
      // Reviewed elsewhere is translated here.
      expect(texts[1]?.[1]).toBe("translated");
    },
  );

  it("leaves initial what the file calls so, and tells the rules that it breaks", async () => {
    const built = await build();
    const { translator, documentId, trackId, paragraphIds } = built;
    const file = await exported(translator, documentId, { format: "xliff-2.1" });
    const given = workedOn(file, paragraphIds[1] ?? "")
      .replace('state="reviewed"', 'state="initial"')
      .replace(/(<segment id="s1")(><source>第三段)/u, '$1 state="final"$2');
    const report = await returnTexts(translator, trackId, give(given));
    expect(report.breaks).toEqual([{ rule: "state-without-target", line: expect.any(Number) }]);
    expect((await textsOf(built))[1]).toEqual(["The second.", "initial"]);
  });

  it("keeps what was changed here since, and sees that the source is another", async () => {
    const built = await build();
    const { translator, documentId, trackId, paragraphIds } = built;
    const file = workedOn(
      await exported(translator, documentId, { format: "xliff-1.2" }),
      paragraphIds[1] ?? "",
    );
    const rich = { text: "Changed here.", marks: [] };
    await putRendering(translator, { trackId, paragraphId: paragraphIds[0] ?? "", rich, seen: null });
    await database().paragraph.update({ where: { id: paragraphIds[1] ?? "" }, data: { text: "另一段。" } });
    const { items } = await returnTexts(translator, trackId, give(file));
    expect(items.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ["conflict", "changed-since"],
      ["conflict", "source-changed"],
    ]);
  });

  it.each([
    ["cut off", (file: string) => file.slice(0, -30), "xliff.damaged"],
    [
      "with a document type",
      (file: string) => file.replace("<xliff", "<!DOCTYPE xliff>\n<xliff"),
      "xliff.doctype",
    ],
    ["with a unit twice", (file: string) => file.replace(/<unit[\s\S]*?<\/unit>/u, "$&$&"), "xliff.rule"],
    [
      "of a version to come",
      (file: string) => file.replace('version="2.1"', 'version="9.0"'),
      "xliff.version",
    ],
  ])("is refused %s, in one sentence with the line", async (_name, spoil, key) => {
    const { translator, documentId, trackId } = await build();
    const file = spoil(await exported(translator, documentId, { format: "xliff-2.1" }));
    await expect(returnTexts(translator, trackId, give(file))).rejects.toMatchObject({
      ...{ code: "invalid", key, values: { line: expect.any(Number) } },
      message: expect.stringMatching(/\d/u),
    });
  });
});

describe("bringIntoTrack", () => {
  it.each(["xliff-1.2", "xliff-2.2", "csv", "tsv", "xlsx", "docx", "jsonl"])(
    "takes an exported %s back, text by text",
    async (format) => {
      const built = await build();
      const { translator, documentId, trackId, paragraphIds } = built;
      const { body } = await exportDocument(translator, documentId, exportQuery.parse({ format }));
      const bytes = new Uint8Array(await new Response(body).arrayBuffer());
      const given = { bytes, fileName: "", preview: true, replace: false };
      const { beads, placed } = await bringIntoTrack(translator, trackId, given);
      expect(placed).toBe(0);
      expect(
        beads.map(({ paragraphIds: ids, confidence, outcome }) => [...ids, confidence, outcome]),
      ).toEqual(paragraphIds.map((id) => [id, 1, "same"]));
    },
  );

  it("writes only what nobody changed since, or all with replace", async () => {
    const built = await build();
    const { translator, documentId, trackId, paragraphIds } = built;
    const file = workedOn(
      await exported(translator, documentId, { format: "xliff-2.0" }),
      paragraphIds[1] ?? "",
    );
    const rich = { text: "Changed here.", marks: [] };
    await putRendering(translator, { trackId, paragraphId: paragraphIds[0] ?? "", rich, seen: null });
    const given = { bytes: bytesOf(file), fileName: "", preview: false };
    const first = await bringIntoTrack(translator, trackId, { ...given, replace: false });
    expect(first).toMatchObject({ preview: false, placed: 1 });
    expect(first.beads.map(({ outcome }) => outcome)).toEqual(["has-text", "placed", "same"]);
    const second = await bringIntoTrack(translator, trackId, { ...given, replace: true });
    expect(second.beads.map(({ outcome, replaces }) => [outcome, replaces])).toEqual([
      ["placed", true],
      ["same", false],
      ["same", false],
    ]);
  });

  it("aligns what does not tell its places, and refuses viewers and strangers", async () => {
    const built = await build();
    const given = { bytes: bytesOf("Another first."), fileName: "a.txt", preview: true, replace: false };
    const { beads } = await bringIntoTrack(built.translator, built.trackId, given);
    expect(beads[0]?.text).toBe("Another first.");
    const file = await exported(built.viewer, built.documentId, { format: "xliff-2.0" });
    const back = { ...given, bytes: bytesOf(file) };
    await expect(bringIntoTrack(built.viewer, built.trackId, back)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(bringIntoTrack(built.stranger, built.trackId, back)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

const FOREIGN = `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="speech.docx" source-language="zh-CN" target-language="en" datatype="x-docx"><body>
<trans-unit id="1" restype="x-title"><source>记者：年终讲话</source></trans-unit>
<trans-unit id="2"><source> <g id="1" ctype="bold">同志们</g>，<x id="2"/>朋友们：
</source><target state="translated">Comrades, friends:</target></trans-unit>
<trans-unit id="3" translate="no"><source>2020</source></trans-unit>
<trans-unit id="4"><source> </source></trans-unit>
<trans-unit id="5"><source>谢谢！</source></trans-unit>
</body></file></xliff>`;

describe("an XLIFF as a source", () => {
  it("becomes a document whose paragraphs are its units, and brings its translations into a track", async () => {
    const { translator, projectId } = await buildTrack();
    const file = { bytes: bytesOf(FOREIGN), fileName: "speech.xlf" };
    const imported = await importDocument(translator, projectId, file);
    expect(imported).toMatchObject({ format: "xliff", title: "speech", paragraphCount: 3, proposals: [] });
    expect(imported.notices).toEqual([
      { code: "translations-wait", count: 1 },
      { code: "codes-not-kept", count: 1 },
    ]);
    const rows = await database().paragraph.findMany({
      where: { documentId: imported.id },
      orderBy: { orderKey: "asc" },
    });
    expect(rows.map(({ text, kind, label }) => [text, kind, label])).toEqual([
      ["记者：年终讲话", "heading", null],
      ["同志们，朋友们：", "body", null],
      ["谢谢！", "body", null],
    ]);
    expect(rows[1]).toMatchObject({ marks: [{ start: 0, end: 3, mark: "bold" }], sourceLine: 5 });
    const track = await createTrack(translator, imported.id, {
      ...{ name: "Draft", language: "en", kind: "draft", attribution: "", citation: "", date: null },
    });
    const { counts, items } = await returnTexts(translator, track.id, give(FOREIGN));
    expect(counts).toMatchObject({ created: 1, unchanged: 2 });
    expect(items).toMatchObject([{ place: "unit 2", text: "Comrades, friends:", verdict: "created" }]);
  });

  it("comes out as it went in, but for the translations", async () => {
    const { translator, projectId, viewer } = await buildTrack();
    const foreign = `\uFEFF${FOREIGN}<!-- end -->\r\n`;
    const { id } = await importDocument(translator, projectId, {
      bytes: bytesOf(foreign),
      fileName: "a.xlf",
    });
    const track = await createTrack(translator, id, {
      ...{ name: "Draft", language: "en", kind: "draft", attribution: "", citation: "", date: null },
    });
    expect(await exported(viewer, id, { format: "xliff-1.2" })).toBe(foreign.slice(1));
    const last = await database().paragraph.findFirst({
      where: { documentId: id },
      orderBy: { orderKey: "desc" },
    });
    const rich = { text: "Thank you!", marks: [] };
    await putRendering(translator, { trackId: track.id, paragraphId: last?.id ?? "", rich, seen: null });
    const file = await exported(viewer, id, { format: "xliff-1.2" });
    const preview = await previewExport(viewer, id, exportQuery.parse({ format: "xliff-1.2" }));
    expect(preview.sample).toContain("Thank you!");
    // What is told is what this file leaves out, and not one that is written anew.
    await database().track.update({ where: { id: track.id }, data: { attribution: "Ministry" } });
    const told = await previewExport(viewer, id, exportQuery.parse({ format: "xliff-1.2" }));
    expect(told.loss.map(({ code }) => code)).toContain("provenance");
    const anew = await previewExport(viewer, id, exportQuery.parse({ format: "xliff-2.1" }));
    expect(anew.loss.map(({ code }) => code)).not.toContain("provenance");
    await database().rendering.updateMany({
      where: { trackId: track.id, paragraphId: last?.id ?? "" },
      data: { marks: [{ start: 0, end: 5, mark: "bold" }] },
    });
    expect(await exported(viewer, id, { format: "xliff-1.2" })).toMatch(/<target[^>]*><g[^>]*>Thank<\/g>/u);
    expect(await exported(viewer, id, { format: "xliff-1.2", emphasis: "false" })).toMatch(
      /<target[^>]*>Thank you!<\/target>/u,
    );
    await database().rendering.updateMany({ where: { trackId: track.id }, data: { marks: [] } });
    const given = new AbortController();
    given.abort(new Error("gone"));
    const asked = exportDocument(viewer, id, exportQuery.parse({ format: "xliff-1.2" }), given.signal);
    await expect(asked).rejects.toThrow("gone");
    expect(file.replace(/<target state="[\w-]+">Thank you!<\/target>/u, "")).toBe(foreign.slice(1));
    // What was joined into a paragraph is said there, and nowhere else.
    const [, second] = await database().paragraph.findMany({
      where: { documentId: id },
      orderBy: { orderKey: "asc" },
    });
    await database().paragraph.update({
      where: { id: second?.id ?? "" },
      data: { joinedIntoId: last?.id ?? "" },
    });
    const joined = await exported(viewer, id, { format: "xliff-1.2" });
    expect(joined).toContain('<target state="needs-translation"><x id="2"/></target>');
    await database().paragraph.update({ where: { id: second?.id ?? "" }, data: { joinedIntoId: null } });
    // Another version is written anew, and so is a file with the source where translations are missing.
    expect(await exported(viewer, id, { format: "xliff-2.1" })).toContain("duizhao");
    expect(await exported(viewer, id, { format: "xliff-1.2", prefill: "true" })).toContain("duizhao");
  });

  it("is patched only while its units are the paragraphs in their order: a translation never goes to another unit", async () => {
    const { translator, projectId } = await buildTrack();
    const { id } = await importDocument(translator, projectId, {
      bytes: bytesOf(FOREIGN.replaceAll("\n", " ")),
      fileName: "a.xlf",
    });
    const track = await createTrack(translator, id, {
      ...{ name: "Draft", language: "en", kind: "draft", attribution: "", citation: "", date: null },
    });
    const rows = await database().paragraph.findMany({
      where: { documentId: id },
      orderBy: { orderKey: "asc" },
    });
    const [first = "", , last = ""] = rows.map((row) => row.id);
    const rich = { text: "Thank you!", marks: [] };
    await putRendering(translator, { trackId: track.id, paragraphId: last, rich, seen: null });
    expect(await exported(translator, id, { format: "xliff-1.2" })).not.toContain("duizhao");
    await moveParagraphs(translator, last, { beforeId: first });
    const moved = await exported(translator, id, { format: "xliff-1.2" });
    // Written anew: every unit has its own source beside it.
    expect(moved).toContain("duizhao");
    expect(moved).toMatch(/<source[^>]*>谢谢！<\/source>\s*<target[^>]*>Thank you!/u);
  });

  it("tells speakers and kinds where it was exported here", async () => {
    const { translator, documentId, projectId, paragraphIds } = await build();
    const data = { speaker: "记者", label: "记者：", turn: "question" as const };
    await database().paragraph.update({ where: { id: paragraphIds[0] ?? "" }, data });
    const file = await exported(translator, documentId, { format: "xliff-2.2" });
    const { id, title } = await importDocument(translator, projectId, { bytes: bytesOf(file), fileName: "" });
    expect(title).toBe("测试文档");
    const [first] = await database().paragraph.findMany({
      where: { documentId: id },
      orderBy: { orderKey: "asc" },
    });
    expect(first).toMatchObject({ text: "第一段。", ...data });
  });

  it("is refused with the line when it cannot be read, and without words", async () => {
    const { translator, projectId } = await buildTrack();
    const give = (text: string) =>
      importDocument(translator, projectId, { bytes: bytesOf(text), fileName: "a.xlf" });
    await expect(give(FOREIGN.slice(0, 500))).rejects.toMatchObject({ key: "xliff.damaged" });
    await expect(give(FOREIGN.replaceAll(/<trans-unit[\s\S]*<\/trans-unit>/gu, ""))).rejects.toMatchObject({
      key: "import.no-text",
    });
  });
});
