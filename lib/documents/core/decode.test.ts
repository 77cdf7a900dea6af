import { describe, expect, it } from "vitest";
import { decode } from "./decode";

/** 中国外交为人民服务，世界和平与发展。 in GB18030, as iconv writes it. */
const GB = "d6d0b9facde2bdbbceaac8cbc3f1b7fecef1a3accac0bde7bacdc6bdd3ebb7a2d5b9a1a3";
/** 中國外交為人民服務，世界和平與發展。 in Big5. */
const BIG5 = "a4a4b0eaa57ea5e6acb0a448a5c1aa41b0c8a141a540ac c9a94da5adbb50b56fae69a143".replaceAll(" ", "");
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
      "中国外交为人民服务，世界和平与发展",
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
    ["UTF-16, big end first", utf16("Hello, world\n", true), "utf-16be", false, "Hello, world\n"],
  ] as const)("reads %s", (_name, bytes, encoding, certain, text) => {
    expect(decode(bytes)).toEqual({ ok: true, value: { text, encoding, certain } });
  });

  it.each([
    ["nothing", new Uint8Array(), "empty"],
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
