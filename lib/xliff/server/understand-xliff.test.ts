import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inFile, inRoot, segment, text, unit } from "../core/rules/files.fixture";
import { parseXliff } from "./parse-xliff";
import { understandXliff } from "./understand-xliff";

const nested = (depth: number) => inFile(`${'<group id="g">'.repeat(depth)}${"</group>".repeat(depth)}`);

function reasonOf(file: string, encoding = "utf-8") {
  const read = understandXliff(file, encoding);
  return read.ok ? null : [read.refusal.reason, read.refusal.line, read.refusal.rule];
}

describe("understandXliff", () => {
  it.each([
    ["a document type", '<!DOCTYPE xliff SYSTEM "x.dtd">\n<xliff/>', ["doctype", 1, null]],
    [
      "an entity from outside",
      '<?xml version="1.0"?>\n<!DOCTYPE xliff [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<xliff>&e;</xliff>',
      ["doctype", 2, null],
    ],
    [
      "entities of entities",
      `<!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${"&a;".repeat(100)}">]>\n<xliff>&b;</xliff>`,
      ["doctype", 1, null],
    ],
    ["an entity that nobody declared", `\n${text("&nbsp;")}`, ["damaged", 2, null]],
    ["elements in elements without end", nested(200), ["too-deep", 1, null]],
    ["half a character by its number", `\n\n${text("&#xD800;")}`, ["damaged", 3, null]],
    ["half a character", `\n${text("\uD800甲")}`, ["lone-surrogate", 2, null]],
    [
      "half a character in an attribute",
      unit(segment("甲"), "", ' name="\uD800x"'),
      ["lone-surrogate", 1, null],
    ],
    ["a character that XML cannot hold", text("&#1;"), ["damaged", 1, null]],
    ["a file that was cut off", text("甲").slice(0, -20), ["damaged", 1, null]],
    ["an undeclared prefix", text("<x:a/>"), ["damaged", 1, null]],
    ["an attribute twice", inRoot('<file id="a" id="b"/>'), ["damaged", 1, null]],
    ["another version", text("甲").replace('"2.1"', '"3.0"'), ["version", 1, null]],
    ["another kind of XML", "\n<tmx version='1.4'/>", ["version", 2, null]],
    [
      "a unit twice",
      inFile(`<unit id="u">${segment("甲")}</unit>\n<unit id="u">${segment("乙")}</unit>`),
      ["rule", 2, "unit-id-unique"],
    ],
  ])("refuses %s with the line", (_name, file, expected) => {
    expect(reasonOf(file)).toEqual(expected);
  });

  it("takes an encoding that was guessed only where the file names it", () => {
    const declared = `<?xml version="1.0" encoding="GB2312"?>${text("甲")}`;
    expect(reasonOf(declared, "gb18030")).toBeNull();
    expect(reasonOf(declared, "big5")).toEqual(["encoding", 1, null]);
    expect(reasonOf(text("甲"), "gb18030")).toEqual(["encoding", 1, null]);
    expect(reasonOf(`\uFEFF${text("甲")}`, "utf-16le")).toBeNull();
  });

  it("names what is broken and can be read all the same", () => {
    const read = understandXliff(unit(segment("甲", "", ' state="final"')), "utf-8");
    expect(read.ok && read.breaks).toEqual([{ rule: "state-without-target", line: 1 }]);
  });

  it("never throws, whatever it is given", () => {
    const file = unit(segment('<pc id="1">甲</pc>', '<pc id="1">A</pc>', ' state="final"'));
    const cut = fc.record({ at: fc.nat(file.length), length: fc.nat(9), put: fc.string({ maxLength: 6 }) });
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
        const given = cuts.reduce(
          (so, { at, length, put }) => so.slice(0, at) + put + so.slice(at + length),
          file,
        );
        expect(typeof understandXliff(given, "utf-8").ok).toBe("boolean");
      }),
      { numRuns: 400 },
    );
  });
});

describe("parseXliff", () => {
  it("knows where each element begins and ends, with its tags and without", () => {
    const file = `<?xml version="1.0"?>\r\n<!-- < > -->\r\n<a x="1>2">𠀀<b/><c y='"'>甲&amp;</c ></a>`;
    const parsed = parseXliff(file);
    if (!parsed.ok) throw new Error(parsed.reason);
    const parts = [parsed.root, ...parsed.root.children].flatMap((node) =>
      typeof node === "string"
        ? []
        : [
            file.slice(node.place.start, node.place.end),
            file.slice(node.place.innerStart, node.place.innerEnd),
          ],
    );
    expect(parts).toEqual([
      `<a x="1>2">𠀀<b/><c y='"'>甲&amp;</c ></a>`,
      `𠀀<b/><c y='"'>甲&amp;</c >`,
      "<b/>",
      "",
      `<c y='"'>甲&amp;</c >`,
      "甲&amp;",
    ]);
    expect(parsed.root.line).toBe(3);
  });
});
