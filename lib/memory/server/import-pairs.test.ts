import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { exportDocument } from "@/lib/interchange/server/export-document";
import { importMemory } from "@/lib/interchange/server/import-memory";
import { exportQuery } from "@/lib/interchange/server/schema";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { zipOf as pack } from "@/lib/testing/fuzz/mutate";
import { undoMemoryImport } from "./import-pairs";
import { searchMemory } from "./search-memory";

const build = () => buildTrack({ texts: ["第一段。"] });

const find = async (built: BuiltTrack, q: string) =>
  (await searchMemory(built.viewer, { q, threshold: 0.7, limit: 10, projectId: built.projectId })).items;

const send = (built: BuiltTrack, body: string, options: Parameters<typeof importMemory>[2] = {}) => {
  const init = { method: "POST", body, headers: { "content-type": "application/octet-stream" } };
  const fields = { projectId: built.projectId, fileName: "pairs.csv" };
  return importMemory(built.reviewer, new Request("http://localhost/", init), options, fields);
};

describe("a file that is the body itself", () => {
  it("may be a table or XLIFF, which tells its languages or has the memory's", async () => {
    const built = await build();
    const table = "zh-TW,en_GB,note\n山高水长。,High mountains.,x\n海阔天空。,Boundless.,y\n,,\n";
    expect(await send(built, table)).toMatchObject({ created: 2, skipped: 0 });
    expect(await find(built, "海阔天空。")).toMatchObject([
      { sourceLanguage: "zh-TW", origin: { fileName: "pairs.csv", place: "row 3" } },
    ]);
    const unit = (id: string, target: string) =>
      `<trans-unit id="${id}"><source>山高水长。</source>${target}</trans-unit>`;
    const xliff = `<xliff version="1.2"><file original="a" datatype="x" source-language="zh-CN" target-language="en"><body>${unit("1", "<target>High mountains.</target>")}${unit("2", "<target>Tall mountains.</target>")}${unit("3", "")}</body></file></xliff>`;
    expect(await send(built, xliff)).toMatchObject({
      ...{
        created: 1,
        unchanged: 1,
        skipped: 1,
        reasons: [{ reason: "no-target", places: [{ place: "3", line: 1 }] }],
      },
    });
    const request = new Request("http://localhost/", {
      ...{ method: "POST", body: table, headers: { "content-type": "application/octet-stream" } },
    });
    const { projectId } = built;
    await expect(importMemory(built.translator, request, {}, { projectId })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(importMemory(built.stranger, request, {}, { projectId })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("tells how far it is, and takes nothing in when it is canceled or the file breaks off", async () => {
    const built = await build();
    const rows = Array.from(
      { length: 12_000 },
      (_, at) => `第${"山".repeat(30)}${at}句。,Sentence ${at} of them all.`,
    );
    const table = `zh,en\n${rows.join("\n")}\n`;
    const gone = new AbortController();
    const told: object[] = [];
    const canceled = send(built, table, {
      signal: gone.signal,
      tell: (progress) => {
        told.push(progress);
        if (progress.of === "pairs") gone.abort();
      },
    });
    await expect(canceled).rejects.toMatchObject({ name: "AbortError" });
    expect(told).toMatchObject([
      { of: "bytes", total: Buffer.byteLength(table) },
      { of: "pairs", done: 5_000, total: 12_000 },
    ]);
    await expect(send(built, `${table}乙,"B`)).rejects.toMatchObject({ key: "pairsFile.unclosed-quote" });
    expect(await database().memoryImport.count({ where: { memory: { projectId: built.projectId } } })).toBe(
      0,
    );
    expect(await find(built, `第${"山".repeat(30)}7句。`)).toEqual([]);
  });
});

describe("plain files whose lines belong together", () => {
  const zipOf = (files: Readonly<Record<string, string>>) =>
    pack(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)] as const));

  /** As a form, with a field `file` for each. */
  const give = (built: BuiltTrack, files: readonly File[], fields: Readonly<Record<string, string>> = {}) => {
    const body = new FormData();
    for (const file of files) body.append("file", file);
    for (const [name, value] of Object.entries({ projectId: built.projectId, ...fields }))
      body.set(name, value);
    return importMemory(built.reviewer, new Request("http://localhost/", { method: "POST", body }));
  };
  const plain = (name: string, text: string) => new File([text], name);

  const PAIRS = { "train.zh": "山高水长。\n\n海阔天空。\n", "train.en": "High mountains.\n\nBoundless." };

  it("are looked at, taken in and taken out again, as a container", async () => {
    const built = await build();
    const body = await zipOf({ ...PAIRS, "train.fr": "x", LICENSE: "y" });
    const look = { projectId: built.projectId, fileName: "corpus.zip", dryRun: true };
    const sent = () => ({
      ...{
        method: "POST",
        body: new Uint8Array(body),
        headers: { "content-type": "application/octet-stream" },
      },
    });
    const request = () => new Request("http://localhost/", sent());
    expect(await importMemory(built.reviewer, request(), {}, look)).toMatchObject({
      importId: null,
      created: 2,
    });
    expect(await find(built, "海阔天空。")).toEqual([]);
    const { importId } = await importMemory(built.reviewer, request(), {}, { ...look, dryRun: false });
    expect(await find(built, "海阔天空。")).toMatchObject([
      { target: "Boundless.", origin: { fileName: "corpus.zip", place: "pair 3" } },
    ]);
    expect(await undoMemoryImport(built.reviewer, importId ?? "")).toEqual({ removed: 2 });
    expect(await find(built, "海阔天空。")).toEqual([]);
    await expect(importMemory(built.translator, request(), {}, look)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(importMemory(built.stranger, request(), {}, look)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("may be what this program exports, with several tracks, in a form", async () => {
    const built = await build();
    const files = {
      "source.zh-CN": "山高水长。\n",
      "Official.en": "High.\n",
      "Draft.en-US": "Tall.\n",
      "pairs.tsv": "x\n",
    };
    const file = new File([new Uint8Array(await zipOf(files))], "a.zip");
    expect(await give(built, [file])).toMatchObject({ created: 2, skipped: 0 });
  });

  it("may be given as they are, and one that is empty on a side is skipped", async () => {
    const built = await build();
    const files = [plain("a.en", "One.\n\nThree."), plain("a.zh", "一去不返。\n二话不说。\n三思而行。\n")];
    expect(await give(built, files)).toMatchObject({
      ...{ created: 2, skipped: 1 },
      reasons: [{ reason: "empty", places: [{ place: "pair 2", line: 2 }] }],
    });
  });

  it("are refused with both counts when they have not as many lines, and nothing is taken", async () => {
    const built = await build();
    const long = Array.from({ length: 2_500 }, (_, at) => `第${at}句山高水长。`).join("\n");
    const files = [plain("a.zh", long), plain("a.en", "One.\n".repeat(2_499))];
    await expect(give(built, files)).rejects.toMatchObject({
      ...{ code: "invalid", key: "pairsFile.unequal-lines" },
      message:
        "The texts do not have the same number of lines, so nobody can tell which belong together: they were not read (“a.zh” has 2500, “a.en” has 2499).",
      values: { one: "a.zh", oneLines: 2_500, other: "a.en", otherLines: 2_499 },
    });
    expect(await find(built, "第7句山高水长。")).toEqual([]);
  });

  it.each<[string, readonly [string, string][], string]>([
    [
      "no translation",
      [
        ["a.zh", "一"],
        ["a.txt", "One"],
      ],
      "pairsFile.no-aligned",
    ],
    [
      "two sources",
      [
        ["a.zh", "一"],
        ["b.zh", "二"],
        ["a.en", "One"],
      ],
      "pairsFile.several-sources",
    ],
    [
      "an empty file",
      [
        ["a.zh", "一"],
        ["a.en", ""],
      ],
      "pairsFile.empty",
    ],
  ])("are refused with %s", async (_name, files, key) => {
    const built = await build();
    const given = files.map(([name, text]) => plain(name, text));
    await expect(give(built, given)).rejects.toMatchObject({ key });
    const packed = new File([new Uint8Array(await zipOf(Object.fromEntries(files)))], "a.zip");
    await expect(give(built, [packed])).rejects.toMatchObject({ key });
  });

  it.each([
    ["a translation", [plain("a.zh", "一"), plain("a.en", "One"), plain("a.en", "Eins")], "a.en"],
    ["a text", [plain("a.zh", "一"), plain("a.en", "One"), plain("a.zh", "二")], "a.zh"],
  ])("are refused when two have one name: %s", async (_name, files, part) => {
    const built = await build();
    await expect(give(built, files)).rejects.toMatchObject({
      ...{ code: "invalid", key: "pairsFile.same-name", values: { part } },
    });
  });

  it("may be given with files of one name that are neither", async () => {
    const built = await build();
    const files = [
      plain("a.zh", "一心一意。"),
      plain("a.en", "One."),
      plain("README", "x"),
      plain("README", "y"),
    ];
    expect(await give(built, files)).toMatchObject({ created: 1 });
  });

  it.each([
    ["a Word file", "[Content_Types].xml"],
    ["a book", "mimetype"],
  ])("are not looked for in %s", async (_name, part) => {
    const built = await build();
    const bytes = await zipOf({ [part]: "x", "word/a.zh": "一", "word/a.en": "One" });
    await expect(give(built, [new File([new Uint8Array(bytes)], "a.docx")])).rejects.toMatchObject({
      key: "pairsFile.binary",
    });
  });

  it("are refused as a container that is damaged", async () => {
    const built = await build();
    const half = (await zipOf(PAIRS)).subarray(0, 60);
    await expect(give(built, [new File([new Uint8Array(half)], "a.zip")])).rejects.toMatchObject({
      key: "pairsFile.damaged-container",
    });
  });
});

describe("JSON Lines", () => {
  it.each([
    ["by language", '{"zh":"山高水长。","en":"High mountains."}\n'],
    ["inside a translation", '{"id":1,"translation":{"zh":"山高水长。","en":"High mountains."}}\n'],
    ["as source and target", '{"source":"山高水长。","target":"High mountains.","score":1}'],
  ])("give pairs named %s", async (_name, text) => {
    const built = await build();
    expect(await send(built, text)).toMatchObject({ created: 1 });
    expect(await find(built, "山高水长。")).toMatchObject([{ target: "High mountains." }]);
  });

  it("of our own give their sentences", async () => {
    const built = await buildTrack({ texts: ["山高水长。海阔天空。"] });
    const paragraphId = built.paragraphIds[0] ?? "";
    const rich = { text: "High mountains. Boundless.", marks: [] };
    await putRendering(built.translator, { trackId: built.trackId, paragraphId, rich, seen: null });
    const asked = exportQuery.parse({ format: "jsonl", unit: "sentence" });
    const { body } = await exportDocument(built.viewer, built.documentId, asked);
    const other = await build();
    expect(await send(other, await new Response(body).text())).toMatchObject({ created: 2, skipped: 0 });
    expect(await find(other, "海阔天空。")).toMatchObject([{ target: "Boundless." }]);
  });

  it("are refused with the line", async () => {
    const built = await build();
    await expect(send(built, '{"zh":"一","en":"One"}\n{"zh":')).rejects.toMatchObject({
      ...{ key: "pairsFile.damaged", values: { line: 2 } },
    });
    await expect(send(built, '{"zh":"一","en":"One"}\n{"zh":"二"}')).rejects.toMatchObject({
      values: { line: 2 },
    });
  });
});

const SHEET =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

describe("a workbook", () => {
  const give = (built: BuiltTrack, bytes: Uint8Array, watcher: Parameters<typeof importMemory>[2] = {}) =>
    importMemory(
      built.reviewer,
      new Request("http://localhost/", {
        ...{
          method: "POST",
          body: new Uint8Array(bytes),
          headers: { "content-type": "application/octet-stream" },
        },
      }),
      watcher,
      { projectId: built.projectId, fileName: "pairs.xlsx" },
    );

  it("gives the pairs of its first sheet, which are taken out again as one", async () => {
    const built = await buildTrack({ texts: ["山高水长。", "海阔天空。"] });
    const rich = { text: "High mountains.", marks: [] };
    const paragraphId = built.paragraphIds[0] ?? "";
    await putRendering(built.translator, { trackId: built.trackId, paragraphId, rich, seen: null });
    const { body } = await exportDocument(
      built.viewer,
      built.documentId,
      exportQuery.parse({ format: "xlsx" }),
    );
    const bytes = new Uint8Array(await new Response(body).arrayBuffer());
    const other = await build();
    const report = await give(other, bytes);
    expect(report).toMatchObject({ created: 1, skipped: 1, reasons: [{ places: [{ place: "row 3" }] }] });
    expect(await find(other, "山高水长。")).toMatchObject([
      { target: "High mountains.", origin: { place: "row 2" } },
    ]);
    expect(await undoMemoryImport(other.reviewer, report.importId ?? "")).toEqual({ removed: 1 });
  });

  it("is refused with the part that is damaged, and nothing is taken", async () => {
    const built = await build();
    const bytes = await pack([["xl/workbook.xml", Buffer.from("no xml")]]);
    await expect(give(built, bytes)).rejects.toMatchObject({
      ...{ key: "pairsFile.damaged-workbook", values: { at: "part", part: "xl/workbook.xml" } },
    });
  });

  it("tells how far a long sheet is read, and is given up then", async () => {
    const built = await build();
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const row = (at: number) =>
      `<row>${cell(`第${at}句山高水长。`)}${cell(`${"High mountains. ".repeat(8)}${at}`)}</row>`;
    const rows = Array.from({ length: 12_000 }, (_, at) => row(at)).join("");
    const bytes = await pack([
      [
        "xl/workbook.xml",
        Buffer.from(`<workbook ${SHEET}><sheets><sheet name="A" r:id="r1"/></sheets></workbook>`),
      ],
      [
        "xl/_rels/workbook.xml.rels",
        Buffer.from(
          '<Relationships><Relationship Id="r1" Type="/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
      ],
      ["xl/worksheets/sheet1.xml", Buffer.from(`<worksheet><sheetData>${rows}</sheetData></worksheet>`)],
    ]);
    const gone = new AbortController();
    const told: object[] = [];
    const tell = (progress: object) => {
      told.push(progress);
      gone.abort();
    };
    await expect(give(built, bytes, { signal: gone.signal, tell })).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(told).toMatchObject([{ of: "bytes", done: 1024 * 1024 }]);
    expect(await give(built, bytes)).toMatchObject({ created: 12_000 });
  });
});
