import { describe, expect, it } from "vitest";
import { checkBookTitle } from "./book-title";

const lost = (source: string, target: string): unknown[] =>
  checkBookTitle({ source, target, date: null }).map(({ values }) => values.title);

describe("book-title of several titles", () => {
  it.each([
    ["《民法典》和《刑法》均已施行。", "The Civil Code has come into force.", "刑法"],
    ["《民法典》和《刑法》均已施行。", "China’s Civil Code has come into force.", "刑法"],
    [
      "遵守《联合国宪章》和《海洋法公约》。",
      "China abides by the Charter of the United Nations.",
      "海洋法公约",
    ],
    ["双方签署《联合声明》和《谅解备忘录》。", "China and Velia signed the Joint Statement.", "谅解备忘录"],
    ["批准了《巴黎协定》《京都议定书》。", "The Paris Agreement was ratified.", "京都议定书"],
    [
      "《外商投资法》《反垄断法》《电子商务法》相继施行。",
      "The Foreign Investment Law and the Anti-Monopoly Law have come into force.",
      "电子商务法",
    ],
    ["他引用了《论语》和《孟子》。", "He quoted from the Analects.", "孟子"],
    ["《人民日报》《光明日报》刊发评论。", "The People’s Daily carried a commentary.", "光明日报"],
    ["会议通过《北京宣言》和《行动计划》。", "Beijing Declaration adopted.", "行动计划"],
    ["制定《种子法》和《湿地保护法》。", "A Seed Law was enacted.", "湿地保护法"],
    ["落实《宪法》和《国籍法》。", "The Constitution is being implemented.", "国籍法"],
    ["根据《维也纳公约》和《双边领事条约》。", "Under the Vienna Convention.", "双边领事条约"],
  ])("speaks of %s | %s", (source, target, title) => {
    expect(lost(source, target)).toEqual([title]);
  });

  it.each([
    ["《民法典》和《刑法》均已施行。", "The Civil Code and the Criminal Law have come into force."],
    ["《民法典》和《刑法》均已施行。", "The Civil and Criminal Codes have come into force."],
    ["《民法典》和《刑法》均已施行。", "Both the Civil Code and its criminal counterpart are in force."],
    ["遵守《联合国宪章》和《海洋法公约》。", "China abides by the UN Charter and UNCLOS."],
    ["双方签署《合作协定》（以下简称《协定》）。", "The two sides signed the Cooperation Agreement."],
    [
      "《巴黎协定》是里程碑。《巴黎协定》必须落实。",
      "The Paris Agreement is a milestone to be put into practice.",
    ],
    ["批准了《巴黎协定》《京都议定书》。", "The Paris accord and the Kyoto Protocol were ratified."],
    ["他引用了《论语》和《孟子》。", "He quoted from the Analects and from Mencius."],
    ["他引用了《论语》和《孟子》。", "He quoted from “the Analects” and “Mencius.”"],
    ["《人民日报》《光明日报》刊发评论。", "The People’s Daily and Guangming Daily carried commentaries."],
    ["双方签署《联合声明》。", "The two sides signed the Joint Statement."],
    ["双方签署《联合声明》和《谅解备忘录》。", "The two sides signed the Joint Statement and an MOU."],
    [
      "《外商投资法》《反垄断法》相继施行。",
      "Laws on foreign investment and on monopolies took effect in China.",
    ],
  ])("is silent on %s | %s", (source, target) => {
    expect(lost(source, target)).toEqual([]);
  });
});
