import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bodyBlock } from "./block";
import { findJumpLines } from "./jump-lines";
import { isCredit } from "./line-shapes";
import { markdownReader } from "./markdown-reader";
import { propose } from "./propose";
import { structure } from "./structure";

/** A newspaper's page in the manner of the texts we serve: caption, labels, a cut, a jump line. */
const PAGE = `# 外交部门负责人接受联合采访

2021年3月5日，外交部门负责人在北京接受采访。  
本报记者高原摄

**记者：**您如何看待今年的形势？

**负责人：**今年形势总体稳定。我们始终坚持独立自主的和平外交政策，推动同周边国家的关系不断

向前发展，取得了新的成果。

我们愿同各方一道，推动合作向更高质量迈进。  
(下转3版)
`;

function proposals(markdown: string) {
  const read = markdownReader.read(markdown);
  if (!read.ok) throw new Error(read.reason);
  const text = structure(read.value.blocks);
  return { text, proposals: propose(text) };
}

describe("propose", () => {
  it("finds caption, join and jump line on a newspaper's page, and nothing else", () => {
    const { text, proposals: found } = proposals(PAGE);
    expect(text.title).toBe("外交部门负责人接受联合采访");
    expect(found.map((entry) => [entry.kind, entry.paragraphIndexes])).toEqual([
      ["caption", [1]],
      ["join", [3, 4]],
      ["jump-line", [5]],
    ]);
    expect(found.every((entry) => entry.confidence > 0.9 && entry.evidence.length > 0)).toBe(true);
    expect(found[2]?.detail).toEqual({
      kind: "jump-line",
      line: "(下转3版)",
      whole: false,
      direction: "to",
      page: "3",
    });
  });

  it("finds a jump line that is a paragraph of its own, and where a text came from", () => {
    const text = structure(
      ["（上接第1版）", "同体建设不断走深走实。", "（下转第四版）"].map((line) => bodyBlock(line)),
    );
    expect(propose(text).map((entry) => entry.detail)).toEqual([
      { kind: "jump-line", line: "（上接第1版）", whole: true, direction: "from", page: "1" },
      { kind: "jump-line", line: "（下转第四版）", whole: true, direction: "to", page: "四" },
    ]);
  });

  it.each([
    ["(下转3版)", true],
    ["（下转第A4版）", true],
    ["（紧接第二版）", true],
    ["►下转5版", true],
    ["（未完待续）", true],
    ["转3日电", false],
    ["下转移到第3版的内容", false],
    ["接下来三年", false],
  ])("reads %s as a jump line: %s", (line, expected) => {
    expect(findJumpLines(line).length > 0).toBe(expected);
  });

  it.each([
    ["新华社记者刘彬摄", true],
    ["本报记者 高原 摄", true],
    ["图片来源：视觉中国", true],
    ["（资料图片）", true],
    ["新华社发（李明摄）", true],
    ["他是著名摄影家", false],
    ["双方合影留念。", false],
  ])("reads %s as a credit: %s", (line, expected) => {
    expect(isCredit(line)).toBe(expected);
  });
});

const INTERVIEW = new URL("../../../../shared/data/wang-yi-interview-2020.md", import.meta.url);

describe.runIf(existsSync(INTERVIEW))("the interview of 2020", () => {
  const { text, proposals: found } = proposals(
    existsSync(INTERVIEW) ? readFileSync(INTERVIEW, "utf8") : PAGE,
  );

  it("gives 83 paragraphs with 12 questions, and each paragraph of the talk has its speaker", () => {
    expect(text.paragraphs).toHaveLength(83);
    expect(
      text.paragraphs.filter((paragraph) => paragraph.turn === "question" && paragraph.label !== null),
    ).toHaveLength(12);
    expect(
      text.paragraphs.slice(3).every((paragraph) => paragraph.speaker !== null && paragraph.turn !== null),
    ).toBe(true);
    expect(text.paragraphs.some((paragraph) => paragraph.text.includes("**"))).toBe(false);
  });

  it("proposes the three joins, the jump line and the caption, and nothing else", () => {
    expect(found.map((entry) => entry.kind)).toEqual(["caption", "join", "join", "join", "jump-line"]);
    const seams = found
      .filter((entry) => entry.kind === "join")
      .map(({ paragraphIndexes: [head = -1, tail = -1] }) => [
        text.paragraphs[head]?.text.slice(-4),
        text.paragraphs[tail]?.text.slice(0, 4),
      ]);
    expect(seams).toEqual([
      ["外使节明", "确告诉身"],
      ["格局多极", "化进程中"],
      ["促进了中", "非共建“"],
    ]);
  });
});
