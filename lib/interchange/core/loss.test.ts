import { describe, expect, it } from "vitest";
import { TEXT_FORMATS, textWriterFor } from "./formats";
import { measureLoss, possibleLosses } from "./loss";
import { selectStates } from "./select-states";
import {
  buildDocument,
  buildRendering,
  buildRow,
  CONTROLS,
  collect,
  DRAFT,
  OPTIONS,
  stream,
  TRACK,
} from "./torture.fixture";
import type { ExportRow, WriterOptions } from "./writer";

/** Without provenance, which is the document's to lose. */
const NAKED = { ...DRAFT, id: TRACK.id };

const rows: readonly ExportRow[] = [
  buildRow(1, "图说", {}, { kind: "caption" }),
  buildRow(
    2,
    CONTROLS,
    { [TRACK.id]: buildRendering("Bold", [{ start: 0, end: 2, mark: "bold" }]) },
    { speaker: "王" },
  ),
  buildRow(3, "空\0", { [DRAFT.id]: { ...buildRendering("Empty"), state: "initial" } }),
];

async function losses(format: (typeof TEXT_FORMATS)[number], options: Partial<WriterOptions> = {}) {
  const all = { ...OPTIONS, ...options };
  const notes = measureLoss(textWriterFor(format), buildDocument([TRACK, DRAFT]), rows, { options: all });
  return Object.fromEntries(notes.map(({ code, count }) => [code, count]));
}

describe("measureLoss", () => {
  it.each([
    ["jsonl", {}, {}],
    ["csv", {}, { characters: 1, emphasis: 1, provenance: 1 }],
    ["tsv", {}, { characters: 1, emphasis: 1, provenance: 1 }],
    ["html", {}, { characters: 6 }],
    ["html", { layout: "translation" }, { source: 3 }],
    ["tmx", {}, { characters: 6, untranslated: 4 }],
    ["tmx", { emphasis: false }, { characters: 6, emphasis: 1, untranslated: 4 }],
    ["po", {}, { characters: 1, emphasis: 1, tracks: 1 }],
    ["tei", {}, { characters: 6 }],
    ["markdown", {}, { characters: 1, states: 1, structure: 2 }],
    [
      "markdown",
      { layout: "translation" },
      { states: 1, structure: 2, provenance: 1, source: 3, untranslated: 4 },
    ],
  ] as const)("counts what %s loses with %o", async (format, options, expected) => {
    expect(await losses(format, options)).toEqual(expected);
  });

  it("names the places: paragraph, and the text or the characters", async () => {
    const notes = measureLoss(textWriterFor("tmx"), buildDocument(), rows, {
      options: { ...OPTIONS, emphasis: false },
    });
    expect(notes).toEqual([
      {
        code: "characters",
        count: 6,
        examples: [
          { paragraph: 2, quote: "U+0007 U+000B U+000C" },
          { paragraph: 3, quote: "U+0000" },
        ],
      },
      { code: "emphasis", count: 1, examples: [{ paragraph: 2, quote: "Bo" }] },
      {
        code: "untranslated",
        count: 2,
        examples: [
          { paragraph: 1, quote: "图说" },
          { paragraph: 3, quote: "空\0" },
        ],
      },
    ]);
  });

  it("says that a document without tracks has no pairs", async () => {
    const notes = measureLoss(textWriterFor("tmx"), buildDocument([]), [buildRow(1, "一")], {
      options: OPTIONS,
    });
    expect(notes).toMatchObject([{ code: "untranslated", count: 1 }]);
    expect(
      measureLoss(textWriterFor("csv"), buildDocument([]), [buildRow(1, "一")], { options: OPTIONS }),
    ).toEqual([]);
  });

  it("tells a place once when several tracks lack it", async () => {
    const [note] = measureLoss(textWriterFor("tmx"), buildDocument([TRACK, DRAFT]), [buildRow(1, "一")], {
      options: OPTIONS,
    });
    expect(note).toEqual({ code: "untranslated", count: 2, examples: [{ paragraph: 1, quote: "一" }] });
  });

  it("quotes no more than three places and 24 characters", async () => {
    const many = Array.from({ length: 9 }, (_, index) => buildRow(index + 1, "很".repeat(99)));
    const [note] = measureLoss(textWriterFor("tmx"), buildDocument(), many, { options: OPTIONS });
    expect(note).toMatchObject({ code: "untranslated", count: 9 });
    expect(note?.examples.map(({ quote }) => quote.length)).toEqual([25, 25, 25]);
  });
});

describe("terms", () => {
  const term = { start: 0, end: 1, conceptId: "c", text: "图", wordings: [] };
  const marked = [{ ...buildRow(1, "图说"), terms: [term] }, buildRow(2, "二")];

  it.each([
    ["csv", true, [{ code: "terms", count: 1, examples: [{ paragraph: 1, quote: "图说" }] }]],
    ["csv", false, []],
    ["jsonl", true, []],
  ] as const)("are lost in %s where they are asked for (%s)", (format, terms, expected) => {
    const options = { ...OPTIONS, terms };
    expect(measureLoss(textWriterFor(format), buildDocument([]), marked, { options })).toEqual(expected);
  });
});

describe("candidates", () => {
  const proposed = { source: "图", target: "Figure", similarity: 1, kind: "exact", origin: "" } as const;
  const rows = [{ ...buildRow(1, "图说"), candidates: [{ ...proposed, trackId: "t" }] }, buildRow(2, "二")];

  it.each([
    ["csv", true, [{ code: "candidates", count: 1, examples: [{ paragraph: 1, quote: "图说" }] }]],
    ["csv", false, []],
    ["xliff-1.2", true, []],
  ] as const)("are lost in %s where they are asked for (%s)", (format, candidates, expected) => {
    const options = { ...OPTIONS, candidates };
    expect(measureLoss(textWriterFor(format), buildDocument([]), rows, { options })).toEqual(expected);
  });
});

describe("measureLoss with counts", () => {
  it("tells what all rows lose beside the examples that it was given, and adds the document's own", () => {
    const document = { ...buildDocument(), title: "题\u0001" };
    const [, second] = rows;
    const some = second === undefined ? [] : [second];
    const notes = measureLoss(textWriterFor("tmx"), document, some, {
      options: OPTIONS,
      counts: { characters: 40, untranslated: 7 },
    });
    expect(notes).toMatchObject([
      { code: "characters", count: 41, examples: [{ paragraph: 0 }, { paragraph: 2 }] },
      { code: "untranslated", count: 7, examples: [] },
    ]);
  });
});

describe("possibleLosses", () => {
  const layouts = ["bilingual", "translation"] as const;
  it.each(TEXT_FORMATS.flatMap((format) => layouts.map((layout) => [format, layout] as const)))(
    "names all that rows of %s, %s, lose",
    (format, layout) => {
      const options = { ...OPTIONS, layout, emphasis: false };
      // What is stored has no NUL.
      const stored = rows.map((row) => ({
        ...row,
        paragraph: { ...row.paragraph, text: row.paragraph.text.replaceAll("\0", "") },
      }));
      for (const tracks of [[], [NAKED], [NAKED, DRAFT]]) {
        const document = { ...buildDocument(tracks), title: "" };
        const writer = textWriterFor(format);
        const { paragraphs, renderings } = possibleLosses(document, writer.carries(options, document));
        const codes = measureLoss(writer, document, stored, { options }).flatMap(({ code }) =>
          // That is the document's to lose.
          code === "tracks" ? [] : [code],
        );
        expect([...paragraphs, ...renderings]).toEqual(expect.arrayContaining(codes));
      }
    },
  );
});

describe("selectStates", () => {
  it("keeps every row, and of its renderings those in the chosen states", async () => {
    const kept: ExportRow[] = [];
    for await (const row of selectStates(stream(rows), ["initial"])) kept.push(row);
    expect(kept.map(({ renderings }) => Object.keys(renderings))).toEqual([[], [], [DRAFT.id]]);
  });

  it("keeps all without a choice", async () => {
    const writer = textWriterFor("jsonl");
    const write = (some: AsyncIterable<ExportRow>) => collect(writer.write(buildDocument(), some, OPTIONS));
    expect(await write(selectStates(stream(rows), []))).toBe(await write(stream(rows)));
  });
});
