import { describe, expect, it } from "vitest";
import { bodyBlock } from "./block";
import { propose } from "./propose";
import { structure } from "./structure";

const read = (...texts: readonly string[]) => structure(texts.map((text) => bodyBlock(text)));
const bold = (label: string, rest: string) =>
  bodyBlock(label + rest, null, [{ start: 0, end: label.length, mark: "bold" }]);

describe("structure", () => {
  it("takes bold labels out and carries speaker and turn on", () => {
    const { paragraphs } = structure([
      bold("记者：", "问一？"),
      bold("王毅：", "答一。"),
      bodyBlock("答二。"),
    ]);
    expect(paragraphs).toMatchObject([
      { text: "问一？", label: "记者：", speaker: "记者", turn: "question", marks: [] },
      { text: "答一。", label: "王毅：", speaker: "王毅", turn: "answer" },
      { text: "答二。", label: null, speaker: "王毅", turn: "answer" },
    ]);
  });

  it.each([
    ["问 and 答", ["问：好吗？", "答：好。"], ["问", "答"]],
    ["Q and A", ["Q: Well?", "A: Yes."], ["Q", "A"]],
    [
      "a journalist of a named paper and a name that returns",
      ["《日报》记者：好吗？", "韩素芹：好。", "记者追问：真的？", "韩素芹：真的。"],
      ["《日报》记者", "韩素芹", "记者追问", "韩素芹"],
    ],
    ["a label alone in its paragraph", ["记者：", "好吗？", "记者：", "真的？"], ["记者", "记者"]],
  ])("reads plain labels: %s", (_name, texts, speakers) => {
    expect(read(...texts).paragraphs.map((paragraph) => paragraph.speaker)).toEqual(speakers);
  });

  it.each([
    [
      "in black brackets",
      [
        "【环球时报记者】请问有何评论？",
        "【发言人】我们一贯主张对话。",
        "【记者】有没有时间表？",
        "【发言人】目前没有。",
      ],
      ["环球时报记者", "发言人", "记者", "发言人"],
    ],
    [
      "in square brackets",
      ["[记者] 好吗？", "[韩素芹] 好。", "[记者] 真的？", "[韩素芹] 真的。"],
      ["记者", "韩素芹", "记者", "韩素芹"],
    ],
    ["in tortoise-shell brackets", ["〔问〕好吗？", "〔答〕好。"], ["问", "答"]],
    ["with a colon behind the bracket", ["【记者】：好吗？", "【答】：好。"], ["记者", "答"]],
    ["alone above what is said", ["【记者】", "好吗？", "【发言人】", "好。"], ["记者", "发言人"]],
  ])("reads labels %s", (_name, texts, speakers) => {
    const { paragraphs } = read(...texts);
    expect(paragraphs.map((paragraph) => paragraph.speaker)).toEqual(speakers);
    expect(paragraphs.some(({ text }) => /[【】〔〕[\]：]/u.test(text))).toBe(false);
  });

  it("keeps a bracketed label as printed, and proposes a name that comes only once", () => {
    const text = read("【记者】好吗？", "【韩素芹】好。", "【记者】真的？");
    expect(text.paragraphs[0]).toMatchObject({ text: "好吗？", label: "【记者】", turn: "question" });
    expect(propose(text)).toMatchObject([
      {
        kind: "speaker",
        paragraphIndexes: [1],
        detail: { label: "【韩素芹】", speaker: "韩素芹", turn: "answer" },
      },
    ]);
  });

  it.each([
    ["a dateline", "【新华社北京3月5日电】会议昨天举行。"],
    ["a byline", "【环球网报道 记者 李明华】会议昨天举行。"],
    ["a rubric with a surname for its first character", "【时评】会议昨天举行。"],
    ["a rubric that returns", "【金句】会议昨天举行。"],
    ["an abstract", "【摘要】会议昨天举行。"],
    ["an editor's note", "【编者按】会议昨天举行。"],
    ["a footnote's number", "[1] 参见年度报告。"],
    ["a footnote's letter", "[A] 参见年度报告。"],
    ["a document's number", "〔2021〕12号文件已经印发。"],
    ["what is heard", "[掌声] 谢谢大家。"],
    ["words left out", "[……] 会议继续进行。"],
    ["a title", "【我国对外贸易稳中有进】今年以来，贸易额增长。"],
  ])("leaves %s in brackets as it is", (_name, text) => {
    for (const texts of [[text], [text, text, text], ["记者：好吗？", text, "记者：真的？"]]) {
      const found = read(...texts);
      expect(found.paragraphs.filter((paragraph) => paragraph.text === text)).toHaveLength(
        texts.filter((one) => one === text).length,
      );
      const proposed = propose(found).filter(({ kind }) => kind === "speaker");
      expect(proposed.map(({ detail }) => detail)).toEqual([]);
    }
  });

  it.each([
    ["注：本数据为快报数。"],
    ["全文如下：甲乙丙。"],
    ["他指出：要坚持。"],
    ["主要预期目标是：增长5%。"],
    ["各位代表：大家好。"],
    ["来源：新华社"],
  ])("leaves %s as it is", (text) => {
    const { paragraphs, doubtful } = read(text, text);
    expect(paragraphs.map((paragraph) => paragraph.label)).toEqual([null, null]);
    expect(doubtful).toEqual([]);
  });

  it("proposes a name that comes only once instead of taking it out", () => {
    const text = read("会议昨天举行。", "李明华：我补充一点。");
    expect(text.paragraphs[1]).toMatchObject({ text: "李明华：我补充一点。", speaker: null });
    expect(propose(text)).toMatchObject([
      { kind: "speaker", paragraphIndexes: [1], detail: { label: "李明华：", speaker: "李明华" } },
    ]);
  });

  it("takes the first heading of level 1 as the title", () => {
    const heading = (level: number, text: string) => ({
      ...bodyBlock(text),
      kind: "heading" as const,
      level,
    });
    expect(structure([heading(2, "小"), heading(1, "大"), bodyBlock("文。")]).title).toBe("大");
  });
});
