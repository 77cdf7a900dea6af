import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanRich, cleanText, findForbidden, isBlank, maskText } from "./clean-text";
import type { MarkSpan } from "./marks";
import { forbiddenSentence, writable } from "./storable";

const letters = fc.constantFrom(
  "a",
  "国",
  "😀",
  " ",
  "\n",
  "\t",
  "\r",
  "\r\n",
  "\u0007",
  "\u000b",
  "\uffff",
  "\0",
  "\ud800",
  "\u0085",
  "\ufeff",
);
const dirty = fc.array(letters, { maxLength: 30 }).map((parts) => parts.join(""));

describe("cleanText", () => {
  it("changes nothing the second time, and leaves nothing that is forbidden", () => {
    fc.assert(
      fc.property(dirty, (text) => {
        const once = cleanText(text).text;
        expect(cleanText(once)).toEqual({ text: once, dropped: 0 });
        expect(findForbidden(once)).toBeNull();
      }),
    );
  });
});

describe("what breaks a line to another program", () => {
  it.each([
    ["a soft break of Word", "一\u000b二"],
    ["the end of a page", "一\f二"],
    ["a next line", "一\u0085二"],
    ["a line separator", "一\u2028二"],
    ["two characters at once", "一\r\n二"],
  ])("breaks it here too: %s", (_name, text) => {
    expect(cleanText(text)).toEqual({ text: "一\n二", dropped: 0 });
  });
});

describe("cleanRich", () => {
  it("keeps emphasis on its words", () => {
    expect(cleanRich({ text: "a\r\nb\u0007c\u000bd", marks: [{ start: 3, end: 6, mark: "bold" }] })).toEqual({
      text: "a\nbc\nd",
      marks: [{ start: 2, end: 4, mark: "bold" }],
    });
  });

  it("takes away emphasis of which nothing is left", () => {
    expect(cleanRich({ text: "a\u0007", marks: [{ start: 1, end: 2, mark: "bold" }] })).toEqual({
      text: "a",
      marks: [],
    });
  });

  it("cleans as text alone is cleaned, and marks what it marked", () => {
    const spans = fc.array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 })), { maxLength: 4 });
    fc.assert(
      fc.property(dirty, spans, (text, raw) => {
        const isInside = (offset: number) => !/^[\n\udc00-\udfff]/.test(text.slice(offset));
        const marks = raw.flatMap(([a, b]): MarkSpan[] => {
          const [start, end] = [Math.min(a, b), Math.min(Math.max(a, b), text.length)];
          return start < end && isInside(start) && isInside(end) ? [{ start, end, mark: "bold" }] : [];
        });
        const clean = cleanRich({ text, marks });
        expect(clean.text).toBe(cleanText(text).text);
        const words = marks
          .map(({ start, end }) => cleanText(`x${text.slice(start, end)}`).text.slice(1))
          .filter((word) => word !== "");
        expect(clean.marks.map(({ start, end }) => clean.text.slice(start, end))).toEqual(words);
      }),
    );
  });
});

describe("maskText", () => {
  it("moves no offset, and shows nothing that is forbidden", () => {
    fc.assert(
      fc.property(dirty, (text) => {
        expect(maskText(text)).toHaveLength(text.length);
        expect(findForbidden(maskText(text))).toBeNull();
      }),
    );
    expect(maskText("a\u0007b\u000b\uffff\r\n\r")).toBe("a\ufffdb\n\ufffd \n\n");
  });
});

describe("what becomes part of a document", () => {
  it.each([
    ["a bell", "ab\u0007", "U+0007", 2],
    ["a vertical tab", "\u000b", "U+000B", 0],
    ["NUL", "a\0", "U+0000", 1],
    ["a character that is none", "😀\uffff", "U+FFFF", 2],
    ["half of a pair", "a\ud800", "U+D800", 1],
    ["a control character of the second row", "a\u009f", "U+009F", 1],
  ])("does not hold %s, and says so with its place", (_name, text, name, at) => {
    expect(forbiddenSentence(text)).toBe(
      `This has a character at offset ${at} that no text may hold: ${name}.`,
    );
    expect(writable().max(9).safeParse(text).error?.issues[0]?.message).toBe(forbiddenSentence(text));
  });

  it.each(["", "tab\tand\nline", "a\r\nb", "\ufeffmark", "😀 共同体 \u200b"])("may hold %j", (text) => {
    expect(writable().safeParse(text).success).toBe(true);
  });

  it.each([
    ["\u200b\u2060\u00ad\n\ufeff", true],
    ["\u3164 \u3000\t", true],
    ["\u200b国", false],
    ["…", false],
    ["\u0301", false],
  ])("is blank: %j, %s", (text, expected) => {
    expect(isBlank(text)).toBe(expected);
  });
});
