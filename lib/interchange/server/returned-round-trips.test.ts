import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExportFormat } from "../core/formats";
import { judgeReturned, type ReturnedFormat } from "../core/returned/returned";
import {
  buildDocument,
  buildRendering,
  buildRow,
  CONTROLS,
  DRAFT,
  OPTIONS,
  stream,
  TORTURE,
  TRACK,
} from "../core/torture.fixture";
import type { ExportRow, WriterOptions } from "../core/writer";
import { understandReturned } from "./understand-returned";
import { bytesOf } from "./unzip.fixture";
import { writerFor } from "./writer-for";

const FORMATS = [
  "po",
  "jsonl",
  "tmx",
  "csv",
  "tsv",
  "xlsx",
  "vtt",
] as const satisfies readonly (ReturnedFormat & ExportFormat)[];

async function file(format: ExportFormat, rows: readonly ExportRow[], options: Partial<WriterOptions> = {}) {
  const writer = writerFor(format);
  return bytesOf(writer.write(buildDocument([TRACK, DRAFT]), stream(rows), { ...OPTIONS, ...options }));
}

async function read(bytes: Uint8Array) {
  const answered = await understandReturned({ bytes, fileName: "" });
  if (!answered.ok) throw new Error(answered.reason);
  return answered.value;
}

/** What comes back of the first track: by paragraph, without what only places it in the file. */
async function backFrom(format: ExportFormat, rows: readonly ExportRow[]) {
  const { tracks, format: seen } = await read(await file(format, rows));
  expect(seen).toBe(format);
  return tracks[0]?.texts ?? [];
}

const rowsOf = (texts: readonly string[]) =>
  texts.map((text, at) => ({
    ...buildRow(at + 1, text, { [TRACK.id]: buildRendering(text) }),
    cue: { start: at * 1000, end: at * 1000 + 900, settings: "" },
  }));

const standing = (rows: readonly ExportRow[]) =>
  rows.map(({ paragraph, renderings }) => ({
    ...{
      paragraphId: paragraph.id,
      number: paragraph.number,
      source: paragraph.text,
      renderingId: paragraph.id,
    },
    ...{ text: renderings[TRACK.id]?.text ?? "", state: "reviewed" as const, revision: 3 },
  }));

describe.each(FORMATS)("%s that comes back", (format) => {
  it("has every text that is hard to keep, unchanged", async () => {
    const rows = rowsOf(TORTURE.map(([, text]) => text));
    const texts = await backFrom(format, rows);
    expect(texts.map(({ text }) => text)).toEqual(rows.map(({ paragraph }) => paragraph.text));
    const judged = judgeReturned(texts, standing(rows));
    expect(judged.map(({ verdict }) => verdict)).toEqual(rows.map(() => "unchanged"));
    expect(judged.map(({ row }) => row?.paragraphId)).toEqual(rows.map(({ paragraph }) => paragraph.id));
  });

  it("has any text unchanged that the database holds and the format can", async () => {
    const illegal = format === "tmx" ? /[\p{Cc}\uFFFE\uFFFF\p{Surrogate}]/gu : /\0|\p{Surrogate}/gu;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 1 }),
        async (given) => {
          const rows = rowsOf(given.map((text) => text.replace(illegal, "·")));
          const texts = await backFrom(format, rows);
          expect(texts.map(({ text }) => text)).toEqual(rows.map(({ paragraph }) => paragraph.text));
        },
      ),
      { numRuns: format === "xlsx" ? 10 : 40 },
    );
  });

  it("knows the revision that it was exported with, and the source", async () => {
    const [text] = await backFrom(format, rowsOf(["一"]));
    expect(text).toMatchObject({ source: "一", revision: 3 });
  });
});

describe("understandReturned", () => {
  it.each(["jsonl", "tmx"] as const)(
    "gives the emphasis of %s back, and another export is the same",
    async (format) => {
      const marks = [
        { start: 0, end: 3, mark: "bold" as const },
        { start: 2, end: 5, mark: "italic" as const },
      ];
      const rows = [buildRow(1, "一二三四五", { [TRACK.id]: buildRendering("abcdef", marks) })];
      const [text] = await backFrom(format, rows);
      expect(text?.marks).toEqual(marks);
      const again = rows.map((row) => ({
        ...row,
        renderings: { [TRACK.id]: buildRendering(text?.text ?? "", text?.marks ?? []) },
      }));
      expect(await file(format, again)).toEqual(await file(format, rows));
    },
  );

  it.each(["jsonl", "tmx"] as const)("tells the tracks of %s apart", async (format) => {
    const both = { [TRACK.id]: buildRendering("One"), [DRAFT.id]: buildRendering("1") };
    const { tracks, documentId } = await read(await file(format, [buildRow(1, "一", both)]));
    expect(documentId).toBe(buildDocument().id);
    expect(tracks.map(({ id, name, texts }) => [id, name, texts.map(({ text }) => text)])).toEqual([
      [TRACK.id, "Official", ["One"]],
      [DRAFT.id, "Draft A", ["1"]],
    ]);
  });

  it("knows a TMX of which another program kept languages alone", async () => {
    const whole = (await file("tmx", rowsOf(["一"]))).toString();
    const bytes = Buffer.from(
      whole.replace(/<prop [^>]*>[^<]*<\/prop>\n/gu, "").replace('srclang="zh-CN"', 'srclang="ZH-cn"'),
    );
    const { tracks } = await read(bytes);
    expect(tracks).toMatchObject([{ id: null, language: "en", texts: [{ text: "一", revision: null }] }]);
  });

  it.each([
    ["po", 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgctxt "menu"\nmsgid "一"\nmsgstr "One"\n'],
    [
      "tmx",
      '<tmx version="1.4"><header creationtool="x" srclang="zh-CN"/><body><tu tuid="7"><tuv xml:lang="zh-CN"><seg>一</seg></tuv><tuv xml:lang="en"><seg>One</seg></tuv></tu></body></tmx>',
    ],
    ["csv", "paragraph,source [zh-CN],Official [en]\n12,一,One\n"],
  ])("does not take the ids of another program's %s for ours: the source decides", async (format, text) => {
    const { tracks, format: seen } = await read(Buffer.from(text));
    expect(seen).toBe(format);
    expect(tracks[0]?.texts).toMatchObject([{ paragraphId: null, source: "一", text: "One" }]);
  });

  it("takes ids of the shape of ours as a guess where a program dropped what says whose they are", async () => {
    const whole = (await file("po", rowsOf(["一"]))).toString();
    const bytes = Buffer.from(whole.replace(/"X-[^\n]*\n/gu, ""));
    const { tracks } = await read(bytes);
    expect(tracks[0]?.texts).toMatchObject([{ paragraphId: rowsOf(["一"])[0]?.paragraph.id, isGuess: true }]);
  });

  it("says of a damaged PO that it is damaged", async () => {
    const bytes = Buffer.from('msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "一\nmsgstr "One"\n');
    expect(await understandReturned({ bytes, fileName: "" })).toEqual({
      ...{ ok: false, reason: "damaged", place: { at: "line", line: 4 } },
    });
  });

  it("takes what PO's editors leave fuzzy as not done", async () => {
    const rows = [
      buildRow(1, "一", { [TRACK.id]: { ...buildRendering("One"), needsWork: true } }),
      ...rowsOf(["二"]).map((row) => ({ ...row, paragraph: { ...row.paragraph, id: "other" } })),
    ];
    expect((await backFrom("po", rows)).map(({ state }) => state)).toEqual(["initial", null]);
  });

  it.each(["jsonl", "tmx"] as const)("refuses %s of sentences", async (format) => {
    const bytes = await file(format, rowsOf(["一"]), { unit: "sentence" });
    expect(await understandReturned({ bytes, fileName: "" })).toEqual({ ok: false, reason: "sentences" });
  });

  it("leaves out what the database cannot keep", async () => {
    const rows = rowsOf([`${CONTROLS}\0`, "half \uD800 a pair"]);
    for (const format of FORMATS)
      for (const { text } of await backFrom(format, rows)) {
        expect(text).not.toContain("\0");
        expect(text.isWellFormed()).toBe(true);
      }
  });

  it.each([
    ["a line that is no JSON", "jsonl", (text: string) => `${text}{"id":`],
    ["a unit that never ends", "tmx", (text: string) => text.slice(0, -30)],
    ["a mark that is never closed", "csv", (text: string) => `${text}"`],
  ] as const)("refuses %s, and names the line where one is at fault", async (_name, format, change) => {
    const text = change((await file(format, rowsOf(["一"]))).toString());
    const answered = await understandReturned({ bytes: Buffer.from(text), fileName: "" });
    const line = text.split("\n").length;
    expect(answered).toEqual({ ok: false, reason: "damaged", place: { at: "line", line } });
  });
});
