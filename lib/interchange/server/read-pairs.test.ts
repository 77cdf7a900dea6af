import { describe, expect, it } from "vitest";
import { zipOf } from "@/lib/testing/fuzz/mutate";
import { readPairs } from "./read-pairs";

const pairsOf = async (file: string) =>
  (await readPairs(new TextEncoder().encode(file))).map(({ place, track, source, target }) =>
    [place, track, source, target].join("|"),
  );

const TMX = `<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="zh-CN"/><body>
<tu tuid="p1"><tuv xml:lang="zh-CN"><seg>和平与<bpt i="1">{b}</bpt>发展<ept i="1">{/b}</ept></seg></tuv>
<tuv xml:lang="en"><seg>peace and <hi>development</hi></seg></tuv></tu>
<tu><tuv lang="en"><seg>one</seg></tuv><tuv lang="zh"><seg>一</seg></tuv><tuv lang="fr"><seg>un</seg></tuv></tu></body></tmx>`;
const XLIFF_1 = `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="zh" target-language="en"><body>
<group><trans-unit id="a"><source>和平<x id="1"/></source><target>peace</target></trans-unit></group></body></file></xliff>`;
const XLIFF_2 = `<xliff version="2.0" srcLang="zh" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><unit id="u">
<segment><source>第一句。</source><target>One.</target></segment><ignorable><source> </source></ignorable>
<segment><source><pc id="1">第二句。</pc></source><target>Two.</target></segment></unit></file></xliff>`;

describe("readPairs", () => {
  it.each<[string, string, string[]]>([
    [
      "a table of two columns",
      "和平,peace\n发展,development",
      ["row 1||和平|peace", "row 2||发展|development"],
    ],
    ["a table with a head", "id;zh;en\n7;和平;peace\n8;;\n", ["row 2||和平|peace"]],
    [
      "our own table of two tracks",
      '\uFEFFnumber,source [zh-CN],A [en],A state,B [en]\r\n1,和平,peace,translated,"a ""just"" peace"\r\n',
      ["row 2|A [en]|和平|peace", 'row 2|B [en]|和平|a "just" peace'],
    ],
    ["tabs, and a formula that is none", "source\ttarget\n和平\t'=peace", ["row 2||和平|=peace"]],
    ["a table that begins with empty rows", ",\n\n原文,译文\n和平,peace", ["row 4||和平|peace"]],
    ["TMX", TMX, ["p1||和平与发展|peace and development", "unit 2|en|一|one", "unit 2|fr|一|un"]],
    ["XLIFF 1.2", XLIFF_1, ["a||和平|peace"]],
    ["XLIFF 2", XLIFF_2, ["u||第一句。 第二句。|One. Two."]],
  ])("reads %s", async (_name, file, expected) => {
    expect(await pairsOf(file)).toEqual(expected);
  });

  it("reads plain files in a container, each translation a track", async () => {
    const of = async (files: Readonly<Record<string, string>>) => {
      const parts = Object.entries(files).map(([name, text]) => [name, Buffer.from(text)] as const);
      return (await readPairs(await zipOf(parts))).map((pair) => Object.values(pair).join("|"));
    };
    expect(await of({ "back/a.zh": "和平\n\n发展\n", "back/a.en": "peace\n\n\n", LICENSE: "x" })).toEqual([
      "line 1||和平|peace",
      "line 3||发展|",
    ]);
    expect(await of({ "source.zh-CN": "和平", "A.en": "peace", "B.en": "calm" })).toEqual([
      "line 1|A|和平|peace",
      "line 1|B|和平|calm",
    ]);
    await expect(of({ "a.zh": "一\n二", "a.en": "One" })).rejects.toMatchObject({
      message: expect.stringContaining("“a.zh” has 2, “a.en” has 1"),
    });
    await expect(of({ "a.zh": "一", LICENSE: "x" })).rejects.toMatchObject({
      message: expect.stringContaining("no two texts whose lines belong together"),
    });
    await expect(of({ "[Content_Types].xml": "x", "a.zh": "一", "a.en": "One" })).rejects.toMatchObject({
      message: expect.stringContaining("no two texts"),
    });
  });

  it.each([
    ["nothing", "", /empty/],
    ["a table without a source", "a,b\nc,d", /source/],
    ["a table without a translation", "zh,note\n和平,x", /translation/],
    ["other XML", "<html/>", /neither TMX nor XLIFF/],
    ["XML with entities of its own", '<!DOCTYPE tmx [<!ENTITY x "y">]><tmx/>', /document type/],
    ["half an XLIFF", XLIFF_1.slice(0, 150), /well-formed XML in line \d/],
    ["half a file", TMX.slice(0, 200), /damaged/],
  ])("refuses %s in one sentence", async (_name, file, sentence) => {
    await expect(pairsOf(file)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(sentence),
    });
  });
});
