import { describe, expect, it } from "vitest";
import { understand } from "./understand";

const file = (body: string, header = 'srclang="zh-CN"', version = "1.4") =>
  `<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="${version}"><header ${header}><prop type="x">不是</prop></header><body>${body}</body></tmx>`;
const tu = (variants: Readonly<Record<string, string>>, attributes = "", lang = "xml:lang") =>
  `<tu${attributes}>${Object.entries(variants)
    .map(([language, segment]) => `<tuv ${lang}="${language}"><seg>${segment}</seg></tuv>`)
    .join("")}</tu>`;

async function read(bytes: Uint8Array | string) {
  const given = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
  const answered = await understand({
    bytes: given,
    fileName: "",
    format: null,
    before: [],
    languages: null,
  });
  return answered.ok ? answered.value.paragraphs.map(({ text }) => text) : answered.reason;
}

const utf16 = (text: string, isBig: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};

describe("the TMX reader", () => {
  it("tells of control characters that another program left in, and reads on", async () => {
    const bytes = new TextEncoder().encode(file(tu({ "zh-CN": "和&#x1E;平\u0002。", en: "Peace." })));
    const answered = await understand({
      ...{ bytes, fileName: "", format: null },
      before: [],
      languages: null,
    });
    const notices = [{ code: "control-characters-dropped", count: 2 }];
    expect(answered).toMatchObject({ ok: true, value: { paragraphs: [{ text: "和平。" }], notices } });
  });

  const one = tu({ "zh-CN": "和平。", en: "Peace." });
  it.each<[string, Uint8Array | string, readonly string[] | string]>([
    ["level 1", file(one), ["和平。"]],
    ["UTF-16, little end first", utf16(file(one).replace("?>", ' encoding="UTF-16"?>'), false), ["和平。"]],
    ["UTF-16, big end first", utf16(file(one), true), ["和平。"]],
    [
      "the old attribute of the language",
      file(tu({ EN: "Peace.", ZH: "和平。" }, "", "lang"), 'srclang="zh"', "1.1"),
      ["和平。"],
    ],
    ["a language in other letters", file(tu({ "ZH-cn": "和平。" }), 'srclang="zh-CN"'), ["和平。"]],
    [
      "any language as the source",
      file(tu({ en: "Peace.", "zh-TW": "和平。" }), 'srclang="*all*"'),
      ["和平。"],
    ],
    [
      "any language, none of it Chinese",
      file(tu({ en: "Peace.", fr: "La paix." }), 'srclang="*all*"'),
      ["Peace."],
    ],
    [
      "a unit with a source of its own",
      file(tu({ "zh-CN": "和平。", en: "Peace." }, ' srclang="EN"')),
      ["Peace."],
    ],
    ["variants of one language", file(tu({ en: "Peace." }) + one), ["Peace.", "和平。"]],
    [
      "codes of level 2, with words inside them",
      file(
        tu({
          "zh-CN":
            '甲<bpt i="1">{b <sub>不是</sub>}</bpt>乙<ept i="1">{/b}</ept><it pos="begin">x</it><ph x="1">y</ph><hi type="a">丙</hi><ut>z</ut>丁',
        }),
      ),
      ["甲乙丙丁"],
    ],
    [
      "a unit without a segment",
      file(`<tu><tuv xml:lang="zh-CN"><note>n</note></tuv></tu>${one}`),
      ["和平。"],
    ],
    ["CDATA", file(tu({ "zh-CN": "<![CDATA[1 < 2]]>。" })), ["1 < 2。"]],
    ["a cell of nothing", file(tu({ "zh-CN": " " })), "no-text"],
    ["declarations of its own", file(one).replace('SYSTEM "tmx14.dtd"', '[<!ENTITY x "y">]'), "doctype"],
    ["half a unit", file(one).slice(0, -40), "damaged"],
    ["an entity that nobody declared", file(tu({ "zh-CN": "&nope;" })), "damaged"],
    ["elements in 200 elements", file(`${"<x>".repeat(200)}${one}`), "too-deep"],
  ])("reads or refuses %s", async (_name, bytes, expected) => {
    expect(await read(bytes)).toEqual(expected);
  });

  it("proposes nothing: a unit is a paragraph", async () => {
    const bytes = new TextEncoder().encode(file(tu({ "zh-CN": "我们的目标是" }) + tu({ "zh-CN": "和平。" })));
    const answered = await understand({ bytes, fileName: "", format: null, before: [], languages: null });
    expect(answered.ok && answered.value.proposals).toEqual([]);
    expect(answered.ok && answered.value.format).toBe("tmx");
  });
});
