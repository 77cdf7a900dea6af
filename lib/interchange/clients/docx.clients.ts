import { describe, expect, it } from "vitest";
import {
  buildDocument,
  buildRendering,
  buildRow,
  CONTROLS,
  DRAFT,
  NAMED,
  OPTIONS,
  stream,
  TORTURE,
  TRACK,
  TURN,
} from "../core/torture.fixture";
import type { ExportRow, WriterOptions } from "../core/writer";
import { replaceIllegal } from "../core/xml-text";
import { docx } from "../server/docx-writer";
import { readDocxTable } from "../server/read-docx-table";
import { askPython, isHere, resave } from "./tools";

const TEXTS = [...TORTURE.map(([, text]) => text), CONTROLS, "a\u2011b\u00ADc", "plain bold italic"];
const MARKS = [
  { start: 6, end: 10, mark: "bold" as const },
  { start: 11, end: 17, mark: "italic" as const },
];

/** Every hard text on both sides, with comments and terms. */
const ROWS: readonly ExportRow[] = TEXTS.map((text, at) => ({
  ...buildRow(
    at + 1,
    text,
    { [TRACK.id]: buildRendering(text, at === TEXTS.length - 1 ? MARKS : []) },
    at === 3 ? TURN : at === 5 ? { kind: "heading", level: 2 } : {},
  ),
  comments: [
    { trackId: null, span: null, author: "A", createdAt: "2021-01-02T03:04:05.678Z", text: "Which?" },
  ],
  terms: [{ start: 0, end: 1, conceptId: "c", text: "一", wordings: ["one"] }],
}));

async function exported(layout: WriterOptions["layout"]): Promise<Buffer> {
  const options = { ...OPTIONS, layout, comments: true, terms: true };
  const chunks: Buffer[] = [];
  for await (const piece of docx.write(buildDocument([NAMED, DRAFT]), stream(ROWS), options))
    chunks.push(Buffer.from(piece));
  return Buffer.concat(chunks);
}

async function returned(bytes: Uint8Array) {
  const read = await readDocxTable(bytes);
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}

/** A text as Word can say it. */
const held = (text: string) => replaceIllegal(text.replace(/\r\n?/gu, "\n"));

describe.skipIf(!isHere("libreoffice-writer"))("LibreOffice", () => {
  it("saves the table so that it comes back as it was: every id, text and emphasis", async () => {
    const file = await exported("bilingual");
    expect(await returned(await resave(file, "docx"))).toEqual(await returned(file));
  });
});

const PAIRS = `
import docx, io, json, sys
table = docx.Document(io.BytesIO(sys.stdin.buffer.read())).tables[0]
print(json.dumps([[cell.text for cell in row.cells[1:3]] for row in table.rows[1:]]))
`;
const PARAGRAPHS = `
import docx, io, json, sys
file = docx.Document(io.BytesIO(sys.stdin.buffer.read()))
print(json.dumps([file.core_properties.title, [[each.style.name, each.text] for each in file.paragraphs]]))
`;

describe.skipIf(!isHere("python3-docx"))("python-docx", () => {
  it("reads the same pairs", async () => {
    const pairs = askPython("docx", PAIRS, await exported("bilingual"));
    expect(pairs).toEqual(TEXTS.map((text) => [held(text), held(text)]));
  });

  it("reads the translation alone, with headings by their level", async () => {
    const said = askPython("docx", PARAGRAPHS, await exported("translation"));
    const read = TEXTS.map((text, at) => [
      at === 5 ? "Heading 2" : "Normal",
      at === 3 ? `Reporter <A>: ${held(text)}` : held(text),
    ]);
    const facts = ["Facts", "Official: Ministry · Press release 7 · 2021-01-02"];
    expect(said).toEqual(["年终<专访>", [...read, facts]]);
  });
});
