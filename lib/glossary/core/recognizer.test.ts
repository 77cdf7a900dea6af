import { describe, expect, it } from "vitest";
import { buildRecognizer } from "./recognizer";
import type { MatchConcept } from "./term";

/** Concepts whose id is their first source wording. */
function glossary(...terms: readonly (string | readonly string[])[]): MatchConcept[] {
  return terms.map((texts) => {
    const [id = "", ...others] = typeof texts === "string" ? [texts] : texts;
    return {
      id,
      externalId: null,
      doNotTranslate: false,
      fullThenShort: false,
      terms: [id, ...others].map((text) => ({
        id: `${id}/${text}`,
        language: "zh-Hans",
        text,
        status: "preferred",
        validFrom: null,
        validUntil: null,
        type: null,
      })),
    };
  });
}

const found = (terms: readonly (string | readonly string[])[], text: string) =>
  buildRecognizer(glossary(...terms), "zh")
    .recognize(text)
    .map(({ text: here, conceptId, inner }) =>
      inner.length === 0 ? [here, conceptId] : [here, conceptId, inner.map((one) => one.conceptId)],
    );

describe("recognize", () => {
  it.each<[string, string[], string, unknown[]]>([
    [
      "the longest, the rest under it",
      ["共同体", "命运共同体", "人类命运共同体"],
      "构建人类命运共同体。",
      [["人类命运共同体", "人类命运共同体", ["命运共同体", "共同体"]]],
    ],
    [
      "a shorter one where it stands alone",
      ["双循环", "国内国际双循环"],
      "国内国际双循环与双循环",
      [
        ["国内国际双循环", "国内国际双循环", ["双循环"]],
        ["双循环", "双循环"],
      ],
    ],
    ["the leftmost of two that cross", ["甲乙", "乙丙丁"], "甲乙丙丁", [["甲乙", "甲乙"]]],
    [
      "traditional in simplified",
      ["人类命运共同体"],
      "構建人類命運共同體",
      [["人類命運共同體", "人类命运共同体"]],
    ],
    ["simplified by a traditional term", ["臺灣問題"], "台湾问题", [["台湾问题", "臺灣問題"]]],
    [
      "a variant of Hong Kong",
      ["卫生", "隨著"],
      "衞生随着",
      [
        ["衞生", "卫生"],
        ["随着", "隨著"],
      ],
    ],
    [
      "full width and case",
      ["APEC会议"],
      "ＡＰＥＣ会议和apec会议",
      [
        ["ＡＰＥＣ会议", "APEC会议"],
        ["apec会议", "APEC会议"],
      ],
    ],
    [
      "one dash for all",
      ["中国-东盟"],
      "中国—东盟、中国――东盟",
      [
        ["中国—东盟", "中国-东盟"],
        ["中国――东盟", "中国-东盟"],
      ],
    ],
    [
      "quotation marks inside, not around",
      ["一带一路倡议"],
      "“‘一带一路’倡议”",
      [["一带一路’倡议", "一带一路倡议"]],
    ],
    [
      "white space and line breaks inside",
      ["和平发展"],
      "和平\n　发\u200b展",
      [["和平\n　发\u200b展", "和平发展"]],
    ],
    [
      "characters beyond the basic plane",
      ["𠮷野", "家"],
      "😀𠮷野家",
      [
        ["𠮷野", "𠮷野"],
        ["家", "家"],
      ],
    ],
    [
      "letters that touch no others",
      ["5G", "WTO改革"],
      "5GHz、5G网络、X5G、5Ｇ、WTO改革",
      [
        ["5G", "5G"],
        ["5Ｇ", "5G"],
        ["WTO改革", "WTO改革"],
      ],
    ],
    ["zero-width characters do not part", ["5G"], "5G\u200bHz", []],
    [
      "a part of a number",
      ["20国集团", "5亿"],
      "120国集团、20国集团、1.5亿、5亿",
      [
        ["20国集团", "20国集团"],
        ["5亿", "5亿"],
      ],
    ],
    [
      "a part of a Chinese numeral",
      ["七国集团", "九大"],
      "七十七国集团、十九大、七国集团",
      [["七国集团", "七国集团"]],
    ],
    ["no inserted words", ["构建人类命运共同体"], "构建中的人类命运共同体", []],
    ["a character that unfolds into several, whole or not at all", ["k", "km"], "㎞", [["㎞", "km"]]],
  ])("finds %s", (_name, terms, text, expected) => {
    expect(found(terms, text)).toEqual(expected);
  });

  it.each<[string, string[], string, string[]]>([
    ["中国 in 发展中国家", ["中国"], "中国是最大的发展中国家", ["中国"]],
    ["but 国家 is in it", ["国家"], "发展中国家", ["国家"]],
    ["中国 across 其中", ["中国"], "其中国有企业占一半，尤其中国企业", ["中国"]],
    [
      "a longer term wins from a known word",
      ["中国特色社会主义"],
      "其中国特色社会主义道路",
      ["中国特色社会主义"],
    ],
    ["a term that is itself listed", ["发展中国家", "中国"], "发展中国家", ["发展中国家"]],
    ["民生 in 人民生活", ["民生"], "改善人民生活，保障民生", ["民生"]],
    ["国企 in 中国企业", ["国企"], "中国企业和国企", ["国企"]],
    ["美国 in 拉美国家", ["美国"], "美国与拉美国家", ["美国"]],
    ["中国人 in 中国人民", ["中国人"], "中国人民都是中国人", ["中国人"]],
    ["traditional too", ["民生"], "人民生活、民生", ["民生"]],
    ["领事 across two ordinary words", ["领事"], "因占领事实，领事表示", ["领事"]],
    ["and what begins after them", ["立法", "法律"], "建立法律制度", ["法律"]],
    ["across a line break", ["大使"], "肩负重\n大使命", []],
    ["traditional words", ["大使"], "肩負著重大使命", []],
    ["a term between two words", ["国会"], "日本国会议员", ["国会"]],
    ["a term with a word on one side, by the dictionary", ["人民"], "该国人民主要从事农业", ["人民"]],
    ["a listed word over the seam", ["和平"], "坚持公平和平等", []],
    ["a longer listed word that is right", ["公约"], "公约数量是公约的数量，不是公约数", ["公约", "公约"]],
    [
      "a term between words of one character",
      ["美国", "中国"],
      "和美国人一起，从中国人的视角",
      ["美国", "中国"],
    ],
    ["a quoted term", ["美国"], "和“美国”人", ["美国"]],
    ["a term behind a conjunction", ["合作"], "同合作者、和合作者的", ["合作", "合作"]],
    [
      "what is counted with",
      ["条约", "条例"],
      "第二十五条约定、第12条约定和第十条例外，统一条约及条例",
      ["条约", "条例"],
    ],
    ["clauses behind a number", ["条款", "条件"], "第五条款、第12条款和三条件", ["条款", "条款", "条件"]],
    [
      "ordinals before a term that begins with a number",
      ["一个中国", "三个代表", "一次能源"],
      "第一个中国空间站、第三个代表发言、第一次能源危机，坚持一个中国原则",
      ["一个中国"],
    ],
    ["what is counted by its place", ["十四届全国人大"], "第十四届全国人大", ["十四届全国人大"]],
    ["an ordinal number", ["二十大"], "第二十大经济体，二十大报告", ["二十大"]],
  ])("knows words: %s", (_name, terms, text, expected) => {
    expect(found(terms, text).map(([here]) => here)).toEqual(expected);
  });

  it("names homographs once each, those of the same concept once", () => {
    const concepts = [
      ...glossary(["关系", "關係"]),
      ...glossary("关系").map((one) => ({ ...one, id: "other" })),
    ];
    const [occurrence] = buildRecognizer(concepts, "zh").recognize("關係");
    expect(occurrence).toMatchObject({
      conceptId: "关系",
      termId: "关系/關係",
      inner: [{ conceptId: "other" }],
    });
  });

  it("keeps words apart in languages with spaces", () => {
    const concepts: MatchConcept[] = [
      {
        id: "t",
        externalId: null,
        doNotTranslate: false,
        fullThenShort: false,
        terms: [
          {
            id: "t",
            language: "en",
            text: "belt  and road",
            status: "preferred",
            validFrom: null,
            validUntil: null,
            type: null,
          },
        ],
      },
    ];
    const { recognize } = buildRecognizer(concepts, "en-GB");
    expect(recognize("The Belt and\nRoad; beltandroad").map(({ text }) => text)).toEqual(["Belt and\nRoad"]);
  });
});
