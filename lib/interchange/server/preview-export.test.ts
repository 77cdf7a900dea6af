import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { database } from "@/lib/db/database";
import { buildTwoTracks, talk } from "@/lib/testing/build-exported";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { importTexts } from "@/lib/testing/build-memory";
import { type BuiltTrack, buildDocument, buildTrack } from "@/lib/testing/build-texts";
import { EXPORT_FORMATS } from "../core/formats";
import { LOSS_CODES, measureLoss } from "../core/loss";
import type { ExportRow } from "../core/writer";
import { prepareExport } from "./prepare-export";
import { previewExport } from "./preview-export";
import { exportQuery } from "./schema";

const query = (search: Record<string, unknown>) => exportQuery.parse(search);

/** Sixty paragraphs and two tracks with something of everything that a format may lose, some of it not shown. */
async function buildLossyDocument(): Promise<BuiltTrack> {
  const texts = Array.from({ length: 60 }, (_, at) =>
    at === 50 ? "\u3000 " : at % 11 === 3 ? `段\u0001${at}\uFFFE\u2028` : `段 ${at}`,
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
            : at === 33 + of
              ? " \u2003\u3000"
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
  await timeMost(first);
  const [head = "", half = ""] = first.paragraphIds.slice(40);
  await database().paragraph.update({ where: { id: half }, data: { joinedIntoId: head } });
  return first;
}

/** Says of most paragraphs that they came from a file of subtitles. */
async function timeMost({ documentId, paragraphIds, translator }: BuiltTrack): Promise<void> {
  const cues = paragraphIds.map((_, at) => `${at + 1}\n00:00:${at},000 --> 00:00:${at},900\n段\n\n`);
  const bytes = new TextEncoder().encode(cues.join("").replace(/:(?=\d,)/gu, ":0"));
  const { id } = await database().sourceFile.create({
    data: {
      ...{ documentId, part: 0, fileName: "film.srt", format: "srt", encoding: "utf-8", sha256: "", bytes },
      importedById: translator.id,
    },
  });
  for (const [at, paragraph] of paragraphIds.entries())
    if (at % 16 !== 2)
      await database().paragraph.update({
        where: { id: paragraph },
        data: { sourceFileId: id, sourceLine: at * 4 + 2 },
      });
}

/** One that a cell of a spreadsheet just holds, or just does not. */
function longText(more: number): string {
  return "𠀀".repeat(16_383) + "x".repeat(1 + more);
}

/** Every row with all that a format may lose of it, whichever is asked for. */
async function readAll(
  viewer: Actor,
  documentId: string,
  search: Record<string, unknown>,
): Promise<readonly ExportRow[]> {
  const { track, states } = { track: undefined, states: undefined, ...search };
  const read = async (more: Record<string, unknown>) =>
    rowsOf((await prepareExport(viewer, documentId, query({ track, states, ...more }))).rows());
  const timed = new Map((await read({ format: "srt" })).map(({ paragraph, cue }) => [paragraph.id, cue]));
  const proposed = new Map(
    (await read({ format: "xliff-1.2", candidates: "true" })).map(({ paragraph, candidates = [] }) => [
      paragraph.id,
      candidates,
    ]),
  );
  const rows = await read({ format: "jsonl", comments: "true", terms: "true" });
  return rows.map((row) => {
    const [cue, candidates = []] = [timed.get(row.paragraph.id), proposed.get(row.paragraph.id)];
    return { ...row, candidates, ...(cue !== undefined && { cue }) };
  });
}

async function rowsOf(rows: AsyncIterable<ExportRow>): Promise<readonly ExportRow[]> {
  const all: ExportRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

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
    const built = await buildLossyDocument();
    const { viewer, documentId, trackId } = built;
    const { glossaryId, owner } = await buildGlossary({ project: built });
    await buildConcept(owner, glossaryId, { zh: "段 1", en: "paragraph one" });
    await importTexts(built, [["段 5", "Paragraph 5"]]);
    const asked = [
      ...EXPORT_FORMATS.flatMap((format) => [
        { format },
        { format, layout: "translation", emphasis: "false" },
        { format, layout: "translation", track: trackId },
        { format, emphasis: "false", states: "final,reviewed" },
      ]),
      { format: "docx", layout: "interleaved" },
      { format: "csv", terms: "true" },
      { format: "docx", terms: "true" },
      { format: "csv", candidates: "true" },
      { format: "xliff-2.1", candidates: "true" },
    ];
    const seen = new Set<string>();
    const read = new Map<string, readonly ExportRow[]>();
    for (const each of asked) {
      const prepared = await prepareExport(viewer, documentId, query(each));
      const key = JSON.stringify([prepared.document.tracks.length, prepared.states]);
      const all = read.get(key) ?? (await readAll(viewer, documentId, each));
      read.set(key, all);
      const { loss, rows } = await previewExport(viewer, documentId, query(each));
      expect([each, rows, loss]).toEqual([
        each,
        all.length,
        measureLoss(prepared.writer, prepared.document, all, { options: prepared.options }),
      ]);
      for (const { code } of loss) seen.add(code);
    }
    expect([...seen].sort()).toEqual([...LOSS_CODES].sort());
    // Four files of each format there is.
  }, 180_000);

  it("does not read the whole document when it is to be quick, and says so", async () => {
    const texts = Array.from({ length: 4_000 }, (_, at) => `第${at}句。`);
    const built = await buildTrack({ texts });
    // Of a pair in three languages each sentence is lost that the third does not have.
    await buildTrack({ document: built });
    await database().rendering.updateMany({
      where: { trackId: built.trackId },
      data: { text: "One sentence." },
    });
    const asked = query({ format: "moses", unit: "sentence" });
    const seen = await previewExport(built.viewer, built.documentId, { ...asked, quick: true });
    const whole = await previewExport(built.viewer, built.documentId, asked);
    const [some, all] = [seen, whole].map(({ loss }) => loss.find(({ code }) => code === "pairs"));
    expect(all).toEqual({ code: "pairs", count: 4_000, examples: expect.anything() });
    expect(some).toMatchObject({ atLeast: true });
    expect(some?.count).toBeLessThan(4_000);
  });

  it("says not-found to a stranger", async () => {
    const { stranger, documentId } = await buildDocument();
    const refused = previewExport(stranger, documentId, query({ format: "html" }));
    await expect(refused).rejects.toMatchObject({ code: "not-found" });
  });
});
