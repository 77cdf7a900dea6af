import { generateNKeysBetween } from "fractional-indexing";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { database } from "@/lib/db/database";
import { buildTwoTracks, talk } from "@/lib/testing/build-exported";
import { confirmText, importTexts } from "@/lib/testing/build-memory";
import { type BuiltTrack, buildDocument, buildTrack } from "@/lib/testing/build-texts";
import { readXliffFile } from "@/lib/testing/xliff-files";
import { exportDocument } from "./export-document";
import { previewExport } from "./preview-export";
import { exportQuery } from "./schema";

const query = (search: Record<string, unknown>) => exportQuery.parse(search);

async function exported(actor: Actor, documentId: string, search: Record<string, unknown>): Promise<string> {
  const { body } = await exportDocument(actor, documentId, query(search));
  return new Response(body).text();
}

type Line = { number: number; text: string; renderings: { track: string; text: string; state: string }[] };

function lines(jsonl: string): Line[] {
  return jsonl
    .trim()
    .split("\n")
    .slice(1)
    .map((line): Line => JSON.parse(line));
}

describe("exportDocument", () => {
  it("lets every member take all tracks home, in order", async () => {
    const { viewer, documentId, trackId, secondTrackId } = await buildTwoTracks();
    const file = lines(await exported(viewer, documentId, { format: "jsonl" }));
    expect(file.map(({ number, text }) => [number, text])).toEqual([
      [1, "第一段。"],
      [2, "第二段。"],
      [3, "第三段。"],
    ]);
    expect(file[0]?.renderings).toMatchObject([
      { track: trackId, text: "First text 1", marks: [{ start: 0, end: 5, mark: "bold" }], revision: 2 },
      { track: secondTrackId, text: "" },
    ]);
    expect(file[1]?.renderings[1]).toMatchObject({ text: "Second track", state: "final", needsWork: true });
  });

  it("writes the tracks and states that were asked for", async () => {
    const { translator, documentId, trackId, secondTrackId } = await buildTwoTracks();
    const one = lines(await exported(translator, documentId, { format: "jsonl", track: secondTrackId }));
    expect(one.map(({ renderings }) => renderings.length)).toEqual([1, 1, 1]);
    const search = { format: "jsonl", track: [trackId, secondTrackId], states: "translated,final" };
    const some = lines(await exported(translator, documentId, search));
    expect(some.map(({ renderings }) => renderings.length)).toEqual([1, 2, 1]);
  });

  it("leaves out what is set aside or joined into another, and deleted tracks", async () => {
    const { viewer, documentId, paragraphIds, secondTrackId } = await buildTwoTracks();
    const [head = "", half = "", aside = ""] = paragraphIds;
    await database().paragraph.update({ where: { id: half }, data: { joinedIntoId: head } });
    await database().paragraph.update({ where: { id: aside }, data: { excluded: true } });
    await database().track.update({ where: { id: secondTrackId }, data: { deletedAt: new Date() } });
    const file = lines(await exported(viewer, documentId, { format: "jsonl" }));
    expect(file.map(({ text, renderings }) => [text, renderings.length])).toEqual([["第一段。", 1]]);
  });

  it("keeps order and numbers over page borders, also when a paragraph is put in meanwhile", async () => {
    const texts = Array.from({ length: 2345 }, (_, index) => `段 ${index}`);
    const { viewer, documentId } = await buildDocument({ texts });
    const { body } = await exportDocument(viewer, documentId, query({ format: "jsonl" }));
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let file = (await reader.read()).value ?? "";
    const [last] = await database().paragraph.findMany({
      where: { documentId },
      orderBy: { orderKey: "desc" },
      take: 1,
    });
    const orderKey = generateNKeysBetween(last?.orderKey ?? null, null, 1)[0] ?? "";
    await database().paragraph.create({
      data: { documentId, orderKey, kind: "body", piece: "新", text: "新" },
    });
    for (let part = await reader.read(); !part.done; part = await reader.read()) file += part.value;
    expect(lines(file).map(({ number, text }) => [number, text])).toEqual(
      [...texts, "新"].map((text, index) => [index + 1, text]),
    );
  });

  it("holds translations into one language where the format has room for one", async () => {
    const { viewer, documentId, trackId, secondTrackId } = await buildTwoTracks();
    await database().track.update({ where: { id: secondTrackId }, data: { language: "fr" } });
    const both = exportDocument(viewer, documentId, query({ format: "xliff-2.1" }));
    await expect(both).rejects.toMatchObject({ code: "invalid", key: "exportLanguages" });
    expect(await exported(viewer, documentId, { format: "xliff-2.1", track: trackId })).toContain(
      'trgLang="en"',
    );
    expect(await exported(viewer, documentId, { format: "xliff-1.2" })).toContain('target-language="fr"');
  });

  it("keeps Chinese in the file's name, and leaves a line in the audit trail", async () => {
    const { viewer, documentId, projectId } = await buildDocument();
    const file = await exportDocument(viewer, documentId, query({ format: "tmx" }));
    await file.body.cancel();
    expect(file.fileName).toBe("测试文档.tmx");
    const event = await database().auditEvent.findFirst({ where: { projectId } });
    expect(event).toMatchObject({
      action: "document.export",
      objectId: documentId,
      details: { format: "tmx" },
    });
  });

  it("brings what the memory proposes along in XLIFF when asked, and not what the track itself says", async () => {
    const built = await buildTrack({ texts: ["山高水长。", "会议今天在北京开幕。", "各方代表发言。"] });
    const { viewer, documentId, trackId } = built;
    await importTexts(built, [
      ["会议今天在北京开幕。", "The meeting opens in Beijing today."],
      ["会议今天在北京开幕", "The meeting opens."],
      ["别的话说得很远。", "Far away."],
    ]);
    await confirmText(built, 0, "High mountains, long rivers.");
    for (const format of ["xliff-1.2", "xliff-2.1"]) {
      const asked = { format, track: trackId, candidates: "true" };
      const units = readXliffFile(await exported(viewer, documentId, asked)).files.flatMap(
        (file) => file.units,
      );
      expect(
        units.map(({ source, candidates }) => [source.text, candidates.map(({ target }) => target)]),
      ).toEqual([
        ["山高水长。", []],
        ["会议今天在北京开幕。", ["The meeting opens in Beijing today.", "The meeting opens."]],
        ["各方代表发言。", []],
      ]);
      expect(units[1]?.candidates[0]).toEqual({
        ...{ source: "会议今天在北京开幕。", target: "The meeting opens in Beijing today." },
        ...{ similarity: 1, kind: "exact", origin: "pairs.tmx" },
      });
    }
  });

  it("brings open discussions and terms along when asked, each in its place", async () => {
    const { viewer, documentId, ...built } = await buildTwoTracks();
    await talk({ viewer, documentId, ...built }, "paragraph", [built.paragraphIds[0]]);
    await talk({ viewer, documentId, ...built }, "rendering", [built.renderingIds[1]]);
    const asked = { format: "jsonl", comments: "true", terms: "true" };
    const file = lines(await exported(viewer, documentId, asked));
    const said = { author: "translator", text: "Is it so?", span: null };
    expect(file).toMatchObject([
      { comments: [{ ...said, trackId: null }], terms: [] },
      { comments: [{ ...said, trackId: built.trackId }], terms: [] },
      { comments: [], terms: [] },
    ]);
    const [plain] = lines(await exported(viewer, documentId, { format: "jsonl" }));
    expect(plain).not.toHaveProperty("comments");
  });

  it("says not-found to a stranger, and for a track of another document", async () => {
    const { viewer, stranger, documentId } = await buildDocument();
    const { trackId } = await buildTrack();
    await expect(exportDocument(stranger, documentId, query({ format: "tmx" }))).rejects.toMatchObject({
      code: "not-found",
    });
    const foreign = exportDocument(viewer, documentId, query({ format: "tmx", track: trackId }));
    await expect(foreign).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("sentences", () => {
  const source = "今天下雨。我们在家。";
  const whole = "It rains today, so it is wet. We stay.";

  /** Two sentences, and what stands for them; the second may have been left out. */
  async function buildLinked(target = whole): Promise<BuiltTrack> {
    const built = await buildTrack({ texts: [source, "第二段。"] });
    const [first = "", other = ""] = built.renderingIds;
    await database().rendering.update({ where: { id: first }, data: { text: target, state: "reviewed" } });
    await database().rendering.update({
      where: { id: other },
      data: { text: "The second.", state: "initial" },
    });
    const span = (text: string, start: number, end: number) => ({
      start,
      end,
      quote: text.slice(start, end),
    });
    const second = target === whole ? span(target, 30, 38) : null;
    const links = [
      { source: span(source, 0, 5), target: span(target, 0, 29), confidence: 0.75, fixed: false },
      { source: span(source, 5, 10), target: second, confidence: 0.5, fixed: true },
    ];
    const lengths = { sourceLength: source.length, targetLength: target.length };
    await database().sentenceLinks.create({ data: { renderingId: first, links, ...lengths } });
    return built;
  }

  it("go out by their links, and whole where nobody linked", async () => {
    const { viewer, documentId } = await buildLinked();
    const file = lines(await exported(viewer, documentId, { format: "jsonl", unit: "sentence" }));
    expect(file).toMatchObject([
      {
        ...{ number: 1, text: "今天下雨。", sentence: { number: 1, span: { start: 0, end: 5 } } },
        renderings: [{ text: "It rains today, so it is wet.", pairing: { by: "link", confidence: 0.75 } }],
      },
      { text: "我们在家。", renderings: [{ text: "We stay.", pairing: { by: "link", confidence: 1 } }] },
      { number: 2, text: "第二段。", renderings: [{ pairing: { by: "rest", confidence: null } }] },
    ]);
  });

  it("go out in the chosen states alone, and a page of it shows the paragraphs", async () => {
    const { viewer, documentId, paragraphIds } = await buildLinked();
    const search = { format: "tmx", unit: "sentence", states: "reviewed" };
    const file = await exported(viewer, documentId, search);
    expect(file.match(/tuid="[^"]+"/g)).toEqual([1, 2].map((nth) => `tuid="${paragraphIds[0]}-${nth}"`));
    expect(file).toContain('segtype="sentence"');
    expect(file).toContain('<prop type="x-confidence">0.750</prop>');
    const preview = await previewExport(viewer, documentId, query(search));
    expect(preview).toMatchObject({ sampleRows: 2, rows: 2 });
  });

  it("that no pair brings along are counted in the losses", async () => {
    const { viewer, documentId } = await buildLinked("It rains today, so it is wet.");
    const lost = async (search: Record<string, string>) =>
      (await previewExport(viewer, documentId, query(search))).loss.find(({ code }) => code === "pairs");
    const note = { code: "pairs", count: 1, examples: [{ paragraph: 1, quote: "我们在家。" }] };
    expect(await lost({ format: "tmx", unit: "sentence" })).toEqual(note);
    expect(await lost({ format: "moses", unit: "sentence" })).toEqual(note);
    expect(await lost({ format: "jsonl", unit: "sentence" })).toBeUndefined();
    expect(await lost({ format: "tmx" })).toBeUndefined();
  });

  it("are nothing to a page for reading", async () => {
    const { viewer, documentId } = await buildLinked();
    const whole = await exported(viewer, documentId, { format: "html", unit: "sentence" });
    expect(whole).toContain(source);
  });
});

describe("exportQuery", () => {
  it("names the formats there are when it knows none of that name", () => {
    const [issue] = exportQuery.safeParse({ format: "doc" }).error?.issues ?? [];
    expect(issue?.message).toBe(
      'There is no export format "doc"; use one of html, tmx, xliff-1.2, xliff-2.0, xliff-2.1, xliff-2.2, markdown, csv, tsv, jsonl, po, tei, srt, vtt, docx, xlsx, epub, moses.',
    );
  });

  it.each([
    { format: "tmx", states: "done" },
    { format: "tmx", track: "x" },
    { format: "tmx", page: "1" },
    {},
  ])("refuses %o", (search) => {
    expect(exportQuery.safeParse(search).success).toBe(false);
  });
});
