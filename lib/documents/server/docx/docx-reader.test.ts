import { describe, expect, it } from "vitest";
import yazl from "yazl";
import { docxReader } from "./docx-reader";
import { readZip } from "./read-zip";

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

async function zip(parts: Readonly<Record<string, string | Buffer>>): Promise<Uint8Array> {
  const file = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts)) file.addBuffer(Buffer.from(content), name);
  file.end();
  const chunks: Buffer[] = [];
  for await (const chunk of file.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const relationships = (...entries: readonly string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join("")}</Relationships>`;

/** A Word file with this body, and parts that replace or add to the usual ones. */
function docx(body: string, more: Readonly<Record<string, string | Buffer>> = {}): Promise<Uint8Array> {
  return zip({
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": relationships(
      `<Relationship Id="r1" Type="${RELS}/officeDocument" Target="word/document.xml"/>`,
    ),
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    "word/styles.xml": `<w:styles ${W}><w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/></w:style>
      <w:style w:type="paragraph" w:styleId="mine"><w:name w:val="小节"/><w:basedOn w:val="a2"/></w:style>
      <w:style w:type="paragraph" w:styleId="a2"><w:name w:val="标题 2"/></w:style></w:styles>`,
    ...more,
  });
}

const p = (runs: string, style = "") =>
  `<w:p>${style === "" ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${runs}</w:p>`;
const r = (text: string, properties = "") =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

async function read(bytes: Uint8Array) {
  const result = await docxReader.read(bytes);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

describe("a table that was exported here", () => {
  const hidden = (text: string) => r(text, "<w:vanish/>");
  const cell = (...inside: string[]) => `<w:tc>${inside.join("")}</w:tc>`;
  const tableOf = (...rows: string[][]) =>
    `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join("")}</w:tr>`).join("")}</w:tbl>`;
  const head = [
    cell(p(hidden("[duizhao 1 document=d]") + r("#"))),
    cell(p(r("中文"))),
    cell(p(hidden("[duizhao 1 track=t number=0 language=en]") + r("Official"))),
  ];
  const row = (kind: string, source: string) => [
    cell(p(hidden(`[duizhao 1 paragraph=p row=1 source=0 kind=${kind} renderings=-]`) + r("1"))),
    cell(p(source)),
    cell(p(r("Said."))),
  ];

  it("is imported as its source, with the kinds that its rows say, and its translations are told", async () => {
    const body =
      p(r("年终专访")) +
      tableOf(head, row("heading3", r("总题")), row("body", r("一", "<w:b/>")), row("note", r("注"))) +
      p(hidden("[duizhao 1 rows=3]"));
    const { blocks, notices } = await read(await docx(body));
    expect(blocks).toMatchObject([
      { kind: "heading", level: 3, text: "总题", container: null },
      { kind: "body", text: "一", marks: [{ start: 0, end: 1, mark: "bold" }] },
      { kind: "note", text: "注" },
    ]);
    expect(notices).toEqual([{ code: "translations-not-taken", count: 1 }]);
  });

  it("is known wherever its columns were moved, and any other table is read cell by cell", async () => {
    const [number = "", source = "", target = ""] = head;
    const [n = "", s = "", t = ""] = row("body", r("一"));
    const moved = await read(await docx(tableOf([target, source, number], [t, s, n])));
    expect(moved.blocks.map(({ text }) => text)).toEqual(["一"]);
    const other = await read(await docx(tableOf([cell(p(r("#"))), source], [cell(p(r("1"))), s])));
    expect(other.blocks.map(({ text }) => text)).toEqual(["#", "中文", "1", "一"]);
  });
});

describe("docxReader", () => {
  it("reads headings by style, also inherited, emphasis and line breaks", async () => {
    const body =
      p(r("总题"), "a1") +
      p(r("小节"), "mine") +
      p(
        `${r("记者：", "<w:b/>")}${r("您怎么看？")}<w:r><w:br/></w:r>${r("第二行", '<w:b w:val="0"/><w:i/>')}`,
      );
    expect((await read(await docx(body))).blocks).toMatchObject([
      { kind: "heading", level: 1, text: "总题" },
      { kind: "heading", level: 2, text: "小节" },
      {
        kind: "body",
        text: "记者：您怎么看？\n第二行",
        marks: [
          { start: 0, end: 3, mark: "bold" },
          { start: 9, end: 12, mark: "italic" },
        ],
      },
    ]);
  });

  it("takes tracked changes as final, also a deleted paragraph mark", async () => {
    const body =
      p(`${r("保留")}<w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins>${r("新增")}</w:ins>`) +
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${r("前半")}</w:p>${p(r("后半"))}`;
    const { blocks, notices } = await read(await docx(body));
    expect(blocks.map((block) => block.text)).toEqual(["保留新增", "前半后半"]);
    expect(notices).toEqual([{ code: "tracked-changes-final", count: 3 }]);
  });

  it("reads a text box once, after the paragraph it hangs on, and leaves hidden text out", async () => {
    const box = (text: string) => `<w:txbxContent>${p(r(text))}</w:txbxContent>`;
    const body = p(
      `${r("正文")}<w:r><mc:AlternateContent><mc:Choice>${box("框")}</mc:Choice><mc:Fallback>${box("框")}</mc:Fallback></mc:AlternateContent></w:r>${r("藏", "<w:vanish/>")}`,
    );
    expect((await read(await docx(body))).blocks.map((block) => block.text)).toEqual(["正文", "框"]);
  });

  it("gives footnotes as notes with the number that cites them", async () => {
    const notes = `<w:footnotes ${W}><w:footnote w:type="separator" w:id="-1">${p(r(" "))}</w:footnote><w:footnote w:id="7">${p(r("注文。"))}</w:footnote></w:footnotes>`;
    const body = p(`${r("正文")}<w:r><w:footnoteReference w:id="7"/></w:r>${r("。")}`);
    expect((await read(await docx(body, { "word/footnotes.xml": notes }))).blocks).toMatchObject([
      { kind: "body", text: "正文[1]。" },
      { kind: "note", text: "[1] 注文。" },
    ]);
  });

  it("prints the numbers that Word counts by itself, also those of a style", async () => {
    const lvl = (at: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${lvl(0, "chineseCounting", "%1、")}${lvl(1, "decimal", "%1.%2")}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
    const styles = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="s"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style></w:styles>`;
    const item = (at: number, text: string) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="5"/></w:numPr></w:pPr>${r(text)}</w:p>`;
    const body = item(0, "总则") + item(1, "目的") + item(1, "范围") + p(r("附则"), "s") + item(1, "生效");
    const { blocks } = await read(
      await docx(body, { "word/numbering.xml": numbering, "word/styles.xml": styles }),
    );
    expect(blocks.map((block) => block.text)).toEqual([
      "一、总则",
      "一.1 目的",
      "一.2 范围",
      "二、附则",
      "二.1 生效",
    ]);
  });

  it("keeps the text of a link, fetches nothing, and says so", async () => {
    const link = relationships(
      `<Relationship Id="r9" Type="${RELS}/hyperlink" Target="http://192.0.2.1/x" TargetMode="External"/>`,
    );
    const { blocks, notices } = await read(
      await docx(p(`<w:hyperlink>${r("外交部网站")}</w:hyperlink>`), {
        "word/_rels/document.xml.rels": link,
      }),
    );
    expect(blocks[0]?.text).toBe("外交部网站");
    expect(notices).toEqual([{ code: "links-not-kept", count: 1 }]);
  });

  it.each([
    [
      "a linked picture",
      {
        "word/_rels/document.xml.rels": relationships(
          `<Relationship Id="r1" Type="${RELS}/image" Target="file:///etc/passwd" TargetMode="External"/>`,
        ),
      },
      "external-relationship",
    ],
    [
      "a template elsewhere",
      {
        "word/_rels/settings.xml.rels": relationships(
          `<Relationship Id="r1" Type="${RELS}/attachedTemplate" Target="http://192.0.2.1/t.dotm" TargetMode="External"/>`,
        ),
      },
      "external-relationship",
    ],
    ["macros", { "word/vbaProject.bin": "x" }, "macros"],
    [
      "a macro content type",
      {
        "[Content_Types].xml":
          '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      },
      "macros",
    ],
    [
      "a DOCTYPE",
      {
        "word/document.xml": `<!DOCTYPE x [<!ENTITY a "b">]><w:document ${W}><w:body>&a;</w:body></w:document>`,
      },
      "doctype",
    ],
    [
      "an entity nobody declared",
      { "word/document.xml": `<w:document ${W}><w:body>${p(r("&lol;"))}</w:body></w:document>` },
      "damaged",
    ],
    ["no text", { "word/document.xml": `<w:document ${W}><w:body/></w:document>` }, "no-text"],
    ["no document", { "_rels/.rels": relationships() }, "unsupported-format"],
    [
      "nesting no text has",
      {
        "word/document.xml": `<w:document ${W}>${"<w:sdt>".repeat(900)}${"</w:sdt>".repeat(900)}</w:document>`,
      },
      "too-deep",
    ],
    [
      "a part that unpacks to a thousand times its size",
      { "word/theme.xml": Buffer.alloc(30_000_000) },
      "expands-too-much",
    ],
  ])("refuses %s", async (_name, parts, reason) => {
    expect(await docxReader.read(await docx(p(r("甲")), parts))).toMatchObject({ ok: false, reason });
  });
});

describe("readZip", () => {
  const limits = { entries: 5, bytes: 1000, ratio: 100, ratioFrom: 10_000 };

  it("counts entries and declared bytes before it inflates anything", async () => {
    const many = await zip(Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`${at}.xml`, "x"])));
    expect(await readZip(many, () => true, limits)).toEqual({ ok: false, reason: "too-many-entries" });
    const large = await zip({ "a.xml": Buffer.alloc(600, "ab"), "b.xml": Buffer.alloc(600, "ab") });
    expect(await readZip(large, () => false, limits)).toEqual({
      ...{ ok: false, reason: "expands-too-much", place: { at: "part", part: "b.xml" } },
    });
  });

  it("does not believe a declared size", async () => {
    const bytes = Buffer.from(await zip({ "a.xml": Buffer.alloc(100_000) }));
    const central = bytes.indexOf(Buffer.from("PK\u0001\u0002"));
    bytes.writeUInt32LE(10, central + 24);
    expect(await readZip(bytes, () => true, limits)).toMatchObject({ ok: false });
  });

  it("refuses names that lead out of the container", async () => {
    const bytes = Buffer.from(await zip({ "aaaaaaaa.xml": "x" }));
    const renamed = Buffer.from(
      bytes.toString("latin1").replaceAll("aaaaaaaa.xml", "../../ab.xml"),
      "latin1",
    );
    expect(await readZip(renamed, () => true)).toEqual({ ok: false, reason: "damaged" });
  });
});
