import { describe, expect, it } from "vitest";
import { foundIn } from "./fixtures/cases";
import { checkSourcePunctuation } from "./source-punctuation";
import { checkSourceRepeat } from "./source-repeat";

describe("source-punctuation", () => {
  it.each([
    ["他强调：“合作是唯一正确的选择。", ["source-unclosed “"]],
    ["双方签署了《联合声明，并发表讲话。", ["source-unclosed 《"]],
    ["世界贸易组织（WTO是多边体制的支柱。", ["source-unclosed （"]],
    ["合作共赢”是时代的潮流。", ["source-unopened ”"]],
    ["联合声明》于当日发表。", ["source-unopened 》"]],
    ["发展中国家）的关切应得到尊重。", ["source-unopened ）"]],
    ["他说：“古人讲‘和为贵。”", ["source-unclosed ‘"]],
    ["：各方应当保持克制。", ["source-leading-mark ："]],
    ["　，双方同意加强合作。", ["source-leading-mark ，"]],
    ["。会议取得圆满成功。", ["source-leading-mark 。"]],
    ["出口增长3.5%,高于上年同期。", ["source-ascii-mark ,"]],
    ["截至2020年,双方已举行12轮磋商。", ["source-ascii-mark ,"]],
    ["贸易额达到1200,同比增长。", ["source-ascii-mark ,"]],
    ["进口下降,3月起回升。", ["source-ascii-mark ,"]],
    ["会议讨论了〈行动纲领的草案。", ["source-unclosed 〈"]],
  ])("of %s", (text, found) => {
    expect(foundIn(checkSourcePunctuation, text)).toEqual(found);
  });

  it.each([
    "总额达1,234.5亿元，增长3.5%，高于上年。",
    "他说：“古人讲‘和为贵’，今人讲合作。”",
    "《关于〈共同纲领〉的说明》已经印发。",
    "……路还很长。",
    "——在论坛开幕式上的讲话",
    "“一带一路”倡议（“倡议”）",
    "世界贸易组织（WTO）是多边体制的支柱。",
    "1）加强合作；2）扩大交流。",
    "a）定期会晤",
    "D’Souza先生表示欢迎。",
    "比分为3:2，用时12:30。",
    "（一）双方同意加强合作；",
    "【环球视点】多边主义的力量",
    "据《People’s Daily》报道，会议在京举行。",
    "(下转第4版)",
    "各方同意继续对话。(下转第4版)",
    "(上接第1版)\n会议还讨论了气候变化。",
  ])("is silent on %s", (text) => {
    expect(checkSourcePunctuation(text)).toEqual([]);
  });
});

describe("source-repeat of a doubled character", () => {
  it.each([
    ["双方将将继续保持沟通。", "将将"],
    ["中国自自改革开放以来取得巨大成就。", "自自"],
    ["会议在在北京举行。", "在在"],
    ["这是共同的的责任。", "的的"],
    ["各方达成了了共识。", "了了"],
    ["和平是是人民的愿望。", "是是"],
    ["我们把把合作推向前进。", "把把"],
    ["双方从从长远出发看待关系。", "从从"],
    ["这为为合作奠定了基础。", "为为"],
    ["条约由由双方代表签署。", "由由"],
    ["各国应以以对话解决分歧。", "以以"],
    ["谈判已已取得进展。", "已已"],
    ["会谈正在在首都举行。", "在在"],
  ])("%s", (text, found) => {
    expect(checkSourceRepeat(text).map(({ values }) => values.text)).toEqual([found]);
  });

  it.each([
    "双方即将将合作推向新阶段。",
    "他任命一位将军，将将士们集结。",
    "各国根据各自自身条件作出贡献。",
    "力量来自自信，信心来自自强。",
    "差距存在在所难免。",
    "为了了解情况，代表团前往当地。",
    "问题的关键是是否守约。",
    "这是不是是非不分？",
    "目的的实现需要努力。",
    "可以以此为契机。",
    "因为为民是宗旨。",
    "自从从事外交工作以来，他一直如此。",
    "理由由双方另行说明。",
    "尤其其中的条款，需要落实。",
    "火把把夜空照亮。",
    "服从从来不是盲从。",
  ])("is silent on %s", (text) => {
    expect(checkSourceRepeat(text)).toEqual([]);
  });
});
