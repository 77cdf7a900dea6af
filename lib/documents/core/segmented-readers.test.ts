import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectTextFormat } from "./detect-format";
import { poReader } from "./po-reader";
import type { TextReader } from "./reader";
import { srtReader } from "./srt-reader";

function read(reader: TextReader, text: string) {
  const answered = reader.read(text);
  if (!answered.ok) throw new Error(answered.reason);
  return answered.value.blocks.map(({ text: said, sourceLine, marks }) => [
    said,
    sourceLine,
    marks.map(({ mark }) => mark),
  ]);
}

const PO = `# a comment
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#. state: reviewed
#, fuzzy, c-format
msgctxt "7"
msgid ""
"和平\\n"
"发展"
msgstr "Peace\\nand development"
msgid "一个\\"文件\\""
msgid_plural "文件"
msgstr[0] "one file"
msgstr[1] "files"

#~ msgid "旧"
#~ msgstr "old"
`;

describe("poReader", () => {
  it("gives the text of each message with its line, and nothing obsolete", () => {
    expect(read(poReader, PO)).toEqual([
      ["和平\n发展", 7, []],
      ['一个"文件"', 14, []],
    ]);
  });

  it("takes the Chinese of a file into Chinese", () => {
    expect(read(poReader, 'msgid "Open"\nmsgstr "打开"\n\nmsgid "Quit"\nmsgstr ""\n')).toEqual([
      ["打开", 2 - 1, []],
    ]);
  });

  it.each([
    ["a string that never ends", 'msgid "a\nmsgstr "b"\n', 1],
    ["a message without a translation's place", '# x\nmsgid "a"\n', 1],
    ["a string before any keyword", '\n"a"\nmsgid "b"\nmsgstr ""\n', 2],
    ["a keyword in the wrong place", 'msgid "a"\nmsgstr "b"\nmsgctxt "c"\nmsgstr "b"\n', 4],
    ["words that are none of PO's", 'msgid "a"\nmsgstr "b"\nhello\n', 3],
  ])("refuses %s with its line", (_name, text, line) => {
    expect(poReader.read(text)).toEqual({ ok: false, reason: "damaged", place: { at: "line", line } });
  });

  it("reads whatever it is given as a value or a refusal", () => {
    const piece = fc.constantFrom(
      'msgid "',
      'msgstr "',
      '"',
      "\\",
      "\n",
      "#~ ",
      "#, fuzzy",
      "一",
      "msgctxt",
      "[1]",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(typeof poReader.read(pieces.join("")).ok).toBe("boolean");
      }),
    );
  });
});

describe("srtReader", () => {
  it("gives a paragraph a cue, with the line of its times", () => {
    const file =
      '1\r\n00:00:01,000 --> 00:00:02,000\r\n第一句\r\n第二行\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,500\r\n{\\an8}<i>三</i><font color="red">四</font>\r\n';
    expect(read(srtReader, file)).toEqual([
      ["第一句\n第二行", 2, []],
      ["三四", 7, ["italic"]],
    ]);
  });

  it("reads WebVTT without its notes, styles, voices and settings", () => {
    const file =
      "WEBVTT Kind: captions\n\nNOTE 不是\n台词\n\nSTYLE\n::cue { color: red }\n\nid-1\n00:01.000 --> 00:02.000 align:start\n<v 王芳>你好 &amp; <c.x>再见</c> 3 < 5\n";
    expect(read(srtReader, file)).toEqual([["你好 & 再见 3 < 5", 10, []]]);
  });

  it("refuses a file without a cue", () => {
    expect(srtReader.read("WEBVTT\n")).toEqual({ ok: false, reason: "no-text" });
  });
});

describe("detectTextFormat", () => {
  it.each([
    [
      "tmx",
      '\uFEFF<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">',
    ],
    ["tmx", '<!DOCTYPE tmx [<!ENTITY x "y">]><tmx/>'],
    ["po", PO],
    ["po", '\n\nmsgid "a"\nmsgstr ""\n'],
    ["srt", "1\r\n00:00:01,000 --> 00:00:02,000\r\n一"],
    ["srt", "\uFEFFWEBVTT\n"],
    ["text", "1\n一月\n二月"],
    ["text", "msgid 是什么"],
    ["html", "<!doctype html><title>tmx</title>"],
  ])("tells %s by its beginning", (format, text) => {
    expect(detectTextFormat(text, null, "")).toBe(format);
  });
});
