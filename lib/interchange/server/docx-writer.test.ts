import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { docxReader } from "@/lib/documents/server/docx/docx-reader";
import { readZip } from "@/lib/documents/server/docx/read-zip";
import {
  buildDocument,
  buildRendering,
  buildRow,
  CONTROLS,
  DRAFT,
  GOES_ON,
  NAMED,
  OPTIONS,
  stream,
  TORTURE,
  TRACK,
  TURN,
} from "../core/torture.fixture";
import type { ExportRow, ExportTrack, WriterOptions } from "../core/writer";
import { replaceIllegal } from "../core/xml-text";
import { inChunks } from "./byte-stream";
import { docx } from "./docx-writer";
import { readDocxTable } from "./read-docx-table";

type Told = { readonly tracks?: readonly ExportTrack[]; readonly options?: Partial<WriterOptions> };

async function exported(rows: readonly ExportRow[], { tracks = [TRACK], options = {} }: Told = {}) {
  const chunks: Uint8Array[] = [];
  const file = docx.write(buildDocument(tracks), stream(rows), { ...OPTIONS, ...options });
  for await (const chunk of inChunks(file)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function returned(bytes: Uint8Array) {
  const read = await readDocxTable(bytes);
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}

/** A text as Word can say it. */
function asHeld(text: string): string {
  return replaceIllegal(text.replace(/\r\n?/gu, "\n"));
}

async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const zip = await readZip(bytes, (each) => each === name);
  if (!zip.ok) throw new Error(zip.reason);
  return new TextDecoder().decode(zip.value.parts.get(name));
}

/** The paragraphs of a Word file as its text, by the reader of source documents. */
async function blocksOf(bytes: Uint8Array) {
  const read = await docxReader.read(bytes);
  if (!read.ok) throw new Error(read.reason);
  return read.value.blocks.map(({ kind, level, text }) => [level === null ? kind : `${kind} ${level}`, text]);
}

describe("the bilingual table", () => {
  it("comes back with every text that is hard to keep", async () => {
    const texts = [...TORTURE.map(([, text]) => text), CONTROLS, "", "half a pair \uD800 end"];
    const rows = texts.map((text, at) => buildRow(at + 1, text, { [TRACK.id]: buildRendering(text) }));
    const { documentId, tracks } = await returned(await exported(rows));
    expect(documentId).toBe(buildDocument().id);
    const [track] = tracks;
    expect(track).toMatchObject({ id: TRACK.id, language: "en", isIncomplete: false });
    const held = texts.map(asHeld);
    expect(track?.texts.map(({ text }) => text)).toEqual(held);
    expect(track?.texts.map(({ source }) => source)).toEqual(held);
    expect(track?.texts.map(({ paragraphId }) => paragraphId)).toEqual(rows.map((row) => row.paragraph.id));
    expect(track?.texts.every(({ revision, trouble }) => revision === 3 && trouble === undefined)).toBe(true);
  });

  it("comes back with any text and emphasis, of several tracks", async () => {
    const mark = fc.constantFrom("bold" as const, "italic" as const);
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary", maxLength: 20 }),
        fc.nat(20),
        fc.nat(20),
        mark,
        async (text, a, b, kind) => {
          const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
          const marks = start < end ? [{ start, end, mark: kind }] : [];
          const row = buildRow(1, "句", { [DRAFT.id]: buildRendering(text, marks) });
          const { tracks } = await returned(await exported([row], { tracks: [TRACK, DRAFT] }));
          const held = asHeld(text);
          expect(tracks.map(({ id, texts }) => [id, texts[0]?.text, texts[0]?.revision])).toEqual([
            [TRACK.id, "", null],
            [DRAFT.id, held, 3],
          ]);
          const torn = marks.some((span) => /\p{Surrogate}/u.test(text.slice(span.start, span.end)));
          if (!torn && !text.includes("\r")) expect(tracks[1]?.texts[0]?.marks).toEqual(marks);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("has a head that repeats, rows that stay together, languages and hidden ids", async () => {
    const row = buildRow(1, "问：“好”", { [TRACK.id]: buildRendering("Well") }, TURN);
    const xml = await partOf(await exported([row], { tracks: [NAMED] }), "word/document.xml");
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(2);
    expect(xml).toContain('<w:rFonts w:hint="eastAsia"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/>');
    expect(xml).toContain('<w:lang w:val="en-US"/>');
    expect(xml).toContain("<w:vanish/>");
    expect(xml).toContain("Reporter &lt;A&gt;");
  });

  it("lies on its side for several tracks", async () => {
    const upright = await partOf(await exported([]), "word/document.xml");
    const wide = await partOf(await exported([], { tracks: [TRACK, DRAFT] }), "word/document.xml");
    expect([upright.includes("landscape"), wide.includes("landscape")]).toEqual([false, true]);
  });
});

describe("the other layouts", () => {
  const rows = [
    buildRow(1, "标题", { [NAMED.id]: buildRendering("Heading") }, { kind: "heading", level: 2 }),
    buildRow(2, "好吗？", { [NAMED.id]: buildRendering("Well?\nYes") }, TURN),
    buildRow(3, "图", {}, { kind: "caption", ...GOES_ON }),
  ];

  it("sets each translation beneath its paragraph", async () => {
    const file = await exported(rows, { tracks: [NAMED], options: { layout: "interleaved" } });
    expect(await blocksOf(file)).toEqual([
      ["heading 1", "年终<专访>"],
      ["body", "2020-12-31 · Interview · 人民日报 2021-01-03"],
      ["body", "Official: Ministry · Press release 7 · 2021-01-02"],
      ["heading 2", "标题"],
      ["body", "Heading"],
      ["body", "记者：好吗？"],
      ["body", "Reporter <A>: Well?\nYes"],
      ["body", "图"],
    ]);
  });

  it("gives the translation alone as a document of its own", async () => {
    const file = await exported(rows, { tracks: [NAMED], options: { layout: "translation" } });
    expect(await blocksOf(file)).toEqual([
      ["heading 2", "Heading"],
      ["body", "Reporter <A>: Well?\nYes"],
      ["body", "Official: Ministry · Press release 7 · 2021-01-02"],
    ]);
  });

  it("names the tracks where there are several", async () => {
    const row = buildRow(1, "一", {
      [TRACK.id]: buildRendering("One"),
      [DRAFT.id]: buildRendering("An ace"),
    });
    const file = await exported([row], { tracks: [TRACK, DRAFT], options: { layout: "interleaved" } });
    expect((await blocksOf(file)).slice(-3)).toEqual([
      ["body", "一"],
      ["body", "Official\nOne"],
      ["body", "Draft A\nAn ace"],
    ]);
  });
});

describe("comments and terms", () => {
  const row: ExportRow = {
    ...buildRow(1, "推动构建命运共同体", { [TRACK.id]: buildRendering("A community") }),
    comments: [
      {
        trackId: null,
        span: { start: 4, end: 9 },
        author: "A <B>",
        createdAt: "2021-01-02T03:04:05.678Z",
        text: "Which\nterm?",
      },
      {
        trackId: TRACK.id,
        span: null,
        author: "C",
        createdAt: "2021-01-02T04:00:00.000Z",
        text: "Too short",
      },
      {
        trackId: DRAFT.id,
        span: null,
        author: "C",
        createdAt: "2021-01-02T04:00:00.000Z",
        text: "Elsewhere",
      },
    ],
    terms: [
      {
        start: 4,
        end: 9,
        conceptId: "c1",
        text: "命运共同体",
        wordings: ["a community with a shared future"],
      },
    ],
  };

  it.each(["bilingual", "interleaved"] as const)("lie on their words: %s", async (layout) => {
    const file = await exported([row], { options: { layout, comments: true, terms: true } });
    const xml = await partOf(file, "word/document.xml");
    expect(xml).toMatch(
      /推动构建<\/w:t><\/w:r><w:commentRangeStart w:id="0"\/><w:r>(?:(?!<w:r>).)*命运共同体<\/w:t><\/w:r><w:commentRangeEnd w:id="0"\/>/u,
    );
    expect(xml).toContain('<w:u w:val="dotted"');
    expect(xml).toContain(" — a community with a shared future");
    const comments = await partOf(file, "word/comments.xml");
    expect(comments.match(/<w:comment /g)).toHaveLength(2);
    expect(comments).toContain('w:author="A &lt;B&gt;" w:date="2021-01-02T03:04:05Z"');
  });

  it("do not hinder the table from coming back", async () => {
    const { tracks } = await returned(await exported([row], { options: { comments: true, terms: true } }));
    expect(tracks[0]?.texts).toMatchObject([
      { text: "A community", source: "推动构建命运共同体", marks: [] },
    ]);
  });
});

describe("docx", () => {
  it("gives the same bytes for the same rows", async () => {
    const rows = [buildRow(1, "句", { [TRACK.id]: buildRendering("Sentence") })];
    expect(await exported(rows)).toEqual(await exported(rows));
  });

  it("breaks off when its rows fail", async () => {
    async function* failing(): AsyncGenerator<ExportRow> {
      yield buildRow(1, "一");
      throw new Error("gone");
    }
    const all = async () => {
      for await (const _ of inChunks(docx.write(buildDocument(), failing(), OPTIONS)));
    };
    await expect(all()).rejects.toThrow("gone");
  });
});
