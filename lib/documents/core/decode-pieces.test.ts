import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decode } from "./decode";
import { DecodeRefused, PieceDecoder } from "./decode-pieces";

/** 中国外交为人民服务，世界和平与发展。 in GB18030, as iconv writes it. */
const GB = Buffer.from("d6d0b9facde2bdbbceaac8cbc3f1b7fecef1a3accac0bde7bacdc6bdd3ebb7a2d5b9a1a3", "hex");
const BIG5 = iconv.encode("中國外交為人民服務，喺嘅佢哋。", "big5-hkscs");
const UTF8 = new TextEncoder().encode("中国外交为人民服务，世界和平与发展。𠀀\n");
const ASCII = new TextEncoder().encode('<?xml version="1.0"?>\n');
const utf16 = (text: string, isBig: boolean): Uint8Array => {
  const bytes = Buffer.from(text, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};

function inPieces(bytes: Uint8Array, size: number): { readonly text: string; readonly encoding: string } {
  const decoder = new PieceDecoder();
  let text = "";
  for (let at = 0; at < bytes.length; at += size) text += decoder.write(bytes.subarray(at, at + size));
  text += decoder.end();
  return { text, encoding: decoder.encoding };
}

const times = (bytes: Uint8Array, count: number) => Buffer.concat(Array(count).fill(bytes));

describe("a text that comes in pieces", () => {
  it.each<[string, Uint8Array]>([
    ["UTF-8", UTF8],
    ["UTF-8, long", times(UTF8, 4_000)],
    ["ASCII", times(ASCII, 4_000)],
    ["ASCII for long, then UTF-8", Buffer.concat([times(ASCII, 9_000), times(UTF8, 9_000)])],
    ["ASCII for long, then GB18030", Buffer.concat([times(ASCII, 1_000), times(GB, 9_000)])],
    ["GB18030", times(GB, 4_000)],
    ["GB18030 cut in its last character", times(GB, 4_000).subarray(0, -1)],
    ["Big5 with what Hong Kong added", times(BIG5, 9_000)],
    ["Big5 cut in its last character", times(BIG5, 9_000).subarray(0, -1)],
    ["UTF-16 with a mark", utf16(`\uFEFF${"中国\n".repeat(50_000)}`, true)],
    [
      "UTF-16 without a mark",
      utf16("中国外交为人民服务，世界和平与发展。\n我们的工作。\n".repeat(4_000), false),
    ],
    ["UTF-16 in Latin letters", utf16("Hello, world\n".repeat(9_000), true)],
    ["a mark alone before UTF-8", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), UTF8])],
  ])("is read as the whole is: %s", (_name, bytes) => {
    const whole = decode(bytes);
    for (const size of [777, 65_536, bytes.length])
      expect({ ok: true, value: inPieces(bytes, size) }).toMatchObject({
        ...whole,
        ...(whole.ok && { value: { text: whole.value.text, encoding: whole.value.encoding } }),
      });
  });

  it.each<[string, Uint8Array, string]>([
    ["nothing", new Uint8Array(), "empty"],
    ["white space", new TextEncoder().encode(" \n\t\n"), "empty"],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), "binary"],
    ["zeros", Uint8Array.from([65, 66, 0, 0, 0, 67, 255, 254, 3]), "binary"],
    ["noise", Uint8Array.from({ length: 400 }, (_, at) => 128 + ((at * 97) % 127)), "unknown-encoding"],
    ["UTF-8 that stops being it", Buffer.concat([times(UTF8, 4_000), GB]), "unknown-encoding"],
    ["UTF-8 cut in a character", UTF8.subarray(0, 10), "unknown-encoding"],
  ])("is refused: %s", (_name, bytes, reason) => {
    for (const size of [3, 65_536])
      expect(() => inPieces(bytes, size)).toThrow(expect.objectContaining({ reason }));
  });

  it("is read or refused, whatever it is", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 50 }), (bytes, size) => {
        try {
          expect(typeof inPieces(bytes, size).text).toBe("string");
        } catch (error) {
          expect(error).toBeInstanceOf(DecodeRefused);
        }
      }),
    );
  });
});
