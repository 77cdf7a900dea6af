import fc from "fast-check";
import type { Nodes, PhrasingContent, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { markdownReader } from "@/lib/documents/core/markdown-reader";
import { structure } from "@/lib/documents/core/structure";
import { SAMPLE_SOURCE } from "@/lib/sample/core/source-text";
import type { Mark, MarkSpan } from "@/lib/text/core/marks";
import { markdown } from "./markdown";
import { markdownText } from "./markdown-text";
import {
  buildDocument,
  buildRendering,
  buildRow,
  collect,
  DRAFT,
  GOES_ON,
  NAMED,
  OPTIONS,
  stream,
  TORTURE,
  TRACK,
  TURN,
} from "./torture.fixture";
import type { ExportRow, WriterOptions } from "./writer";

const reader = unified().use(remarkParse).use(remarkGfm);
const read = (file: string): Root => reader.parse(file);

/** Text and, per UTF-16 unit, the emphasis on it: what a reader of the file gets. */
function richOf(node: Nodes): { text: string; looks: string[] } {
  let text = "";
  const looks: string[] = [];
  const walk = (part: Nodes | PhrasingContent, look: string) => {
    if ("value" in part || part.type === "break") {
      const value = part.type === "break" ? "\n" : "value" in part ? part.value : "";
      text += value;
      for (let index = 0; index < value.length; index++) looks.push(look);
      return;
    }
    const own = part.type === "strong" ? "b" : part.type === "emphasis" ? "i" : "";
    if ("children" in part)
      for (const child of part.children) walk(child, [...new Set(look + own)].sort().join(""));
  };
  walk(node, "");
  return { text, looks };
}

function looksOf(length: number, marks: readonly MarkSpan[]): string[] {
  return Array.from({ length }, (_, at) => {
    const covers = (mark: Mark) =>
      marks.some((span) => span.mark === mark && span.start <= at && at < span.end);
    return (covers("bold") ? "b" : "") + (covers("italic") ? "i" : "");
  });
}

describe("markdownText", () => {
  it.each(TORTURE)("keeps %s", (_name, text) => {
    for (const place of ["paragraph", "heading"] as const) {
      const written = markdownText({ text, marks: [] }, place);
      const { children } = read(place === "heading" ? `## ${written}\n` : `${written}\n`);
      expect(children.length).toBe(1);
      expect(children[0] && richOf(children[0]).text).toBe(text);
    }
  });

  it.each([
    ["a label before a character", "记者：问", [{ start: 0, end: 3, mark: "bold" }]],
    ["a word in the middle of Chinese", "我们的“使命”明确", [{ start: 3, end: 7, mark: "italic" }]],
    [
      "overlapping spans",
      "one two three",
      [
        { start: 0, end: 7, mark: "bold" },
        { start: 4, end: 13, mark: "italic" },
      ],
    ],
    [
      "neighbors",
      "abcd",
      [
        { start: 0, end: 2, mark: "bold" },
        { start: 2, end: 4, mark: "italic" },
      ],
    ],
    ["white space inside", "a  b c", [{ start: 1, end: 4, mark: "bold" }]],
    ["stars as text", "a*b*c", [{ start: 1, end: 4, mark: "bold" }]],
    ["over a line break", "one\ntwo", [{ start: 0, end: 7, mark: "bold" }]],
    ["an astral character at the edge", "𠀀𠮷", [{ start: 0, end: 2, mark: "bold" }]],
  ] as const)("keeps emphasis: %s", (_name, text, marks) => {
    const [block] = read(markdownText({ text, marks }, "paragraph")).children;
    expect(block && richOf(block)).toEqual({ text, looks: looksOf(text.length, marks) });
  });

  it("gives any text and emphasis back", () => {
    const piece = fc.constantFrom(..."记者：，a1 *_`[]<>&#-+=.)\n\\~|!/:@w“”\u3000");
    const span = fc.tuple(fc.nat(12), fc.nat(12), fc.constantFrom<Mark>("bold", "italic"));
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 12 }),
        fc.array(span, { maxLength: 3 }),
        (chars, spans) => {
          const text = chars.join("");
          const marks = spans
            .map(([a, b, mark]) => ({
              start: Math.min(a, b, text.length),
              end: Math.min(Math.max(a, b), text.length),
              mark,
            }))
            .filter(({ start, end }) => start < end);
          const { children } = read(markdownText({ text, marks }, "paragraph"));
          expect(children.length).toBe(1);
          expect(children[0] && richOf(children[0])).toEqual({ text, looks: looksOf(text.length, marks) });
        },
      ),
      { numRuns: 1000 },
    );
  }, 30_000);
});

async function exported(
  rows: readonly ExportRow[],
  options: Partial<WriterOptions> = {},
  tracks = [TRACK, DRAFT],
) {
  return collect(markdown.write(buildDocument(tracks), stream(rows), { ...OPTIONS, ...options }));
}

describe("markdown", () => {
  const rows = [
    buildRow(1, "题", { [TRACK.id]: buildRendering("Title") }, { kind: "heading", level: 1 }),
    buildRow(
      2,
      "问题\n第二行",
      { [TRACK.id]: buildRendering("A question\nin two lines"), [DRAFT.id]: buildRendering("Asked") },
      { label: "记者：", speaker: "记者", turn: "question" },
    ),
  ];

  it("interleaves source and translations, and ends with whose texts they are", async () => {
    expect(await exported(rows)).toBe(
      [
        "# 题\n\n> _Official_\n>\n> # Title\n\n",
        "**记者**：问题\\\n第二行\n\n> _Official_\n>\n> A question\\\n> in two lines\n\n> _Draft A_\n>\n> Asked\n\n",
        "---\n\n- 年终\\<专访\\> · 2020-12-31 · Interview · 人民日报 2021-01-03\n",
        "- Official (en) · Ministry · Press release 7 · 2021-01-02\n- Draft A (en)\n",
      ].join(""),
    );
  });

  it("writes the translation alone", async () => {
    expect(await exported(rows, { layout: "translation" }, [TRACK])).toBe(
      "# Title\n\nA question\\\nin two lines\n\n",
    );
  });

  it("sets a track's name for the speaker where a turn begins, which a reader takes for a label", async () => {
    const turn = [
      buildRow(
        1,
        "问",
        { [TRACK.id]: buildRendering("And why?", [{ start: 4, end: 7, mark: "italic" }]) },
        TURN,
      ),
      buildRow(2, "再问", { [TRACK.id]: buildRendering("And how?") }, GOES_ON),
    ];
    expect(await exported(turn, { layout: "translation" }, [NAMED])).toBe(
      "**Reporter \\<A\\>**: And&#32;_why_?\n\nAnd how?\n\n",
    );
    expect(await exported(turn, {}, [NAMED])).toContain(
      "**记者**：问\n\n> **Reporter \\<A\\>**: And&#32;_why_?\n\n再问\n\n> And how?\n",
    );
  });

  it("begins with the document's title when the text does not", async () => {
    expect(await exported([buildRow(1, "一")], {}, [])).toMatch(/^# 年终\\<专访\\>\n\n一\n/);
  });

  it("quotes every torture text beneath its source and reads it back", async () => {
    const torture = TORTURE.map(([, text], index) =>
      buildRow(index + 1, text, { [TRACK.id]: buildRendering(text) }),
    );
    const { children } = read(await exported(torture, {}, [TRACK]));
    const blocks = children.slice(1, 1 + 2 * TORTURE.length).map((block) => richOf(block).text);
    expect(blocks).toEqual(TORTURE.flatMap(([, text]) => [text, text]));
  });

  it("is read by our own import as the same paragraphs, speakers and turns", async () => {
    const before = structure(readBlocks(SAMPLE_SOURCE)).paragraphs;
    const source = before.map(({ sourceLine: _line, container: _container, ...paragraph }, index) =>
      buildRow(index + 1, paragraph.text, {}, paragraph),
    );
    const after = structure(readBlocks(await exported(source, {}, []))).paragraphs;
    const seen = ({ kind, level, label, speaker, turn, text }: (typeof before)[number]) => ({
      ...{ kind, level, label, speaker, turn, text },
    });
    // The colophon stands after the text.
    expect(after.slice(0, before.length).map(seen)).toEqual(before.map(seen));
  });
});

function readBlocks(file: string) {
  const read = markdownReader.read(file);
  if (!read.ok) throw new Error(read.reason);
  return read.value.blocks;
}
