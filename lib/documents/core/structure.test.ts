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
