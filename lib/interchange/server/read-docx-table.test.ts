import { describe, expect, it } from "vitest";
import { readZip } from "@/lib/documents/server/docx/read-zip";
import {
  buildDocument,
  buildRendering,
  buildRow,
  DRAFT,
  OPTIONS,
  stream,
  TRACK,
} from "../core/torture.fixture";
import type { FilePiece } from "../core/writer";
import { docx } from "./docx-writer";
import { readDocxTable } from "./read-docx-table";
import { streamZip } from "./stream-zip";
import { understandReturned } from "./understand-returned";

const TEXTS = ["One", "Two", "Three", "Four"];

async function gather(pieces: AsyncIterable<FilePiece>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const piece of pieces) chunks.push(Buffer.from(piece));
  return Buffer.concat(chunks);
}

/** A table of four rows in two tracks. */
function exported(): Promise<Buffer> {
  const rows = TEXTS.map((text, at) =>
    buildRow(at + 1, `第${at + 1}段`, {
      [TRACK.id]: buildRendering(text),
      [DRAFT.id]: buildRendering(`D${at}`),
    }),
  );
  return gather(docx.write(buildDocument([TRACK, DRAFT]), stream(rows), OPTIONS));
}

type Parts = ReadonlyMap<string, string>;

/** The file with its parts changed, or others added. */
async function repacked(change: (parts: Parts) => Iterable<readonly [string, string]>): Promise<Buffer> {
  const zip = await readZip(await exported(), () => true);
  if (!zip.ok) throw new Error(zip.reason);
  const parts = new Map([...zip.value.parts].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
  const all = new Map([...parts, ...change(parts)]);
  return gather(
    streamZip(
      [...all].map(([path, text]) => ({ path, pieces: [text] })),
      OPTIONS.writtenAt,
    ),
  );
}

const BODY = "word/document.xml";
const edited = (change: (xml: string) => string) =>
  repacked((parts) => [[BODY, change(parts.get(BODY) ?? "")]]);

/** What an edited file says: text, trouble and marks of each row of the first track. */
async function textsAfter(change: (xml: string) => string) {
  const read = await readDocxTable(await edited(change));
  if (!read.ok) throw new Error(read.reason);
  const [track] = read.value.tracks;
  return {
    ...track,
    said: track?.texts.map(({ text, trouble }) => (trouble === undefined ? text : [text, trouble])),
  };
}

const run = (text: string, properties = "") => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
/** The run that says a text, whatever its properties. */
const runOf = (text: string) => new RegExp(`<w:r>(?:(?!<w:r>).)*<w:t[^>]*>${text}</w:t></w:r>`, "u");
const rowsOf = (xml: string) => xml.match(/<w:tr>.*?<\/w:tr>/gu) ?? [];
const inParagraph = (inside: string) => `<w:p>${inside}</w:p>`;

describe("a table that was worked on in Word", () => {
  it.each([
    [
      "tracked insertions and deletions",
      `${run("A")}<w:ins w:id="1">${run("new")}</w:ins><w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del>`,
      "Anew",
    ],
    [
      "tracked moves",
      `<w:moveFrom w:id="1">${run("gone")}</w:moveFrom>${run("stays")}<w:moveTo w:id="2">${run(" here")}</w:moveTo>`,
      "stays here",
    ],
    [
      "links, fields and smart tags",
      `<w:hyperlink>${run("link")}</w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r><w:smartTag>${run(" tag")}</w:smartTag>`,
      "link tag",
    ],
    ["hidden text", run("seen") + run("unseen", "<w:vanish/>"), "seen"],
    [
      "hyphens, tabs and breaks",
      '<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:tab/><w:br/><w:cr/><w:br w:type="page"/></w:r>',
      "a\u2011\u00AD\t\n\n",
    ],
    ["a formula's sign", '<w:r><w:sym w:font="Times" w:char="00B1"/></w:r>', "±"],
    [
      "readings over characters",
      `<w:r><w:ruby><w:rt>${run("yī")}</w:rt><w:rubyBase>${run("一")}</w:rubyBase></w:ruby></w:r>`,
      "一",
    ],
    ["a content control", `<w:sdt><w:sdtPr/><w:sdtContent>${run("kept")}</w:sdtContent></w:sdt>`, "kept"],
  ])("reads %s", async (_name, inside, expected) => {
    const { said } = await textsAfter((xml) => xml.replace(runOf("One"), inside));
    expect(said?.[0]).toBe(expected);
  });

  it("reads paragraphs as lines, without empty ones at the edges, and joins those whose mark was deleted", async () => {
    const lines = [
      inParagraph(""),
      inParagraph(run("a")),
      inParagraph(`<w:pPr><w:rPr><w:del w:id="9"/></w:rPr></w:pPr>${run("b")}`),
      inParagraph(run("c")),
      inParagraph(""),
    ];
    const { said } = await textsAfter((xml) => xml.replace(runOf("One"), `</w:p>${lines.join("")}<w:p>`));
    expect(said?.[0]).toBe("a\nbc");
  });

  it("reads a text box once, beneath its place", async () => {
    const box = (text: string) => `<w:txbxContent>${inParagraph(run(text))}</w:txbxContent>`;
    const both = `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing>${box("boxed")}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box("boxed")}</w:pict></mc:Fallback></mc:AlternateContent>`;
    const { said } = await textsAfter((xml) =>
      xml.replace(runOf("One"), `<w:r>${both}</w:r>${run("after")}`),
    );
    expect(said?.[0]).toBe("after\nboxed");
  });

  it("reads bold and italic, wherever Word cuts its runs", async () => {
    const runs = run("A", "<w:b/>") + run("B", '<w:b w:val="1"/><w:i/>') + run("C", '<w:b w:val="0"/>');
    const { texts } = await textsAfter((xml) => xml.replace(runOf("One"), runs));
    expect(texts?.[0]).toMatchObject({
      text: "ABC",
      marks: [
        { start: 0, end: 2, mark: "bold" },
        { start: 1, end: 2, mark: "italic" },
      ],
    });
  });

  it("finds rows that were moved, and says so", async () => {
    const { said, isIncomplete } = await textsAfter((xml) => {
      const [, first = "", , , last = ""] = rowsOf(xml);
      return xml.replace(first, "").replace(last, last + first);
    });
    expect([said, isIncomplete]).toEqual([["Two", "Three", "Four", ["One", "moved"]], false]);
  });

  it("says that rows were taken out, with tracking or without", async () => {
    const without = await textsAfter((xml) => xml.replace(rowsOf(xml)[2] ?? "", ""));
    const tracked = await textsAfter((xml) => {
      const row = rowsOf(xml)[2] ?? "";
      return xml.replace(row, row.replace("<w:cantSplit/>", '<w:cantSplit/><w:del w:id="1"/>'));
    });
    for (const { said, isIncomplete } of [without, tracked])
      expect([said, isIncomplete]).toEqual([["One", "Three", "Four"], true]);
  });

  it("gives a row that was copied twice, and one that was put in without an id", async () => {
    const { texts } = await textsAfter((xml) => {
      const row = rowsOf(xml)[1] ?? "";
      const own = row
        .replace(/\[duizhao [^\]]*\]/u, "")
        .replace("第1段", "新")
        .replace("One", "New");
      return xml.replace(row, row + row + own);
    });
    const [first, second, third] = texts ?? [];
    expect([first?.paragraphId, first?.place]).toEqual([second?.paragraphId, "row 1"]);
    expect(third).toMatchObject({ paragraphId: null, source: "新", text: "New", revision: null });
  });

  it("takes nothing from rows and cells that were joined", async () => {
    const across = await textsAfter((xml) => {
      const row = rowsOf(xml)[1] ?? "";
      const cells = row.match(/<w:tc>.*?<\/w:tc>/gu) ?? [];
      const wide = (cells[1] ?? "").replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>');
      return xml.replace(row, row.replace(`${cells[1]}${cells[2]}`, wide));
    });
    expect(across.said).toEqual([["第1段", "merged"], "Two", "Three", "Four"]);
    const down = await textsAfter((xml) => {
      const [, first = "", second = ""] = rowsOf(xml);
      const id = /\[duizhao [^\]]*\]/u.exec(second)?.[0] ?? "";
      return xml.replace(second, "").replace(first, first.replace(/(\[duizhao [^\]]*\])/u, `$1${id}`));
    });
    expect(down.said).toEqual([["One", "merged"], ["One", "merged"], "Three", "Four"]);
    expect(down.texts?.slice(0, 2).map(({ place }) => place)).toEqual(["row 1", "row 1 (2)"]);
  });

  it("finds columns wherever they are, and reads a table inside a cell as its lines", async () => {
    const swapped = await textsAfter((xml) =>
      rowsOf(xml).reduce((whole, row) => {
        const cells = row.match(/<w:tc>.*?<\/w:tc>/gu) ?? [];
        return whole.replace(
          row,
          row.replace(cells.join(""), [cells[2], cells[1], cells[3], cells[0]].join("")),
        );
      }, xml),
    );
    expect(swapped.said).toEqual(TEXTS);
    const inner = `<w:tbl><w:tr><w:tc>${inParagraph(run("in"))}</w:tc><w:tc>${inParagraph(run("side"))}</w:tc></w:tr></w:tbl>`;
    const nested = await textsAfter((xml) => xml.replace(runOf("One"), `${run("One")}</w:p>${inner}<w:p>`));
    expect(nested.said).toEqual(["One\nin\nside", "Two", "Three", "Four"]);
  });
});

describe("a file that brings nothing back", () => {
  const relationship = (type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="x/${type}" Target="${target}" TargetMode="External"/></Relationships>`;
  const deep = `${"<w:sdt>".repeat(200)}${"</w:sdt>".repeat(200)}`;

  it.each<readonly [string, string, () => Promise<Buffer>]>([
    [
      "one without a table of ours",
      "not-returned",
      () => edited((xml) => xml.replaceAll("[duizhao", "[other")),
    ],
    [
      "a linked picture",
      "outside-parts",
      () =>
        repacked(() => [["word/_rels/document.xml.rels", relationship("image", "http://example.org/a.png")]]),
    ],
    [
      "a linked template",
      "outside-parts",
      () =>
        repacked(() => [
          ["word/_rels/settings.xml.rels", relationship("attachedTemplate", "file:///a.dotm")],
        ]),
    ],
    [
      "a document type",
      "doctype",
      () => edited((xml) => xml.replace("<w:document", '<!DOCTYPE d SYSTEM "x"><w:document')),
    ],
    [
      "an entity bomb",
      "doctype",
      () => edited((xml) => xml.replace("<w:document", '<!DOCTYPE d [<!ENTITY a "aa">]><w:document')),
    ],
    [
      "nesting that no text needs",
      "too-deep",
      () => edited((xml) => xml.replace("<w:tbl>", `${deep}<w:tbl>`)),
    ],
    ["XML that breaks off", "damaged", () => edited((xml) => xml.slice(0, 3000))],
    ["macros", "macros", () => repacked(() => [["word/vbaProject.bin", "x"]])],
    [
      "a thousand parts more than it may have",
      "too-many-entries",
      () => repacked(() => Array.from({ length: 2001 }, (_, at) => [`word/media/${at}.bin`, "x"] as const)),
    ],
    [
      "a part that swells",
      "expands-too-much",
      () => edited((xml) => xml.replace("</w:body>", `${" ".repeat(5_000_000)}</w:body>`)),
    ],
    ["a container cut in half", "damaged", async () => (await exported()).subarray(0, 3000)],
  ])("is refused with its reason: %s", async (_name, reason, build) => {
    const bytes = await build();
    const began = process.cpuUsage();
    expect(await understandReturned({ bytes, fileName: "a.docx" })).toMatchObject({ ok: false, reason });
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(5000);
  });

  it("is read when a link is only an address", async () => {
    const bytes = await repacked((parts) => {
      const name = "word/_rels/document.xml.rels";
      const own = `<Relationship Id="h" Type="x/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>`;
      return [[name, (parts.get(name) ?? "").replace("</Relationships>", own)]];
    });
    expect(await understandReturned({ bytes, fileName: "a.docx" })).toMatchObject({
      ok: true,
      value: { format: "docx" },
    });
  });
});
