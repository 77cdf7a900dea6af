import { describe, expect, it } from "vitest";
import { tableCells, tableHeader } from "../core/table";
import {
  buildDocument,
  buildRendering,
  buildRow,
  OPTIONS,
  stream,
  TORTURE,
  TRACK,
} from "../core/torture.fixture";
import { readXlsxRows } from "../server/read-xlsx-rows";
import { xlsx } from "../server/xlsx-writer";
import { askPython, isHere, resave } from "./tools";

const DOCUMENT = buildDocument();
const ROWS = TORTURE.map(([, text], at) => buildRow(at + 1, text, { [TRACK.id]: buildRendering(text) }));

async function exported(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const piece of xlsx.write(DOCUMENT, stream(ROWS), OPTIONS)) chunks.push(Buffer.from(piece));
  return Buffer.concat(chunks);
}

describe.skipIf(!isHere("libreoffice-calc"))("LibreOffice", () => {
  it("saves the workbook with the same texts, and makes no formula of any", async () => {
    const read = await readXlsxRows(await resave(await exported(), "xlsx"), null);
    if (!read.ok) throw new Error(read.reason);
    const [head, ...rows] = read.value.rows;
    const at = tableHeader(DOCUMENT).findIndex((name) => name.startsWith("source"));
    expect(head?.[at]).toBe(`source [${DOCUMENT.language}]`);
    expect(rows.map((cells) => [cells[0], held(cells[at])])).toEqual(
      ROWS.map((row) => [row.paragraph.id, held(row.paragraph.text)]),
    );
  });
});

const CELLS = `
import io, json, openpyxl, sys
sheet = openpyxl.load_workbook(io.BytesIO(sys.stdin.buffer.read())).worksheets[0]
print(json.dumps([[[cell.value, cell.data_type] for cell in row] for row in sheet.iter_rows(min_row=2)]))
`;

describe.skipIf(!isHere("python3-openpyxl"))("openpyxl", () => {
  it("reads the same cells, texts as texts", async () => {
    const cells = ROWS.map((row) =>
      tableCells(DOCUMENT, row).map((cell) => {
        if (cell === null || cell === "") return [null, "n"];
        // It leaves the workbook's own way to write a carriage return as it stands.
        return typeof cell === "number" ? [cell, "n"] : [cell.replaceAll("\r", "_x000D_"), "s"];
      }),
    );
    expect(askPython("openpyxl", CELLS, await exported())).toEqual(cells);
  });
});

/** A spreadsheet knows one kind of line end. */
const held = (text = "") => text.replace(/\r\n?/gu, "\n");
