import { parse } from "csv-parse/browser/esm/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvRefused, CsvRows, readCsvRows } from "./csv-rows";

const cellsOf = (text: string, delimiter = ",") => readCsvRows(text, delimiter).map(({ cells }) => cells);

describe("the rows of a CSV", () => {
  it.each<[string, string, string[][]]>([
    [
      "cells in marks and without",
      'a,"b, ""c"""\n1,2',
      [
        ["a", 'b, "c"'],
        ["1", "2"],
      ],
    ],
    [
      "ends of lines inside marks",
      '"a\r\nb",c\r\nd,e\r\n',
      [
        ["a\r\nb", "c"],
        ["d", "e"],
      ],
    ],
    ["the end of rows that the first has", "a\nb\r\nc", [["a"], ["b\r"], ["c"]]],
    ["marks inside a cell", 'a "b" c,"d" e', [['a "b" c', '"d" e']]],
    ["an empty line, and cells that are missing", "a,b\n\nc", [["a", "b"], [""], ["c"]]],
    ["an empty cell in marks at the end", 'a\n""', [["a"], [""]]],
    ["nothing", "", []],
  ])("have %s", (_name, text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
  });

  it("tell the line on which each begins", () => {
    expect(readCsvRows('a\n"b\n\nc"\nd\n', ",", 2).map(({ line }) => line)).toEqual([2, 3, 6]);
  });

  it.each<[string, string, CsvRefused["reason"], number]>([
    ["a mark that is never closed", 'a,b\nc,"d\ne\n', "unclosed-quote", 2],
    ["a row of marks", `a\n"${'""'.repeat(5_000_000)}"`, "row-too-long", 2],
    ["a row of empty cells", ",".repeat(5_000_000), "row-too-long", 1],
    ["a row that goes on and on", `a\n"${"b".repeat(5_000_000)}"`, "row-too-long", 2],
  ])("are not read with %s", (_name, text, reason, line) => {
    expect(() => readCsvRows(text, ",")).toThrow(expect.objectContaining({ reason, line }));
  });

  const units = fc.string({ unit: fc.constantFrom("a", '"', '"', ",", "\n", "\r", "\r\n", "字") });

  it("are what csv-parse reads, and are refused where it refuses", () => {
    const options = { relax_column_count: true, relax_quotes: true, skip_empty_lines: false };
    const theirs = (text: string): unknown => {
      try {
        return parse(text, options);
      } catch {
        return "refused";
      }
    };
    const ours = (text: string): unknown => {
      try {
        return cellsOf(text);
      } catch {
        return "refused";
      }
    };
    fc.assert(
      fc.property(units, (text) => {
        expect(ours(text)).toEqual(theirs(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it("are the same wherever the text is cut", () => {
    fc.assert(
      fc.property(fc.array(units), (pieces) => {
        const whole = (read: () => unknown): unknown => {
          try {
            return read();
          } catch {
            return "refused";
          }
        };
        const cut = () => {
          const rows = new CsvRows(",");
          return [...pieces.flatMap((piece) => rows.write(piece)), ...rows.end()];
        };
        expect(whole(cut)).toEqual(whole(() => readCsvRows(pieces.join(""), ",")));
      }),
      { numRuns: 1_000 },
    );
  });
});
