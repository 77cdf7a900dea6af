import type { MarkSpan } from "@/lib/text/core/marks";
import type { ExportDocument, ExportRendering, ExportRow, ExportTrack, WriterOptions } from "./writer";

/** Texts that have broken exports before: name, text. */
export const TORTURE: readonly (readonly [string, string])[] = [
  ["CJK Extension B, two UTF-16 units each", "𠀀𠮷野家"],
  ["ideographic variation sequences", "葛\u{E0100}城 葛\u{E0101}飾"],
  ["emoji joined by ZWJ and skin tones", "👩‍🚀 👍🏽 👨‍👩‍👧"],
  ["indentation by ideographic spaces", "\u3000\u3000人类命运共同体\u3000"],
  ["leading and trailing spaces", "  indented, and a tail  "],
  ["tabs at the edges and inside", "\ta\tb\t"],
  ["line breaks", "第一行\n第二行\n\n第四行"],
  ["line breaks at the edges", "\nlater\n"],
  ["markup characters", `<b>&amp; "quoted" & 'single' ]]> <!-- --> </seg>`],
  ["a formula", "=1+1"],
  ["a formula behind an apostrophe", "'=1+1"],
  ["other formulas", "+86 10\n-5%\n@cmd"],
  ["full-width formulas", "＝１＋１"],
  ["right-to-left text with its marks", "\u200Fשלום, \u202Bمرحبا\u202C!"],
  ["compatibility ideographs, which normalization would change", "豈更\uF900\u{2F800}"],
  ["decomposed and composed accents", "e\u0301 é"],
  ["line and paragraph separators", "one\u2028two\u2029three\u0085four"],
  ["carriage returns", "one\rtwo\r\nthree"],
  [
    "Markdown's own characters",
    "# not\n- a\n1. list\n> *or* _em_ `code` [x](y) ![i](j) ~~s~~ | t | \\ ***\n===",
  ],
  [
    "addresses that Markdown would link",
    "www.example.org/a_b_c https://example.org/*x* a_b@example.org &copy;",
  ],
  ["quotation as Chinese prints it", "“一带一路”——《全球数据安全倡议》……近30%、2200多亿只"],
  ["a zero-width space and a byte order mark inside", "中\u200B国\uFEFF！"],
  ["delete and C1 controls", "a\u007Fb\u0080c"],
  ["only a space", " "],
  ["a comma, semicolons, quotes", 'a,b;"c"'],
];

/** Characters that XML and HTML cannot hold, in one text. */
export const CONTROLS = "bell\u0007, vertical\u000B, form\u000C, escape\u001B, none\uFFFE";

export const TRACK: ExportTrack = {
  id: "0198a000-0000-7000-8000-0000000000a1",
  name: "Official",
  language: "en",
  attribution: "Ministry",
  citation: "Press release 7",
  date: "2021-01-02",
  speakers: [],
};

export const DRAFT: ExportTrack = {
  ...TRACK,
  id: "0198a000-0000-7000-8000-0000000000a2",
  name: "Draft A",
  attribution: "",
  citation: "",
  date: null,
};

/** The same as `TRACK`, which calls the speaker of `TURN` by a name. */
export const NAMED: ExportTrack = { ...TRACK, speakers: [{ label: "记者", name: "Reporter <A>" }] };

/** Of a paragraph where a turn begins, and of one that goes on with it. */
export const TURN = { speaker: "记者", label: "记者：", turn: "question" } as const;
export const GOES_ON = { ...TURN, label: null } as const;

export const OPTIONS: WriterOptions = {
  writtenAt: "2021-01-03T08:00:00.000Z",
  toolVersion: "0.1.0",
  layout: "bilingual",
  emphasis: true,
  byteOrderMark: true,
  prefill: false,
  unit: "paragraph",
};

export function buildDocument(tracks: readonly ExportTrack[] = [TRACK]): ExportDocument {
  return {
    id: "0198a000-0000-7000-8000-000000000001",
    title: "年终<专访>",
    date: "2020-12-31",
    occasion: "Interview",
    citation: "人民日报 2021-01-03",
    language: "zh-CN",
    tracks,
  };
}

export function buildRendering(text: string, marks: readonly MarkSpan[] = []): ExportRendering {
  return {
    text,
    marks,
    state: "reviewed",
    needsWork: false,
    revision: 3,
    updatedAt: "2021-01-02T03:04:05.678Z",
  };
}

/** A body paragraph; `renderings` by track id. */
export function buildRow(
  number: number,
  text: string,
  renderings: Readonly<Record<string, ExportRendering>> = {},
  paragraph: Partial<ExportRow["paragraph"]> = {},
): ExportRow {
  return {
    paragraph: {
      id: `0198a000-0000-7000-8000-${String(number).padStart(12, "0")}`,
      number,
      kind: "body",
      level: null,
      speaker: null,
      label: null,
      turn: null,
      text,
      marks: [],
      ...paragraph,
    },
    renderings,
  };
}

/** Rows that can be gone over again. */
export function stream(rows: readonly ExportRow[]): AsyncIterable<ExportRow> {
  return {
    async *[Symbol.asyncIterator]() {
      yield* rows;
    },
  };
}

export async function collect(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}
