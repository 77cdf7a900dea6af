import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import yazl from "yazl";
import { exported, merge, read, toBytes, understand } from "@/lib/testing/term-files";

const CONCEPT = {
  externalId: "c1",
  fields: { domain: "trade", definition: "What is agreed.", note: "Kept.", doNotTranslate: true },
  terms: [
    { language: "zh", text: "通道", status: "preferred", partOfSpeech: "noun" },
    { language: "en", text: "corridor", status: "preferred", type: "fullForm", citation: "Bulletin 3" },
    { language: "en", text: "channel", status: "superseded", usageNote: "Until 2018." },
  ],
};

const V3 = (style: string, entry: string, modules = "") =>
  `<?xml version="1.0"?>\n<tbx type="TBX-Basic" style="${style}" xml:lang="zh" xmlns="urn:iso:std:iso:30042:ed-2"${modules}>
<tbxHeader><fileDesc><sourceDesc><p>Written for a test.</p></sourceDesc></fileDesc></tbxHeader>
<text><body><conceptEntry id="c1">${entry}</conceptEntry></body></text></tbx>`;
const DCA = V3(
  "dca",
  `<descrip type="subjectField">trade</descrip>
<descripGrp><descrip type="definition">What is <hi>agreed</hi>.</descrip><admin type="source">Not the term's</admin></descripGrp>
<note>Kept.</note><note>do not translate</note>
<langSec xml:lang="zh"><termSec><term>通道</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote><termNote type="partOfSpeech">noun</termNote></termSec></langSec>
<langSec xml:lang="en"><termSec><term>corridor</term><termNote type="usageStatus">preferred</termNote><termNote type="termType">fullForm</termNote><admin type="source">Bulletin 3</admin><descrip type="context">Along the corridor.</descrip></termSec>
<termSec><term>channel</term><termNote type="administrativeStatus">obsolete</termNote><note>Until 2018.</note></termSec></langSec>`,
);
const DCT = V3(
  "dct",
  `<min:subjectField>trade</min:subjectField><note>Kept.</note><note>Do not translate</note>
<langSec xml:lang="zh"><basic:definition>What is agreed.</basic:definition><termSec><term>通道</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
<langSec xml:lang="en"><termSec><term>corridor</term><min:administrativeStatus>preferred</min:administrativeStatus><basic:termType>fullForm</basic:termType><basic:source>Bulletin 3</basic:source></termSec>
<termSec><term><![CDATA[channel]]></term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus><note>Until 2018.</note></termSec></langSec>`,
  ' xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"',
);
const V2 = (zh: string, corridor: string, channel: string) => `<martif type="TBX-Basic" xml:lang="zh">
<martifHeader><fileDesc><sourceDesc><p>Written for a test.</p></sourceDesc></fileDesc></martifHeader>
<text><body><termEntry id="c1"><descrip type="subjectField">trade</descrip><descrip type="definition">What is agreed.</descrip>
<note>Kept.</note><note>Do not translate</note>
<langSet xml:lang="zh">${zh}</langSet><langSet xml:lang="en">${corridor}${channel}</langSet></termEntry></body></text></martif>`;
const note = (type: string, value: string) => `<termNote type="${type}">${value}</termNote>`;
const PARTS = [
  ["通道", note("administrativeStatus", "preferredTerm-admn-sts") + note("partOfSpeech", "noun"), ""],
  [
    "corridor",
    note("administrativeStatus", "preferredTerm-admn-sts") + note("termType", "fullForm"),
    '<admin type="source">Bulletin 3</admin>',
  ],
  ["channel", note("administrativeStatus", "supersededTerm-admn-sts"), "<note>Until 2018.</note>"],
] as const;
const [ZH = "", CORRIDOR = "", CHANNEL = ""] = PARTS.map(
  ([t, n, x]) => `<tig><term>${t}</term>${n}${x}</tig>`,
);
const [NZH = "", NCORRIDOR = "", NCHANNEL = ""] = PARTS.map(
  ([t, n, x]) => `<ntig><termGrp><term>${t}</term>${n}</termGrp>${x}</ntig>`,
);

describe("reading TBX", () => {
  it.each([
    ["version 3, DCA", DCA],
    ["version 3, DCT", DCT],
    ["version 2 with tig", V2(ZH, CORRIDOR, CHANNEL)],
    ["version 2 with ntig", V2(NZH, NCORRIDOR, NCHANNEL)],
  ])("understands the same of %s", async (_name, xml) => {
    const { concepts, skipped, format } = await read(xml);
    expect([format, skipped]).toEqual(["tbx", []]);
    expect(concepts).toEqual([{ line: 1, ...CONCEPT }]);
  });

  it("tells which categories it leaves out", async () => {
    expect((await read(DCA)).columns.filter(({ meaning }) => meaning === null)).toEqual([
      { name: "context", meaning: null },
    ]);
  });

  it("tells of entries without terms, or of no language, by their number", async () => {
    const xml = V3(
      "dca",
      '<langSec xml:lang="en"/></conceptEntry><conceptEntry id="c2"><langSec xml:lang="?"/>',
    );
    expect((await read(xml)).skipped).toEqual([
      { line: 1, reason: "no-term", text: "c1" },
      { line: 2, reason: "bad-value", text: "?" },
    ]);
  });

  it("reads UTF-16 by its mark, whatever the declaration says", async () => {
    const bytes = new Uint8Array(Buffer.from(`\uFEFF${DCT}`, "utf16le"));
    expect((await read(bytes)).concepts).toHaveLength(1);
  });
});

async function zip(parts: Readonly<Record<string, Buffer | string>>): Promise<Uint8Array> {
  const file = new yazl.ZipFile();
  for (const [name, part] of Object.entries(parts)) file.addBuffer(Buffer.from(part), name);
  file.end();
  const chunks: Buffer[] = [];
  for await (const chunk of file.outputStream) chunks.push(Buffer.from(chunk));
  return new Uint8Array(Buffer.concat(chunks));
}

const ENTITY = '<!DOCTYPE tbx [<!ENTITY x "y">]>';

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split("\n").length;

describe("a hostile file", () => {
  it.each([
    ["TBX with a document type", `${ENTITY}${DCA}`, "doctype", 1],
    ["TBX that uses an entity nobody declared", DCA.replace("Kept.", "&x;"), "damaged", lineOf(DCA, "Kept.")],
    ["XML that ends in the middle", DCA.slice(0, 600), "damaged", lineOf(DCA, DCA.slice(600))],
    ["XML without end", `<a>\n${"<a>".repeat(200)}`, "too-deep", 2],
    ["other XML", "<html/>", "not-tbx", 1],
    ["other XML behind a comment", "<?xml version='1.0'?>\n<!-- x -->\n<mtf>\n</mtf>", "not-tbx", 3],
    ["other JSON", '{"a":1}', "not-ours"],
    ["JSON of a later version", '{"format":"duizhao-glossary","version":2,"concepts":[]}', "newer-version"],
    ["half a JSON", '{"format":\n"duizhao-glossary"', "damaged", 2],
    ["a table with a mark that is never closed", 'zh,en\n术语,"term\n', "damaged", 2],
    [
      "UTF-8 with a fault",
      Buffer.concat([Buffer.from(`zh,en\n${"术语,term\n".repeat(20)}`), Buffer.from([0xed, 0xa0, 0x80])]),
      "unknown-encoding",
      22,
    ],
    ["nothing", "", "empty"],
    ["a program", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 1, 2, 3]), "binary"],
  ] as const)("is refused: %s", async (_name, bytes, reason, ...[line]) => {
    const place = line === undefined ? {} : { place: { at: "line", line } };
    expect(await understand(bytes)).toEqual({ ok: false, reason, ...place });
  });

  it.each([
    ["a zip that is none", { "a.txt": "a" }, "not-a-workbook"],
    [
      "a bomb",
      { "xl/workbook.xml": "<a/>", "xl/big.xml": Buffer.alloc(40_000_000) },
      "expands-too-much",
      "xl/big.xml",
    ],
    [
      "links to other files",
      { "xl/workbook.xml": "<a/>", "xl/externalLinks/l.xml": "<a/>" },
      "external-links",
      "xl/externalLinks/l.xml",
    ],
    ["a document type", { "xl/workbook.xml": `${ENTITY}<a/>` }, "doctype", "xl/workbook.xml"],
    ["no sheet", { "xl/workbook.xml": "not xml" }, "damaged", "xl/workbook.xml"],
    [
      "too many parts",
      Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`p${at}`, ""])),
      "too-many-entries",
    ],
  ])("is refused: a workbook with %s", async (_name, parts, reason, part = "") => {
    const place = part === "" ? {} : { place: { at: "part", part } };
    expect(await understand(await zip(parts))).toEqual({ ok: false, reason, ...place });
  });

  it("is refused when it is not what it is called", async () => {
    expect(await understand("zh,en\n术语,term", { format: "xlsx" })).toMatchObject({
      reason: "not-a-workbook",
    });
    expect(await understand("zh,en\n术语,term", { format: "tbx" })).toMatchObject({ reason: "damaged" });
  });

  it("loses only what no entry can hold", async () => {
    const long = "x".repeat(600);
    const { concepts, skipped } = await read(`zh,en\n术语,term\n路线,${long}\n词,"a\n b"`);
    expect(concepts.map(({ line, terms }) => [line, terms[1]?.text])).toEqual([
      [2, "term"],
      [4, "a b"],
    ]);
    expect(skipped).toMatchObject([{ line: 3, reason: "bad-value" }]);
  });
});

describe("reading tables", () => {
  it("takes GB18030 and UTF-16", async () => {
    // "zh,en", then 共同发展 and its English, in GB18030.
    const gb = Buffer.concat([
      Buffer.from("zh,en\n"),
      Buffer.from([0xb9, 0xb2, 0xcd, 0xac, 0xb7, 0xa2, 0xd5, 0xb9]),
      Buffer.from(",common development\n"),
    ]);
    const utf16 = Buffer.from("\uFEFFzh\ten\n共同发展\tcommon development\n", "utf16le");
    for (const bytes of [gb, utf16])
      expect((await read(new Uint8Array(bytes))).concepts).toMatchObject([
        { terms: [{ text: "共同发展" }, { text: "common development" }] },
      ]);
  });

  it("reads the first sheet of a workbook or a named one, cells as they are seen", async () => {
    const book = new ExcelJS.Workbook();
    const first = book.addWorksheet("First");
    first.addRow(["zh", "en", "valid_from", "note"]);
    first.addRow([]);
    first.addRow([
      "术语",
      { richText: [{ text: "te" }, { text: "rm" }] },
      new Date("2018-03-01T00:00:00Z"),
      { formula: "1+1", result: 2 },
    ]);
    first.addRow(["词", { text: "word", hyperlink: "https://example.org/" }]);
    const second = book.addWorksheet("Second");
    second.addRow(["zh", "en"]);
    second.addRow(["路线", "=1+1"]);
    book.addWorksheet("Empty");
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const { concepts, format } = await read(bytes);
    expect(format).toBe("xlsx");
    expect(concepts).toMatchObject([
      {
        line: 3,
        fields: { note: "2" },
        terms: [{ text: "术语" }, { text: "term", validFrom: "2018-03-01" }],
      },
      { line: 4, terms: [{ text: "词" }, { text: "word" }] },
    ]);
    const named = await read(bytes, { sheet: "Second" });
    expect(named.concepts).toMatchObject([{ terms: [{ text: "路线" }, { text: "=1+1" }] }]);
    expect(await understand(bytes, { sheet: "Third" })).toMatchObject({ reason: "no-sheet" });
    const sheets = ["First", "Second", "Empty"];
    expect(await understand(bytes, { sheet: "Empty" })).toMatchObject({ reason: "no-table", sheets });
    expect(await understand(bytes)).toMatchObject({ value: { sheet: "First" }, sheets });
  });

  it("writes cells as texts, so that a formula is three characters", async () => {
    const entry = merge({
      line: 1,
      externalId: null,
      fields: {},
      terms: [{ language: "en", text: "=1+1", status: "preferred" }],
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Uint8Array.from(await toBytes("xlsx", [exported(entry, "1")])).buffer);
    const cells = book.worksheets[0]?.getRow(2);
    const types: ExcelJS.ValueType[] = [];
    cells?.eachCell((cell) => types.push(cell.type));
    expect(new Set(types)).toEqual(new Set([ExcelJS.ValueType.String]));
  });
});
