import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
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
import type { ExportRow } from "../core/writer";
import { inChunks } from "./byte-stream";
import { readXlsxRows } from "./read-xlsx-rows";
import { xlsx } from "./xlsx-writer";

async function exported(rows: readonly ExportRow[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of inChunks(xlsx.write(buildDocument([TRACK, DRAFT]), stream(rows), OPTIONS)))
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Our own reader, which also measures the container. */
async function cellsOf(bytes: Uint8Array) {
  const read = await readXlsxRows(bytes, null);
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}

describe("xlsx", () => {
  it("keeps every text that is hard to keep", async () => {
    const texts = [
      ...TORTURE.map(([, text]) => text),
      CONTROLS,
      "_x0041_ stays as it is, and _x005F_x000D_",
      "NUL \0 and half a pair \uD800 end",
    ];
    const file = await exported(
      texts.map((text, at) => buildRow(at + 1, text, { [TRACK.id]: buildRendering(text) })),
    );
    const { rows } = await cellsOf(file);
    expect(rows.slice(1).map((cells) => cells[7])).toEqual(texts);
    expect(rows.slice(1).map((cells) => cells[8])).toEqual(texts);
  });

  it("makes no formula of any text, and numbers of numbers", async () => {
    const row = buildRow(7, "=1+1", { [TRACK.id]: buildRendering("=cmd|' /C calc'!A0") });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Uint8Array.from(await exported([row])).buffer);
    const [sheet] = book.worksheets;
    expect(sheet?.getCell("H2").type).toBe(ExcelJS.ValueType.String);
    expect(sheet?.getCell("I2").type).toBe(ExcelJS.ValueType.String);
    expect(sheet?.getCell("B2").value).toBe(7);
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
  });

  it("names the sheet after the document, without what Excel forbids there", async () => {
    const named = { ...buildDocument([TRACK]), title: "'[年终]: a/b*c?'" };
    const chunks: Uint8Array[] = [];
    for await (const chunk of inChunks(xlsx.write(named, stream([]), OPTIONS))) chunks.push(chunk);
    expect((await cellsOf(Buffer.concat(chunks))).sheets).toEqual(["年终   a b c"]);
  });

  it("cuts a text that no cell holds, between characters", async () => {
    const long = `x${"𠀀".repeat(20_000)}`;
    const { rows } = await cellsOf(await exported([buildRow(1, long)]));
    const [, cells] = rows;
    expect(cells?.[7]?.length).toBeLessThanOrEqual(32_767);
    expect(cells?.[7]).toMatch(/^x(?:𠀀)+…$/u);
  });

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
      for await (const _ of inChunks(xlsx.write(buildDocument(), failing(), OPTIONS)));
    };
    await expect(all()).rejects.toThrow("gone");
  });
});
