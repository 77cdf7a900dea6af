import { describe, expect, it } from "vitest";
import { decode } from "./decode";
import { findBrokenUtf8, findUnreadable } from "./places";

/** 中国外交为人民服务，世界和平与发展。 in GB18030, as iconv writes it. */
const GB = "d6d0b9facde2bdbbceaac8cbc3f1b7fecef1a3accac0bde7bacdc6bdd3ebb7a2d5b9a1a3";
/** 中國外交為人民服務，世界和平與發展。 in Big5. */
const BIG5 = "a4a4b0eaa57ea5e6acb0a448a5c1aa41b0c8a141a540ac c9a94da5adbb50b56fae69a143".replaceAll(" ", "");
/** The next line in Big5-HKSCS, as iconv writes it. */
const CANTONESE = "我喺香港，你嘅工作係發展，佢哋為人民服務。";
const HKSCS = "a7da9df6adbbb4e4a141a7419defa475a740ab59b56fae69a141ca5c925dacb0a448a5c1aa41b0c8a143";
const INTERVIEW = "# 一年来的工作\n\n　　**记者：**这一年，我们一起走过。\n一是发展，一是和平。\n";
const MIXED = "The Belt and Road Initiative (一带一路) is one of them.\n";
const utf16 = (text: string, big: boolean) =>
  Uint8Array.from(
    [...Array(text.length).keys()].flatMap((at) => {
      const code = text.charCodeAt(at);
      return big ? [code >> 8, code & 255] : [code & 255, code >> 8];
    }),
  );

describe("decode", () => {
  it.each([
    ["UTF-8", new TextEncoder().encode("中国外交"), "utf-8", true, "中国外交"],
    ["UTF-8 with a mark", Uint8Array.from([0xef, 0xbb, 0xbf, 0x41]), "utf-8", true, "A"],
    ["GB18030", Buffer.from(GB, "hex"), "gb18030", false, "中国外交为人民服务，世界和平与发展。"],
    [
      "GB18030 cut in its last character",
      Buffer.from(GB, "hex").subarray(0, -1),
      "gb18030",
      false,
      "中国外交为人民服务，世界和平与发展\ufffd",
    ],
    ["Big5", Buffer.from(BIG5, "hex"), "big5", false, "中國外交為人民服務，世界和平與發展。"],
    [
      "UTF-16 with a mark",
      Uint8Array.from([0xff, 0xfe, ...utf16("中国\n", false)]),
      "utf-16le",
      true,
      "中国\n",
    ],
    [
      "UTF-16 without a mark",
      utf16("中国外交为人民服务，世界和平与发展。\n我们的工作。\n", false),
      "utf-16le",
      false,
      "中国外交为人民服务，世界和平与发展。\n我们的工作。\n",
    ],
    ["Big5 with Hong Kong's characters", Buffer.from(HKSCS, "hex"), "big5", false, CANTONESE],
    ["UTF-16 that says 一 and has wide spaces", utf16(INTERVIEW, false), "utf-16le", false, INTERVIEW],
    ["the same, big end first", utf16(INTERVIEW, true), "utf-16be", false, INTERVIEW],
    ["UTF-16 of English with Chinese words", utf16(MIXED, true), "utf-16be", false, MIXED],
    ["a short text in UTF-16", utf16("一个中国", false), "utf-16le", false, "一个中国"],
    ["UTF-16, big end first", utf16("Hello, world\n", true), "utf-16be", false, "Hello, world\n"],
  ] as const)("reads %s", (_name, bytes, encoding, certain, text) => {
    expect(decode(bytes)).toEqual({ ok: true, value: { text, encoding, certain } });
  });

  it.each([
    ["nothing", new Uint8Array(), "empty"],
    ["characters without width", new TextEncoder().encode("\u200b\u200b\u200d\n\u2060\ufeff\u00ad"), "empty"],
    ["the same in UTF-16", utf16("\u200b\n\u200b\u200b", false), "empty"],
    ["white space", new TextEncoder().encode(" \n\t\n"), "empty"],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), "binary"],
    ["a PDF", new TextEncoder().encode("%PDF-1.7 中国外交"), "binary"],
    ["bytes with zeros", Uint8Array.from([65, 66, 0, 0, 0, 67, 255, 254, 3]), "binary"],
    [
      "bytes that are no text in any encoding",
      Uint8Array.from({ length: 400 }, (_, at) => 128 + ((at * 97) % 127)),
      "unknown-encoding",
    ],
  ])("refuses %s", (_name, bytes, reason) => {
    expect(decode(bytes)).toEqual({ ok: false, reason });
  });
});

describe("findBrokenUtf8", () => {
  const bytes = (...parts: readonly (string | readonly number[])[]) =>
    Uint8Array.from(parts.flatMap((part) => [...(typeof part === "string" ? Buffer.from(part) : part)]));
  const long = "中国外交为人民服务，世界和平与发展。\n".repeat(5);

  it.each([
    ["a byte that is none", bytes(long, "甲乙", [0xff], "丙", long), { count: 1, line: 6, column: 3 }],
    ["half a character", bytes("一二三", [0xe4, 0xb8], "四五", long), { count: 1, line: 1, column: 4 }],
    ["several places", bytes(long, [0x80], long, [0xc0, 0xaf]), { count: 2, line: 6, column: 1 }],
    ["a text cut in its last character", bytes(long, [0xe4, 0xb8]), { count: 1, line: 6, column: 1 }],
    [
      "a letter of another encoding in English",
      bytes("Line one\r\nIt", [0x92], `s fine${" word".repeat(20)}`),
      { count: 1, line: 2, column: 3 },
    ],
    ["half of a pair", bytes("😀", [0xed, 0xa0, 0x80], long), { count: 1, line: 1, column: 2 }],
  ])("finds %s", (_name, given, expected) => {
    expect(decode(given)).toEqual({ ok: false, reason: "unknown-encoding" });
    expect(findBrokenUtf8(given)).toEqual(expected);
  });

  it.each([
    ["UTF-8", bytes(long)],
    ["another encoding", Buffer.from(GB, "hex")],
    ["bytes of no encoding", Uint8Array.from({ length: 400 }, (_, at) => 128 + ((at * 97) % 127))],
  ])("does not take %s for UTF-8 with faults", (_name, given) => {
    expect(findBrokenUtf8(given)).toBeNull();
  });
});

describe("findUnreadable", () => {
  it.each([
    ["nothing in a text", "中国\n外交", null],
    ["private characters", "中国\r\n外\ue011交\uf8ff", { count: 2, line: 2, column: 2 }],
    ["what was lost before", "甲\n😀乙\ufffd", { count: 1, line: 2, column: 3 }],
    ["private characters of the outer planes", "\u{f0000}", { count: 1, line: 1, column: 1 }],
  ])("finds %s", (_name, text, expected) => {
    expect(findUnreadable(text)).toEqual(expected);
  });
});
