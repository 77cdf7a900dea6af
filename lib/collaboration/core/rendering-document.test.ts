import { Schema } from "@tiptap/pm/model";
import { updateYFragment } from "@tiptap/y-tiptap";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { MarkSpan, RichText } from "@/lib/text/core/marks";
import { findForeignContent } from "./check-content";
import { fromRelativeSpan, toRelativeSpan } from "./relative-span";
import {
  appendText,
  createRenderingDocument,
  FRAGMENT,
  readRichText,
  readText,
  replaceSpans,
  SEED_UPDATE,
  writeRichText,
} from "./rendering-document";

const character = fc.constantFrom("a", "b", " ", "\n", ".", "明", "确", "é", "😀", "👩‍🚀", "the ", "shared ");
const text = fc.array(character, { maxLength: 40 }).map((parts) => parts.join(""));
const rich: fc.Arbitrary<RichText> = fc
  .tuple(text, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean())))
  .map(([written, raw]) => {
    const doc = createRenderingDocument();
    const marks: MarkSpan[] = raw.flatMap(([a, b, bold]) => {
      const [start, end] = [a % (written.length + 1), b % (written.length + 1)].toSorted((x, y) => x - y);
      return start === undefined || end === undefined || start === end
        ? []
        : [{ start, end, mark: bold ? ("bold" as const) : ("italic" as const) }];
    });
    writeRichText(doc, { text: written, marks });
    return readRichText(doc);
  });
const isWhole = (value: string): boolean => !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|�/.test(value);

describe("a rendering's document", () => {
  it("is seeded with the same bytes for ever", () => {
    expect(Buffer.from(SEED_UPDATE).toString("base64")).toBe("AQIBAAcBB2RlZmF1bHQDCXBhcmFncmFwaAcAAQAGAA==");
  });

  it("gives back what was written", () => {
    fc.assert(
      fc.property(rich, rich, (first, second) => {
        const doc = createRenderingDocument();
        writeRichText(doc, first);
        writeRichText(doc, second);
        expect(readRichText(doc)).toEqual(second);
        expect(findForeignContent(doc)).toEqual([]);
      }),
    );
  });

  it("never says what no text may hold, whoever wrote it", () => {
    const doc = createRenderingDocument();
    writeRichText(doc, { text: "a\u0007b\r\nc", marks: [{ start: 2, end: 6, mark: "bold" }] });
    expect(readRichText(doc)).toEqual({ text: "ab\nc", marks: [{ start: 1, end: 4, mark: "bold" }] });
    appendText(doc, "\u0008d\uffff");
    replaceSpans(doc, [{ at: 0, remove: 1, insert: "\u0000e" }]);
    expect(readText(doc)).toBe("eb\nc\nd");
    const text = (doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.insert(1, "\u0007\u0008\uffff");
    expect(readText(doc)).toBe("e\ufffd\ufffd\ufffdb\nc\nd");
    expect(readRichText(doc).text).toBe(readText(doc));
  });

  it("replaces stretches, which keep the emphasis of their first letter and what lies around them", () => {
    const doc = createRenderingDocument();
    const marks: MarkSpan[] = [{ start: 4, end: 8, mark: "bold" }];
    writeRichText(doc, { text: "The good😀 end, good", marks });
    const around = toRelativeSpan(doc, { start: 4, end: 8 });
    const last = toRelativeSpan(doc, { start: 16, end: 20 });
    replaceSpans(doc, [
      { at: 4, remove: 4, insert: "very best" },
      { at: 8, remove: 2, insert: "明" },
      { at: 16, remove: 4, insert: "x" },
    ]);
    expect(readRichText(doc)).toEqual({
      text: "The very best明 end, x",
      marks: [{ start: 4, end: 13, mark: "bold" }],
    });
    if (around === null || last === null) throw new Error("The spans lie outside.");
    expect(fromRelativeSpan(doc, around)).toEqual({ start: 4, end: 13 });
    expect(fromRelativeSpan(doc, last)).toEqual({ start: 20, end: 21 });
  });

  it("converges and loses no text when two people write at once", () => {
    fc.assert(
      fc.property(rich, rich, rich, (base, mine, yours) => {
        const [left, right] = [createRenderingDocument(), createRenderingDocument()];
        writeRichText(left, base);
        Y.applyUpdate(right, Y.encodeStateAsUpdate(left));
        writeRichText(left, mine);
        writeRichText(right, yours);
        Y.applyUpdate(right, Y.encodeStateAsUpdate(left));
        Y.applyUpdate(left, Y.encodeStateAsUpdate(right));
        expect(readRichText(left)).toEqual(readRichText(right));
        expect(isWhole(readText(left))).toBe(true);
      }),
    );
  });

  it("holds both texts when two people begin at once, offline", () => {
    const [left, right] = [createRenderingDocument(), createRenderingDocument()];
    appendText(left, "left");
    appendText(right, "right");
    Y.applyUpdate(left, Y.encodeStateAsUpdate(right));
    expect(["leftright", "rightleft"]).toContain(readText(left));
  });

  it("keeps the position of words that did not change", () => {
    const doc = createRenderingDocument();
    writeRichText(doc, { text: "We will build a shared future.", marks: [] });
    const shared = (doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    const position = Y.createRelativePositionFromTypeIndex(shared, 16);
    writeRichText(doc, { text: "Together, we shall build one truly shared future!", marks: [] });
    const now = Y.createAbsolutePositionFromRelativePosition(position, doc);
    expect(readText(doc).slice(now?.index).startsWith("shared future")).toBe(true);
  });

  it("reads several paragraphs as lines, and a write puts the shape right", () => {
    const doc = createRenderingDocument();
    appendText(doc, "one");
    const second = new Y.XmlElement("paragraph");
    second.insert(0, [new Y.XmlText("two")]);
    doc.getXmlFragment(FRAGMENT).insert(1, [second]);
    expect(readText(doc)).toBe("one\ntwo");
    expect(findForeignContent(doc)).toEqual(["a second paragraph"]);
    writeRichText(doc, { text: "one\ntwo", marks: [] });
    expect(findForeignContent(doc)).toEqual([]);
    expect(readText(doc)).toBe("one\ntwo");
  });

  it("appends on a line of its own", () => {
    const doc = createRenderingDocument();
    appendText(doc, "one");
    appendText(doc, "");
    appendText(doc, "two");
    expect(readText(doc)).toBe("one\ntwo");
  });
});

describe("Tiptap's binding", () => {
  const schema = new Schema({
    nodes: {
      doc: { content: "paragraph" },
      paragraph: { content: "text*", whitespace: "pre" },
      text: {},
    },
    marks: { bold: {}, italic: {} },
  });
  const page = (...content: object[]) =>
    schema.nodeFromJSON({
      type: "doc",
      content: [{ type: "paragraph", ...(content.length > 0 && { content }) }],
    });
  const update = (doc: Y.Doc, node: ReturnType<typeof page>): void =>
    updateYFragment(doc, doc.getXmlFragment(FRAGMENT), node, { mapping: new Map(), isOMark: new Map() });

  it("writes marks and line breaks in the form that we read", () => {
    const doc = createRenderingDocument();
    update(
      doc,
      page({ type: "text", text: "a\nb " }, { type: "text", text: "c", marks: [{ type: "bold" }] }),
    );
    expect(readRichText(doc)).toEqual({ text: "a\nb c", marks: [{ start: 4, end: 5, mark: "bold" }] });
    expect(findForeignContent(doc)).toEqual([]);
  });

  it("takes what we write for unchanged, and an emptied paragraph keeps its one text", () => {
    const doc = createRenderingDocument();
    writeRichText(doc, { text: "a b", marks: [{ start: 0, end: 1, mark: "italic" }] });
    const before = Y.encodeStateVector(doc);
    update(doc, page({ type: "text", text: "a", marks: [{ type: "italic" }] }, { type: "text", text: " b" }));
    expect(Y.encodeStateVector(doc)).toEqual(before);
    update(doc, page());
    update(doc, page({ type: "text", text: "new" }));
    const paragraph = doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement;
    expect([paragraph.length, (paragraph.get(0) as Y.XmlText)._item?.id.client]).toEqual([1, 1]);
  });
});

describe("findForeignContent", () => {
  it.each([
    [
      "node table",
      (doc: Y.Doc) =>
        (doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).insert(1, [new Y.XmlElement("table")]),
    ],
    [
      "attribute style",
      (doc: Y.Doc) => (doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).setAttribute("style", "x"),
    ],
    ["no paragraph", (doc: Y.Doc) => doc.getXmlFragment(FRAGMENT).delete(0, 1)],
    ["no text", (doc: Y.Doc) => (doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).delete(0, 1)],
    ["type own", (doc: Y.Doc) => doc.getMap("own").set("a", 1)],
  ])("names %s", (name, act) => {
    const doc = createRenderingDocument();
    act(doc);
    expect(findForeignContent(doc)).toContain(name);
  });

  it("names an unknown mark, a mark with an address, and an embedded object", () => {
    const doc = createRenderingDocument();
    const shared = (doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    shared.insert(0, "abc", { link: { href: "javascript:alert(1)" } });
    shared.insert(3, "d", { bold: { onclick: "x" } });
    shared.insertEmbed(4, { image: "x" }, {});
    expect(findForeignContent(doc).toSorted()).toEqual([
      "an embedded object",
      "attribute of mark bold",
      "mark link",
    ]);
  });
});
