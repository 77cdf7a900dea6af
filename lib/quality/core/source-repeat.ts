import type { Finding } from "./finding";
import { report, spanAt } from "./spans";

/** A stretch of 2 to 12 Chinese characters, at once again. */
const AGAIN = /(\p{Script=Han}{2,12}?)\1/gu;
/**
 * Characters that hardly ever stand twice, with those before and after which they do: there, one of the two belongs to
 * another word (目的的, 为了了解, 和和平, 参与与).
 */
const DOUBLED_CHARACTERS: readonly (readonly [character: string, before: string, after: string])[] = [
  ["的", "目有标打", "确士哥"],
  ["了", "为除受罢得不明末临", "解结却断无如望"],
  ["是", "", "非否"],
  ["们", "", ""],
  ["我", "自忘", ""],
  ["它", "其", ""],
  ["这", "", ""],
  ["那", "刹", ""],
  ["或", "", ""],
  ["但", "不", ""],
  ["而", "反", ""],
  ["并", "合兼", ""],
  ["也", "", ""],
  ["于", "等淳", "是"],
  ["及", "涉普波以顾触", "时格早"],
  ["在", "存所实现内潜旨好自何", "座场于乎位职任线押校世野册岗建华京案内"],
  ["和", "缓总共饱调温祥平谐柔", "平谐睦美气解约好善议风声"],
  ["与", "参赠给授赋", "会时其"],
  ["被", "棉", "告动子"],
  ["就", "成造", "业是医近地职任餐座学绪"],
  ["不", "从决绝毫并不", "不"],
  ["有", "没所具拥享占只还持富含设现唯稀公私国特固原", "关效力利序机限些人时益望助待所的意"],
  ["将", "即大上中少名良干战老强虾闯小麻", "军来士领帅近要才"],
  ["自", "亲独各来源出暂擅私径", "己身我由然主律动信觉立愿行治强豪古从卫发如私知为救"],
  ["把", "火门车", "握关手柄"],
  ["从", "服听遵跟自", "事来而属容前头军业中"],
  ["为", "成认作因以行视称译人所何名更分", "了什何民人主止难期准先由"],
  ["以", "可得予加所难足用", "及后前来便免色往下上外内致为"],
  ["由", "自理缘事来", "于此衷来"],
  ["且", "而并尚况姑", ""],
  ["已", "不而", ""],
  ["其", "尤及与", "他中实次余它间后"],
  ["她", "", ""],
  ["你", "", ""],
  ["则", "原规法否守准细", ""],
  ["使", "大促迫公特领行致天驱即", "用命得者馆"],
  ["要", "需主重必首只概摘纪想紧", "求素点害件紧闻领旨"],
];
const SINGLE = new RegExp(DOUBLED_CHARACTERS.map(toPattern).join("|"), "gu");

function toPattern([character, before, after]: readonly [string, string, string]): string {
  const behind = before === "" ? "" : `(?<![${before}])`;
  return `${behind}${character}${character}${after === "" ? "" : `(?![${after}])`}`;
}

const NUMERAL = /^[零〇一二三四五六七八九十百千万亿两几半]+$/u;
/** 一个一个, 一步一步, 一天一天. */
const MEASURED = /^[一每]\p{Script=Han}$/u;
/** Verbs that are said twice for a short try, and words doubled for weight. */
const DOUBLED = new Set(
  (
    "研究 讨论 考虑 商量 学习 休息 锻炼 了解 介绍 调查 打听 分析 比较 检查 整理 收拾 活动 准备 联系 交流 沟通 总结 回忆 反省 反思 体会 " +
    "体验 感受 参观 观察 观摩 尝试 改进 改善 教育 教训 批评 表扬 鼓励 帮助 照顾 关心 管理 治理 宣传 解释 说明 说服 劝说 劝导 引导 " +
    "评论 评议 评估 论证 斟酌 推敲 琢磨 思考 思量 掂量 掂酌 权衡 打扮 打扫 打量 放松 松快 凉快 轻松 热闹 高兴 开心 快乐 痛快 舒服 暖和 " +
    "庆祝 祝贺 欣赏 品尝 认识 熟悉 见识 请教 指导 指教 指点 提醒 提示 修理 修改 修正 完善 加强 规范 协调 协商 合计 核实 核对 " +
    "计划 盘算 安排 演练 练习 复习 温习 预习 试验 实验 测试 许多 很多 好多 非常 特别 永远 谢谢 加油 恭喜 欢迎 " +
    "雪白 通红 笔直 漆黑 碧绿 冰凉 火热 滚烫 飞快 金黄 瓦蓝 湛蓝 乌黑 煞白 彤红 不断 慢慢 轻轻 快点 再见 你好 哪里"
  ).split(" "),
);
/** Two words whose seam looks like a repetition: 共和国和国际. */
const SEAMS = new Set(["和国", "国和"]);

/**
 * Words of the source that stand twice by a slip (如果如果), and longer stretches that do. Left alone: doubled verbs
 * (研究研究), measures (一步一步), numerals (二〇二〇年), calls and sounds (哈哈哈哈), AABB (高高兴兴).
 */
export function checkSourceRepeat(source: string): readonly Finding<"source-repeat">[] {
  const repeated = Array.from(source.matchAll(AGAIN)).filter(({ 1: word = "" }) => !mayRepeat(word));
  return [...repeated, ...source.matchAll(SINGLE)]
    .sort((one, other) => one.index - other.index)
    .map(({ index, 0: text }) =>
      report("source-repeat", "source-repeat", "warning", {
        values: { text },
        source: spanAt(source, index, index + text.length),
      }),
    );
}

function mayRepeat(word: string): boolean {
  if (NUMERAL.test(word) || new Set(word).size === 1) return true;
  return word.length === 2 && (MEASURED.test(word) || DOUBLED.has(word) || SEAMS.has(word));
}
