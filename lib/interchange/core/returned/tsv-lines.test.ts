import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildDocument, buildRendering, buildRow, collect, OPTIONS, stream, TRACK } from "../torture.fixture";
import { tsv } from "../tsv";
import { readReturnedTable } from "./table-reader";
import { readTsvLines } from "./tsv-lines";

const HEAD = "paragraph\tnumber\tsource [zh-CN]\tOfficial [en]";
const cellsOf = (text: string) => readTsvLines(text).map(({ cells }) => cells);

describe("readTsvLines", () => {
  it("takes quotation marks for text as it was exported", () => {
    expect(cellsOf(`${HEAD}\nx\t1\t"问"\t"Asked," he said.\ny\t2\t二\t"Whole, and quoted"\n`)).toEqual([
      HEAD.split("\t"),
      ["x", "1", '"问"', '"Asked," he said.'],
      ["y", "2", "二", '"Whole, and quoted"'],
      [""],
    ]);
  });

  it("takes them for a spreadsheet's where it doubled those in a text", () => {
    const saved = `${HEAD}\r\nx\t1\t问\t"""Asked,"" he said."\r\ny\t2\t"二, 三"\tplain\r\n`;
    expect(cellsOf(saved)).toEqual([
      HEAD.split("\t"),
      ["x", "1", "问", '"Asked," he said.'],
      ["y", "2", "二, 三", "plain"],
      [""],
    ]);
  });

  it("takes them for a spreadsheet's where it put the head into quotes too", () => {
    const saved = HEAD.split("\t")
      .map((name) => `"${name}"`)
      .join("\t");
    expect(cellsOf(`${saved}\n"x"\t1\t"一"\t"One"\n`)[1]).toEqual(["x", "1", "一", "One"]);
  });

  it("reads a text of several lines that was typed into a spreadsheet, and knows the lines after it", () => {
    const lines = readTsvLines(`${HEAD}\nx\t1\t一\t"Two\nlines"\ny\t2\t二\tAfter\n`);
    expect(lines[1]?.cells[3]).toBe("Two\nlines");
    expect(lines.map(({ line }) => line)).toEqual([1, 2, 4, 5]);
  });

  it("takes cells with commas for quoted by a spreadsheet only where all such are", () => {
    expect(cellsOf(`${HEAD}\nx\t1\t一\t"One, two"\n`)[1]?.[3]).toBe("One, two");
    expect(cellsOf(`${HEAD}\nx\t1\t一\t"One, two"\ny\t2\t二\tOne, two\n`)[1]?.[3]).toBe('"One, two"');
  });

  it("gives back what was exported, whatever quotation marks it has, as long as a comma stands outside of them", async () => {
    const text = fc.string({ unit: fc.constantFrom('"', "a", ",", "\n", "\t", "\\", "“") });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1 }), async (texts) => {
        const all = [...texts.map((one) => one.replace(/"+/gu, '"')), "One, two"];
        const rows = all.map((one, at) => buildRow(at + 1, "源", { [TRACK.id]: buildRendering(one) }));
        const file = await collect(tsv.write(buildDocument(), stream(rows), OPTIONS));
        const lines = readTsvLines(file.replace(/^\uFEFF/u, ""));
        expect(readReturnedTable(lines)?.tracks[0]?.texts.map((one) => one.text)).toEqual(all);
      }),
      { numRuns: 300 },
    );
  });
});
