import { describe, expect, it } from "vitest";
import { addressOf, readCell, readSharedText } from "./xlsx-cells";
import { readDateStyles, readSheets } from "./xlsx-workbook";
import type { XmlNode } from "./xml-node";

const node = (
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (XmlNode | string)[]
): XmlNode => ({ name, uri: "", attributes, children, line: 1 });

const CONTEXT = { shared: ["共享"], dateStyles: new Set([1]), uses1904: false };

describe("readCell", () => {
  it.each([
    ["a shared text", { t: "s" }, "0", "共享"],
    ["a shared text that is not there", { t: "s" }, "7", ""],
    ["the text of a formula", { t: "str" }, "a_x000D_b", "a\rb"],
    ["a number", {}, "12.50", "12.5"],
    ["a large number", {}, "1E+3", "1000"],
    ["true", { t: "b" }, "1", "true"],
    ["false", { t: "b" }, "0", "false"],
    ["an error", { t: "e" }, "#REF!", ""],
    ["a date by its style", { s: "1" }, "44197", "2021-01-01"],
    ["a date with a time", { s: "1" }, "44197.75", "2021-01-01"],
    ["an ISO date", { t: "d" }, "2021-01-01T08:00:00", "2021-01-01"],
    ["no date at all", { s: "1" }, "1E+99", ""],
  ] as const)("shows %s", (_name, attributes, value, expected) => {
    expect(readCell(node("c", attributes, node("v", {}, value)), CONTEXT)).toBe(expected);
  });

  it("counts days from 1904 where the workbook does", () => {
    const cell = node("c", { s: "1" }, node("v", {}, "42735"));
    expect(readCell(cell, { ...CONTEXT, uses1904: true })).toBe("2021-01-01");
  });

  it("shows an inline text, and nothing of a cell without a value", () => {
    const inline = node("c", { t: "inlineStr" }, node("is", {}, node("t", {}, "=1+1")));
    expect([readCell(inline, CONTEXT), readCell(node("c"), CONTEXT)]).toEqual(["=1+1", ""]);
  });
});

describe("readSharedText", () => {
  it("joins runs and leaves readings out", () => {
    const item = node(
      "si",
      {},
      node("r", {}, node("rPr"), node("t", {}, "双")),
      node("r", {}, node("t", {}, "循环_x0007_")),
      node("rPh", {}, node("t", {}, "shuāng")),
    );
    expect(readSharedText(item)).toBe("双循环\u0007");
  });
});

describe("addressOf", () => {
  it.each([
    ["A1", 0],
    ["Z9", 25],
    ["AA10", 26],
    ["XFD1", 16_383],
    ["", null],
    [undefined, null],
  ] as const)("%s", (address, column) => {
    expect(addressOf(address)).toBe(column);
  });
});

describe("readDateStyles", () => {
  it("knows built-in dates and those that a workbook makes itself", () => {
    const formats = {
      "0": "General",
      "14": "",
      "164": "yyyy-mm-dd",
      "165": '[Red]0.00" days"',
      "166": "[h]:mm",
    };
    const styles = node(
      "styleSheet",
      {},
      node(
        "numFmts",
        {},
        ...Object.entries(formats)
          .filter(([, code]) => code !== "")
          .map(([numFmtId, formatCode]) => node("numFmt", { numFmtId, formatCode })),
      ),
      node("cellXfs", {}, ...Object.keys(formats).map((numFmtId) => node("xf", { numFmtId }))),
    );
    expect([...readDateStyles(styles)]).toEqual([1, 2, 4]);
  });
});

describe("readSheets", () => {
  it("finds parts by relationship, wherever they lie, and leaves charts out", () => {
    const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const workbook = node(
      "workbook",
      {},
      node("workbookPr", { date1904: "1" }),
      node(
        "sheets",
        {},
        node("sheet", { name: "甲", id: "rId1" }),
        node("sheet", { name: "Chart", id: "rId2" }),
        node("sheet", { name: "乙", id: "rId3" }),
      ),
    );
    const relationships = node(
      "Relationships",
      {},
      node("Relationship", { Id: "rId1", Type: `${type}worksheet`, Target: "worksheets/sheet1.xml" }),
      node("Relationship", { Id: "rId2", Type: `${type}chartsheet`, Target: "chartsheets/sheet1.xml" }),
      node("Relationship", { Id: "rId3", Type: `${type}worksheet`, Target: "/xl/other.xml" }),
    );
    expect(readSheets(workbook, relationships)).toEqual({
      sheets: [
        { name: "甲", path: "xl/worksheets/sheet1.xml" },
        { name: "乙", path: "xl/other.xml" },
      ],
      uses1904: true,
    });
  });
});
