import { describe, expect, it } from "vitest";
import { readFileUnits } from "./read-file-units";
import { readPairs } from "./read-pairs";

const file = (body: string, header = 'srclang="zh-CN"') =>
  `<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header ${header}/><body>${body}</body></tmx>`;
const tuv = (language: string, segment: string, lang = "xml:lang") =>
  `<tuv ${lang}="${language}">${segment}</tuv>`;
const seg = (text: string) => `<seg>${text}</seg>`;

const utf16 = (text: string, isBig: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};
const ABOUT = { fileName: "", sourceLanguage: "zh-CN", targetLanguage: "en" };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const PLAIN = `<tu tuid="1">${tuv("zh-CN", seg("和平"))}${tuv("en", seg("peace"))}</tu>`;

/** The kinds of file that the LISA kit has, in texts of our own: what a memory takes, and what the checks see. */
const KINDS: readonly (readonly [string, Uint8Array, readonly string[], readonly string[]])[] = [
  ["level 1", utf8(file(PLAIN)), ["zh-CN:和平", "en:peace"], ["和平|peace"]],
  ["UTF-16, little end first", utf16(file(PLAIN), false), ["zh-CN:和平", "en:peace"], ["和平|peace"]],
  [
    "UTF-16, big end first, as its declaration says",
    utf16(file(PLAIN).replace("?>", ' encoding="UTF-16"?>'), true),
    ["zh-CN:和平", "en:peace"],
    ["和平|peace"],
  ],
  [
    "the old attribute of the language",
    utf8(
      file(`<tu>${tuv("ZH", seg("和平"), "lang")}${tuv("EN-US", seg("peace"), "lang")}</tu>`, 'srclang="zh"'),
    ),
    ["ZH:和平", "EN-US:peace"],
    ["和平|peace"],
  ],
  [
    "any language as the source",
    utf8(file(`<tu>${tuv("en", seg("peace"))}${tuv("zh-TW", seg("和平"))}</tu>`, 'srclang="*all*"')),
    ["en:peace", "zh-TW:和平"],
    ["和平|peace"],
  ],
  [
    "a source in other letters than the header's",
    utf8(file(`<tu>${tuv("fr", seg("paix"))}${tuv("en-us", seg("peace"))}</tu>`, 'srclang="EN-US"')),
    ["fr:paix", "en-us:peace"],
    ["peace|paix"],
  ],
  [
    "several translations",
    utf8(file(`<tu>${tuv("zh-CN", seg("和平"))}${tuv("en", seg("peace"))}${tuv("en", seg("calm"))}</tu>`)),
    ["zh-CN:和平", "en:peace", "en:calm"],
    ["和平|peace", "和平|calm"],
  ],
  [
    "codes of level 2, with words inside them",
    utf8(
      file(
        `<tu>${tuv("zh-CN", seg('甲<bpt i="1">{<sub>不是</sub>}</bpt>乙<ept i="1">}</ept><it pos="end">x</it><ph>y</ph><ut>z</ut>'))}${tuv("en", seg("a<hi>b</hi>"))}</tu>`,
      ),
    ),
    ["zh-CN:甲乙", "en:ab"],
    ["甲乙|ab"],
  ],
  [
    "a language without a segment",
    utf8(
      file(`<tu>${tuv("zh-CN", seg("和平"))}${tuv("en", "<note>n</note>")}${tuv("fr", seg("paix"))}</tu>`),
    ),
    ["zh-CN:和平", "fr:paix"],
    ["和平|paix"],
  ],
  [
    "a segment in CDATA",
    utf8(file(`<tu>${tuv("zh", seg("<![CDATA[1<2]]>"))}${tuv("en", seg("1&lt;2"))}</tu>`)),
    ["zh:1<2", "en:1<2"],
    ["1<2|1<2"],
  ],
];

describe("TMX of every kind", () => {
  it.each(KINDS)("is read for a memory: %s", async (_name, bytes, texts) => {
    const found: string[] = [];
    for await (const unit of readFileUnits([bytes], ABOUT))
      found.push(...unit.texts.map(({ language, text }) => `${language}:${text}`));
    expect(found).toEqual(texts);
  });

  it.each(KINDS)("is read in pairs: %s", async (_name, bytes, _texts, pairs) => {
    expect((await readPairs(bytes)).map(({ source, target }) => `${source}|${target}`)).toEqual(pairs);
  });
});

async function unitsOf(text: string, size = text.length): Promise<readonly string[]> {
  const bytes = utf8(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  const found: string[] = [];
  for await (const { place, texts } of readFileUnits(chunks, ABOUT))
    found.push([place, ...texts.map((one) => `${one.language}:${one.text}`)].join(" | "));
  return found;
}

const XLIFF_1 = `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" datatype="x" source-language="zh" target-language="en-GB"><body>
<group><trans-unit id="a"><source>和平<x id="1"/></source><target>peace</target></trans-unit></group>
<trans-unit id="b"><source>发展</source></trans-unit></body></file></xliff>`;
const XLIFF_2 = `<xliff version="2.0" srcLang="zh" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><unit id="u">
<segment><source>第一句。</source><target>One.</target></segment><ignorable><source> </source></ignorable>
<segment><source><pc id="1">第二句。</pc></source><target>Two.</target></segment></unit></file></xliff>`;

describe("a file of pairs", () => {
  it.each<[string, string, readonly string[]]>([
    ["XLIFF 1.2", XLIFF_1, ["a | zh:和平 | en-GB:peace", "b | zh:发展"]],
    ["XLIFF 2", XLIFF_2, ["u | zh:第一句。 第二句。 | en:One. Two."]],
    [
      "a table of two columns",
      "和平,peace\n发展,development\n",
      ["row 1 | zh-CN:和平 | en:peace", "row 2 | zh-CN:发展 | en:development"],
    ],
    [
      "a table headed by languages",
      "sep=;\nid;zh-TW;en_GB\n7;和平;'=peace\n8;;\n",
      ["row 2 | zh-TW:和平 | en-GB:=peace"],
    ],
    [
      "our own table of two tracks",
      '\uFEFFnumber,source [zh-CN],A [en],A state,B [en-US]\r\n1,和平,peace,translated,"a ""just""\npeace"\r\n',
      ['row 2 | zh-CN:和平 | en:peace | en-US:a "just"\npeace'],
    ],
    ["tabs", "source\ttarget\n和平\tpeace", ["row 2 | zh-CN:和平 | en:peace"]],
    [
      "a table headed by another program",
      "ID,Source text,Target text\n1,和平,peace\n",
      ["row 2 | zh-CN:和平 | en:peace"],
    ],
    [
      "a table headed by languages' names",
      '"Chinese (Simplified, China)","English (United States)"\n和平,peace\n',
      ["row 2 | zh-CN:和平 | en:peace"],
    ],
    [
      "a table headed in Chinese",
      "序号,简体中文,英语（美国）\n1,和平,peace\n",
      ["row 2 | zh-CN:和平 | en:peace"],
    ],
    ["a table that begins with empty rows", "\n,\nzh,en\n和平,peace\n", ["row 4 | zh:和平 | en:peace"]],
    [
      "a table without a head that begins with an empty row",
      "\n和平,peace\n",
      ["row 2 | zh-CN:和平 | en:peace"],
    ],
    ["JSON Lines with large letters", '{"ZH":"和平","EN_us":"peace"}\n', ["line 1 | ZH:和平 | EN-us:peace"]],
    ["JSON Lines of texts", '{"src_text":"和平","tgt_text":"peace"}\n', ["line 1 | zh-CN:和平 | en:peace"]],
    [
      "TMX with control characters of its program",
      file(`<tu>${tuv("zh", seg("和&#x1E;平\u0002"))}${tuv("en", seg("pe&#31;ace &amp;#x1E;"))}</tu>`),
      ["unit 1 | zh:和平 | en:peace &#x1E;"],
    ],
    [
      "a table whose first text begins with a bracket",
      "{和平},{peace}\n发展,development\n",
      ["row 1 | zh-CN:{和平} | en:{peace}", "row 2 | zh-CN:发展 | en:development"],
    ],
    ["a table whose first text is a variable", '{"名"}\t{name}', ['row 1 | zh-CN:{"名"} | en:{name}']],
    ["JSON Lines", '\n{"zh":"和平","en":"peace"}\r\n', ["line 2 | zh:和平 | en:peace"]],
    [
      "JSON Lines of which the first is long",
      `{"zh":"${"和".repeat(12_000)}","en":"peace"}\n`,
      [`line 1 | zh:${"和".repeat(12_000)} | en:peace`],
    ],
  ])("is read wherever it is cut: %s", async (_name, text, expected) => {
    expect(await unitsOf(text)).toEqual(expected);
    expect(await unitsOf(text, 5)).toEqual(expected);
  });

  it("tells the line on which each unit begins", async () => {
    const linesOf = async (text: string) => {
      const lines: number[] = [];
      for await (const { line } of readFileUnits([utf8(text)], ABOUT)) lines.push(line);
      return lines;
    };
    expect(await linesOf(XLIFF_1)).toEqual([2, 3]);
    expect(await linesOf('zh,en\n"和\n平",peace\n发展,development\n')).toEqual([2, 4]);
    expect(await linesOf(file(`\n${PLAIN}\n\n${PLAIN}`))).toEqual([4, 6]);
  });

  const fine = `<tu><tuv xml:lang="zh"><seg>和平</seg></tuv></tu>\n`;
  it.each<[string, string, string, number?]>([
    ["nothing", "", "pairsFile.empty"],
    ["a picture", "GIF89a;", "pairsFile.binary"],
    ["a list of JSON", '[{"zh":"和平","en":"peace"}]', "pairsFile.json-list"],
    ["a list of JSON over several lines", '[\n  {\n    "zh": "和平"\n  }\n]', "pairsFile.json-list"],
    ["other XML", "<html/>", "pairsFile.no-tmx"],
    ["XML with entities of its own", '\n<!DOCTYPE tmx [<!ENTITY x "y">]><tmx/>', "pairsFile.doctype", 2],
    ["half a file", file(fine + fine).slice(0, -40), "pairsFile.damaged", 4],
    ["XML without end", `<tmx>\n${"<a>".repeat(200)}`, "pairsFile.too-deep", 2],
    [
      "a unit without end",
      `<tmx>\n<body><tu><tuv><seg>${"字".repeat(4_400_000)}`,
      "pairsFile.expands-too-much",
      2,
    ],
    ["half an XLIFF", XLIFF_1.slice(0, -50), "xliff.damaged", 3],
    ["an XLIFF with a unit twice", XLIFF_1.replace('id="b"', 'id="a"'), "xliff.rule", 3],
    ["JSON Lines of which the first is broken", '{"zh":"和平","en":peace}\n', "pairsFile.damaged"],
    ["JSON over several lines", '{\n  "zh": "和平",\n  "en": "peace"\n}', "pairsFile.damaged"],
    ["half a line of JSON Lines", '{"zh":"和平","en":"peace"}\n{"zh":', "pairsFile.damaged", 2],
    ["a mark that is never closed", '和平,peace\n发展,"development\n', "pairsFile.unclosed-quote", 2],
    ["a table without a source", "a,b\nc,d", "pairsFile.no-source-column"],
    ["a table without a translation", "zh,note\n和平,x", "pairsFile.no-target-column"],
  ])("is refused with the line: %s", async (_name, text, key, line = 1) => {
    await expect(unitsOf(text)).rejects.toMatchObject({ code: "invalid", key, values: { line } });
  });
});
