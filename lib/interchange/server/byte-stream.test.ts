import ExcelJS from "exceljs";
import { describe, expect, it, vi } from "vitest";
import { toByteStream } from "./byte-stream";
import { writeWorkbook } from "./write-workbook";

const LINE = `${"x".repeat(999)}\n`;

const WRITTEN_AT = "2021-01-03T08:00:00.000Z";
const columns = (...names: readonly string[]) => names.map((name) => ({ name, width: 20 }));

/** So many lines, and how many of them were asked for. */
function build(count: number) {
  const taken = { count: 0, isEnded: false };
  function* lines(): Generator<string> {
    try {
      for (let at = 0; at < count; at += 1) {
        taken.count += 1;
        yield LINE;
      }
    } finally {
      taken.isEnded = true;
    }
  }
  return { taken, lines };
}

describe("toByteStream", () => {
  it("takes no more from its writer than its reader wants, in packets of some size", async () => {
    const { taken, lines } = build(10_000);
    const reader = toByteStream(lines()).getReader();
    const { value } = await reader.read();
    expect(value?.length).toBe(66_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(taken.count).toBeLessThanOrEqual(200);
    await reader.cancel();
    expect(taken.isEnded).toBe(true);
  });

  it("gives texts and bytes in their order, and all of them", async () => {
    const pieces = async function* () {
      yield "一";
      yield new Uint8Array([0x2c]);
      yield "二";
    };
    expect(await new Response(toByteStream(pieces())).text()).toBe("一,二");
    const { lines } = build(200);
    expect(await new Response(toByteStream(lines())).text()).toBe(LINE.repeat(200));
  });

  it("breaks off when its writer fails", async () => {
    const pieces = async function* () {
      yield LINE.repeat(100);
      throw new Error("The database has gone.");
    };
    await expect(new Response(toByteStream(pieces())).text()).rejects.toThrow();
  });
});

describe("writeWorkbook", () => {
  /** Rows that do not compress, and how many were asked for. */
  function build(count: number) {
    const taken = { count: 0 };
    function* rows() {
      for (let at = 0; at < count; at += 1) {
        taken.count += 1;
        yield [at, crypto.getRandomValues(new Uint32Array(200)).join(" ")];
      }
    }
    return { taken, rows };
  }

  it("takes no more rows than its reader has room for, and ends with it", async () => {
    const { taken, rows } = build(5000);
    const parts = writeWorkbook(
      [{ name: "Rows", columns: columns("number", "text"), rows: rows() }],
      WRITTEN_AT,
    );
    await parts.next();
    await vi.waitFor(async () => {
      const before = taken.count;
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(taken.count).toBe(before);
    }, 10_000);
    expect(taken.count).toBeLessThan(2500);
    await parts.return(undefined);
  });

  it("writes all sheets, whatever is in their cells", async () => {
    const long = "字".repeat(40_000);
    const sheets = [
      { name: "One", columns: columns("a", "b"), rows: [["=1+1", long]] },
      { name: "Two", columns: [], rows: build(200).rows() },
      { name: "Three", columns: columns("a"), rows: [] },
    ];
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await new Response(toByteStream(writeWorkbook(sheets, WRITTEN_AT))).arrayBuffer());
    expect(book.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ["One", 2],
      ["Two", 200],
      ["Three", 1],
    ]);
    const row = book.getWorksheet("One")?.getRow(2);
    expect([row?.getCell(1).value, String(row?.getCell(2).value).length]).toEqual(["=1+1", 32_767]);
  });
});
