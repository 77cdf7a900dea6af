import { describe, expect, it } from "vitest";
import { codesOf } from "./fixtures/cases";
import { checkLengthRatio } from "./length-ratio";

const LONG =
  "China stands ready to work with all parties to uphold the international system with the United Nations at its core and to make global governance fairer.";

describe("length-ratio of short texts", () => {
  it.each([
    ["同意。", LONG],
    ["双方握手。", LONG],
    ["谢谢大家！", LONG],
    ["第三条", LONG],
    ["会谈气氛友好。", LONG],
    ["中方对此表示赞赏。", `${LONG} ${LONG}`],
    ["双方商定保持密切沟通。", `${LONG} ${LONG}`],
    ["2020年。", LONG],
    ["和平来之不易，应当珍惜。", `${LONG} ${LONG}`],
    ["会议取得圆满成功。", `${LONG} ${LONG}`],
    ["主席宣布闭会。", LONG],
    ["没有异议。", LONG],
  ])("speaks of %s", (source, target) => {
    expect(codesOf(checkLengthRatio, source, target)).toEqual(["length-long"]);
  });

  it.each([
    ["同意。", "The proposal was agreed to by all sides without a vote being taken."],
    ["愚公移山", "the spirit of the Foolish Old Man who removed the mountains"],
    ["山积而高。", "Mountains grow tall by gathering stones, one upon the other."],
    ["双碳", "the goals of peaking carbon emissions and reaching carbon neutrality"],
    ["RCEP", "Regional Comprehensive Economic Partnership (RCEP)"],
    ["和为贵。", "Harmony is what is to be prized above all else."],
    ["“四个自信”", "confidence in our path, our theories, our system and our culture"],
    [
      "要增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
      `We must keep what is to be kept in mind, ${LONG} ${LONG} We must have confidence in our path, theory, system and culture, and uphold the core and the authority of the center.`,
    ],
    ["略。", "No."],
    ["中方对此表示赞赏。", "Yes."],
    ["有约必守", "pacta sunt servanda: what has been agreed must be observed in good faith"],
    ["两廊一圈", "the Two Corridors and One Belt, an initiative for economic cooperation"],
    ["记者：", "Reporter from the Central Radio and Television Network:"],
  ])("is silent on %s", (source, target) => {
    expect(codesOf(checkLengthRatio, source, target)).toEqual([]);
  });
});
