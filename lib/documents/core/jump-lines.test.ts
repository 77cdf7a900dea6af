import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyBlock } from "./block";
import { findJumpLines, takeOut } from "./jump-lines";
import { propose } from "./propose";
import { structure } from "./structure";

const HEAD = "当前，各方坚持走和平发展道路，推动构建新型国际关";
const TAIL = "系，取得了新的进展。各地同周边的关系继续发展。";

const proposalsOf = (texts: readonly string[]) => propose(structure(texts.map((text) => bodyBlock(text))));
const jumpsOf = (texts: readonly string[]) =>
  proposalsOf(texts).flatMap(({ detail, paragraphIndexes: [index] }) =>
    detail.kind === "jump-line" ? [{ index, line: detail.line, direction: detail.direction }] : [],
  );

const withoutJumpLines = (text: string, before: string | null = null): string =>
  takeOut(text, findJumpLines(text, before));

describe("jump lines at the beginning of a line", () => {
  it.each([
    ["(上接1版)", "1"],
    ["（上接第一版）", "一"],
    ["（紧接第1版）", "1"],
    ["（接第2版）", "2"],
    ["（接2版）", "2"],
    ["【上接A1版】", "A1"],
    ["〔上接第3版〕", "3"],
    ["[上接B04版]", "B04"],
    ["（上接０１版）", "０１"],
    ["（上接头版）", "头"],
    ["（续接第1版）", "1"],
    ["（承接上版）", "上"],
    ["（續上版）", "上"],
    ["（文接第5版）", "5"],
    ["（上接第1版《扎实推进各项工作》）", "1"],
    ["（上接要闻1版）", "1"],
    ["（上接本报第1版）", "1"],
    ["（上接第一、二版）", "一"],
    ["（上接A1）", "A1"],
    ["◀上接A1版", "A1"],
    ["◀◀上接第1版 ", "1"],
    ["上接第1版　", "1"],
    ["上接1版：", "1"],
    ["上接1版", "1"],
    ["接1版", "1"],
  ])("sets %j aside before the second half", (mark, page) => {
    const found = proposalsOf([HEAD, mark + TAIL]);
    expect(found.map(({ kind }) => kind)).toEqual(["join", "jump-line"]);
    expect(found[1]?.detail).toEqual({
      kind: "jump-line",
      line: mark.trim(),
      whole: false,
      direction: "from",
      page,
    });
    expect(withoutJumpLines(mark + TAIL, HEAD)).toBe(TAIL);
  });

  it.each([
    ["（下转第三版）", "（上接第一版）"],
    ["【下转A4版】", "【上接A1版】"],
    ["▶下转A4版", "◀上接A1版"],
    ["下转3版", "上接1版"],
    ["(转3版)", "(接1版)"],
    ["（紧接第2版）", "（紧接第1版）"],
    ["（未完待续）", "（接上期）"],
    ["（文章下转第2版）", "（上接第1版）"],
  ])("sees both ends of a cut: %s, %s", (to, from) => {
    expect(jumpsOf([HEAD + to, from + TAIL])).toEqual([
      { index: 0, line: to, direction: "to" },
      { index: 1, line: from, direction: "from" },
    ]);
    expect(proposalsOf([HEAD + to, from + TAIL]).some(({ kind }) => kind === "join")).toBe(true);
  });

  it("sees both marks of a part between two others", () => {
    const text = "（上接第1版）系，取得了新的进展。各地的合作不断走深走（下转第5版）";
    expect(findJumpLines(text).map(({ line }) => line)).toEqual(["（上接第1版）", "（下转第5版）"]);
    expect(withoutJumpLines(text)).toBe("系，取得了新的进展。各地的合作不断走深走");
  });

  it("reads a mark that may mean either by where it stands", () => {
    expect(jumpsOf([HEAD, "（紧接第2版）", "（紧接第1版）", TAIL]).map(({ direction }) => direction)).toEqual(
      ["to", "from"],
    );
    expect(jumpsOf([HEAD, "接1版", TAIL])).toEqual([{ index: 1, line: "接1版", direction: "from" }]);
  });

  it.each([
    "上接天光，下接地气，这座古城把山水连成一体。",
    "上接第三届会议的成果，本届会议将讨论新的议题。",
    "上接第一版的改革方案，新方案补充了三项措施。",
    "上接第一版内容，本文介绍具体做法。",
    "上接1版本的说明，新版本作了改动。",
    "（上接天线，下接地线）施工时须断开电源。",
    "（接1号线）旅客可在此换乘。",
    "（转自第三方平台）消息未经证实。",
    "（紧接着）他走上讲台。",
    "接1路公交车可以到达会场。",
    "接第二批代表团的汽车已经出发。",
    "【接第1版工作】相关负责人介绍了情况。",
    "紧接第一版之后，出版社推出了第二版。",
    "下转移支付资金3版方案已经公布。",
    "接下来三年，我们将继续努力。",
    "（接待1版）客人。",
  ])("leaves alone: %s", (text) => {
    expect(jumpsOf(["会议于上午九时开始，双方交换了意见。", text])).toEqual([]);
    expect(withoutJumpLines(text, "会议于上午九时开始，双方交换了意见。")).toBe(text);
  });

  it("takes a bare mark for one only where the text before breaks off", () => {
    expect(jumpsOf(["双方交换了意见。", "接1版报道，本报今天刊登后续消息。"])).toEqual([]);
    expect(jumpsOf(["双方交换了意", `接1版见。${TAIL}`])).toHaveLength(1);
  });

  it("leaves exactly the text between any two marks", () => {
    const from = fc.constantFrom("（上接第一版）", "(上接1版)", "◀上接A1版 ", "（接第2版）\n", "");
    const to = fc.constantFrom("（下转第三版）", "\n(下转3版)", " ▶下转A4版", "");
    const text = fc.stringMatching(/^[中外][中外和平，。发展1个]{0,19}$/u);
    fc.assert(
      fc.property(from, text, to, (before, said, behind) => {
        const marks = [before, behind].flatMap((mark) => (mark === "" ? [] : [mark.trim()]));
        expect(findJumpLines(before + said + behind).map(({ line }) => line)).toEqual(marks);
        expect(withoutJumpLines(before + said + behind)).toBe(said);
      }),
    );
  });
});
