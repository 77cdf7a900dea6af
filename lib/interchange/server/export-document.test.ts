import { generateNKeysBetween } from "fractional-indexing";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { database } from "@/lib/db/database";
import { createThread } from "@/lib/discussion/server/create-thread";
import { resolveThread } from "@/lib/discussion/server/resolve-thread";
import { type BuiltTrack, buildDocument, buildTrack } from "@/lib/testing/build-texts";
import { EXPORT_FORMATS } from "../core/formats";
import { LOSS_CODES, measureLoss } from "../core/loss";
import type { ExportRow } from "../core/writer";
import { exportDocument } from "./export-document";
import { prepareExport } from "./prepare-export";
import { previewExport } from "./preview-export";
import { exportQuery } from "./schema";

const query = (search: Record<string, unknown>) => exportQuery.parse(search);

async function exported(actor: Actor, documentId: string, search: Record<string, unknown>): Promise<string> {
  const { body } = await exportDocument(actor, documentId, query(search));
  return new Response(body).text();
}

/** Two tracks over three paragraphs; the second track has one text, and it is final. */
async function buildTwoTracks(): Promise<BuiltTrack & { secondTrackId: string }> {
  const first = await buildTrack();
  const second = await buildTrack({ document: first });
  for (const [index, id] of first.renderingIds.entries()) {
    const marks = index === 0 ? [{ start: 0, end: 5, mark: "bold" as const }] : [];
    const data = { text: `First text ${index + 1}`, marks, state: "translated" as const, revision: 2 };
    await database().rendering.update({ where: { id }, data });
  }
  await database().rendering.update({
    where: { id: second.renderingIds[1] ?? "" },
    data: { text: "Second track", state: "final", needsWork: true },
  });
  return { ...first, secondTrackId: second.trackId };
}

/** Sixty paragraphs and two tracks with something of everything that a format may lose, some of it not shown. */
async function buildLossyDocument(): Promise<BuiltTrack> {
  const texts = Array.from({ length: 60 }, (_, at) =>
    at % 11 === 3 ? `段\u0001${at}\uFFFE\u2028` : `段 ${at}`,
  );
  const first = await buildTrack({ texts });
  const second = await buildTrack({ document: first });
  const [, , said, hiddenLater] = first.paragraphIds;
  await talk(first, "paragraph", [said, said, first.paragraphIds[41], hiddenLater]);
  await talk(first, "rendering", [first.renderingIds[7], second.renderingIds[7], second.renderingIds[8]]);
  const states = ["initial", "translated", "reviewed", "final"] as const;
  for (const [at, id] of first.paragraphIds.entries()) {
    const kind = at % 13 === 5 ? ("caption" as const) : ("body" as const);
    const says = at < 20 ? {} : { speaker: "记者", label: at % 5 === 0 ? "记者：" : null };
    const marks = at % 17 === 9 ? [{ start: 0, end: 1, mark: "bold" }] : [];
    const hidden = at % 19 === 3 ? { excluded: true } : {};
    await database().paragraph.update({ where: { id }, data: { kind, marks, ...says, ...hidden } });
    for (const [of, { renderingIds }] of [first, second].entries()) {
      const data = {
        text:
          at === 30
            ? longText(of)
            : (at + of) % 4 === 0
              ? ""
              : `Text ${at}${at % 14 === 3 ? "\u0002" : ""}${at % 10 === 7 ? "\r\nmore\f" : ""}`,
        marks: (at + of) % 9 === 3 ? [{ start: 0, end: 4, mark: "italic" }] : [],
        state: states[(at + of) % 7] ?? "initial",
        needsWork: at % 23 === 2,
      };
      await database().rendering.update({ where: { id: renderingIds[at] ?? "" }, data });
    }
  }
  await database().track.update({ where: { id: second.trackId }, data: { attribution: "Ministry" } });
  const [head = "", half = ""] = first.paragraphIds.slice(40);
  await database().paragraph.update({ where: { id: half }, data: { joinedIntoId: head } });
  return first;
}

/** Open discussions on these, and one that is settled. */
async function talk(
  { translator, documentId }: BuiltTrack,
  type: "paragraph" | "rendering",
  ids: readonly (string | undefined)[],
): Promise<void> {
  const begin = (id = "") =>
    createThread(translator, documentId, {
      subject: { type, id },
      comment: { body: "Is it so?", mentions: [] },
    });
  for (const id of ids) await begin(id);
  const { id } = await begin(ids[0]);
  await resolveThread(translator, id);
}

/** One that a cell of a spreadsheet just holds, or just does not. */
function longText(more: number): string {
  return "𠀀".repeat(16_383) + "x".repeat(1 + more);
}

async function rowsOf(rows: AsyncIterable<ExportRow>): Promise<readonly ExportRow[]> {
  const all: ExportRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
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

describe("previewExport", () => {
  it("shows the beginning of the file and what it loses", async () => {
    const { viewer, documentId } = await buildTwoTracks();
    const preview = await previewExport(viewer, documentId, query({ format: "csv", bom: "false" }));
    expect(preview.sample).toContain('"First text 1","translated"');
    expect(preview).toMatchObject({ fileName: "测试文档.csv", rows: 3, sampleRows: 3 });
    expect(preview.loss).toEqual([
      { code: "emphasis", count: 1, examples: [{ paragraph: 1, quote: "First" }] },
    ]);
  });

  it("holds twenty rows of a long text and counts all", async () => {
    const { viewer, documentId } = await buildDocument({ texts: Array.from({ length: 1100 }, () => "段") });
    const preview = await previewExport(viewer, documentId, query({ format: "markdown" }));
    expect(preview).toMatchObject({ sampleRows: 20, rows: 1100, loss: [] });
    expect(preview.sample.match(/^段$/gm)).toHaveLength(20);
  });

  it("counts and quotes what reading every row would, in every format", async () => {
    const { viewer, documentId, trackId } = await buildLossyDocument();
    const asked = [
      ...EXPORT_FORMATS.flatMap((format) => [
        { format },
        { format, layout: "translation", emphasis: "false" },
        { format, layout: "translation", track: trackId },
        { format, emphasis: "false", states: "final,reviewed" },
      ]),
      { format: "docx", layout: "interleaved" },
    ];
    const seen = new Set<string>();
    const read = new Map<string, readonly ExportRow[]>();
    for (const each of asked) {
      // Only asked for do rows bring comments; what a format has no place for is counted all the same.
      const prepared = await prepareExport(viewer, documentId, query({ ...each, comments: "true" }));
      const key = JSON.stringify([prepared.document.tracks.length, prepared.states]);
      const all = read.get(key) ?? (await rowsOf(prepared.rows()));
      read.set(key, all);
      const { loss, rows } = await previewExport(viewer, documentId, query(each));
      expect([each, rows, loss]).toEqual([
        each,
        all.length,
        measureLoss(prepared.writer, prepared.document, all, prepared.options),
      ]);
      for (const { code } of loss) seen.add(code);
    }
    expect([...seen].sort()).toEqual([...LOSS_CODES].sort());
    // Four files of each format there is.
  }, 180_000);

  it("says not-found to a stranger", async () => {
    const { stranger, documentId } = await buildDocument();
    const refused = previewExport(stranger, documentId, query({ format: "html" }));
    await expect(refused).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("sentences", () => {
  const source = "今天下雨。我们在家。";
  const target = "It rains today, so it is wet. We stay.";

  async function buildLinked(): Promise<BuiltTrack> {
    const built = await buildTrack({ texts: [source, "第二段。"] });
    const [first = "", second = ""] = built.renderingIds;
    await database().rendering.update({ where: { id: first }, data: { text: target, state: "reviewed" } });
    await database().rendering.update({
      where: { id: second },
      data: { text: "The second.", state: "initial" },
    });
    const span = (text: string, start: number, end: number) => ({
      start,
      end,
      quote: text.slice(start, end),
    });
    const links = [
      { source: span(source, 0, 5), target: span(target, 0, 29), confidence: 0.75, fixed: false },
      { source: span(source, 5, 10), target: span(target, 30, 38), confidence: 0.5, fixed: true },
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
      'There is no export format "doc"; use one of html, tmx, xliff-1.2, xliff-2.0, xliff-2.1, xliff-2.2, markdown, csv, tsv, jsonl, po, tei, docx, xlsx, epub, moses.',
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
