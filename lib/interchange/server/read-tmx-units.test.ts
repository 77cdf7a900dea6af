import { describe, expect, it } from "vitest";
import { readPairs } from "./read-pairs";
import { readTmxUnits } from "./read-tmx-units";

const file = (body: string, header = 'srclang="zh-CN"') =>
  `<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header ${header}/><body>${body}</body></tmx>`;
const tuv = (language: string, segment: string, lang = "xml:lang") =>
  `<tuv ${lang}="${language}">${segment}</tuv>`;
const seg = (text: string) => `<seg>${text}</seg>`;

const utf16 = (text: string, isBig: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};
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
    for await (const unit of readTmxUnits(bytes))
      found.push(...unit.texts.map(({ language, text }) => `${language}:${text}`));
    expect(found).toEqual(texts);
  });

  it.each(KINDS)("is read in pairs: %s", async (_name, bytes, _texts, pairs) => {
    expect((await readPairs(bytes)).map(({ source, target }) => `${source}|${target}`)).toEqual(pairs);
  });
});
