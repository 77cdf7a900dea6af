import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyBlock } from "./block";
import { propose } from "./propose";
import { structure } from "./structure";
import { textReader } from "./text-reader";

const FIXTURES = path.join(import.meta.dirname, "fixtures");

/** Each fixture as its true paragraphs. */
const fixtures = readdirSync(FIXTURES)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => ({
    name,
    paragraphs: readFileSync(path.join(FIXTURES, name), "utf8")
      .split(/\n\s*\n/u)
      .map((text) => text.trim()),
  }));

/** Places in the middle of a sentence, at least two characters from either end. */
function cutPlaces(text: string): readonly number[] {
  return [...Array(Math.max(0, text.length - 3)).keys()]
    .map((index) => index + 2)
    .filter((place) => !/[。！？；：…”」\s]/u.test(text[place - 1] ?? "") && !/\s/u.test(text[place] ?? ""));
}

type Cut = {
  readonly texts: readonly string[];
  readonly cutAfter: ReadonlySet<number>;
  /** Those of them with a newspaper's mark. */
  readonly marked: ReadonlySet<number>;
};

/** What a newspaper sets at a cut, at the end of the first half and at the beginning of the second. */
const MARKS = [
  ["", ""],
  ["", ""],
  ["", "（上接第一版）"],
  ["（下转第三版）", "（上接第一版）"],
  ["\n(下转3版)", "(上接1版)\n"],
  ["", "◀上接A1版 "],
  ["（紧接第2版）", "（紧接第1版）"],
  ["", "【接第5版】"],
  ["下转3版", "上接1版"],
] as const;

/** Cuts a share of the paragraphs, and marks some of the cuts; `numbers` decide which, where and how. */
function cut(paragraphs: readonly string[], share: number, numbers: readonly number[]): Cut {
  const texts: string[] = [];
  const cutAfter = new Set<number>();
  const marked = new Set<number>();
  for (const [index, text] of paragraphs.entries()) {
    const number = numbers[index % numbers.length] ?? 0;
    const places = text.length > 14 && /[。！？]/u.test(text) ? cutPlaces(text) : [];
    const place =
      (number % 97) / 97 < share ? places[Math.floor(number / 97) % Math.max(1, places.length)] : undefined;
    if (place === undefined) texts.push(text);
    else {
      cutAfter.add(texts.length);
      const [to, from] = MARKS[number % MARKS.length] ?? ["", ""];
      if (from !== "") marked.add(texts.length);
      texts.push(text.slice(0, place) + to, from + text.slice(place));
    }
  }
  return { texts, cutAfter, marked };
}

function joinsOf(texts: readonly string[]): ReadonlySet<number> {
  const read = textReader.read(texts.join("\n\n"));
  if (!read.ok) throw new Error(read.reason);
  expect(read.value.blocks).toHaveLength(texts.length);
  const joins = propose(structure(read.value.blocks)).filter((entry) => entry.kind === "join");
  return new Set(joins.map((entry) => entry.paragraphIndexes[0] ?? -1));
}

describe("proposeJoins", () => {
  it("finds at least 95 % of random cuts, and joins at most 1 % of true boundaries", () => {
    const count = { cuts: 0, found: 0, marked: 0, foundMarked: 0, boundaries: 0, wrong: 0 };
    const numbers = fc.noBias(fc.array(fc.nat({ max: 1_000_000 }), { minLength: 40, maxLength: 40 }));
    fc.assert(
      fc.property(numbers, fc.constantFrom(0.1, 0.3, 1), (chosen, share) => {
        for (const { paragraphs } of fixtures) {
          const { texts, cutAfter, marked } = cut(paragraphs, share, chosen);
          const joins = joinsOf(texts);
          for (const index of texts.slice(1).keys()) {
            const [all, joined] = marked.has(index)
              ? (["marked", "foundMarked"] as const)
              : cutAfter.has(index)
                ? (["cuts", "found"] as const)
                : (["boundaries", "wrong"] as const);
            count[all] += 1;
            if (joins.has(index)) count[joined] += 1;
          }
        }
      }),
      { seed: 20260101, numRuns: 40 },
    );
    const recall = (found: number, of: number) => `${of}, recall ${((100 * found) / of).toFixed(2)} %`;
    console.log(
      `cuts ${recall(count.found, count.cuts)}; with marks ${recall(count.foundMarked, count.marked)}; boundaries ${count.boundaries}, wrong ${((100 * count.wrong) / count.boundaries).toFixed(2)} %`,
    );
    expect(count.found / count.cuts).toBeGreaterThanOrEqual(0.95);
    expect(count.foundMarked / count.marked).toBeGreaterThanOrEqual(0.95);
    expect(count.wrong / count.boundaries).toBeLessThanOrEqual(0.01);
  });

  it.each(fixtures.map(({ name, paragraphs }) => [name, paragraphs] as const))(
    "proposes nothing on %s as it is",
    (_name, paragraphs) => {
      expect([...joinsOf(paragraphs)]).toEqual([]);
    },
  );

  it.each([
    ["a heading and its text", "过去一年工作回顾", "过去一年，全市上下团结奋斗，取得了显著成绩。"],
    ["a salutation", "尊敬的主席先生，", "我代表中国政府作如下发言。"],
    ["items that end with a semicolon", "（一）送达文书；", "（二）调查取证。"],
    ["a date line", "二〇二四年九月十八日于北京", "中国和塔兰发表联合公报。"],
    ["a signature", "中华人民共和国代表　林致和（签字）", "塔兰共和国代表　萨比托夫（签字）"],
    ["lines of a poem", "白日依山尽，", "黄河入海流。"],
    ["clauses of a preamble", "认识到合作的重要性，", "铭记两国人民的共同愿望，"],
    ["a lead-in", "双方达成共识如下：", "加强各领域合作。"],
  ])("does not join %s", (_name, first, second) => {
    const around = [
      "会议于上午九时开始，双方就共同关心的问题交换了意见。",
      first,
      second,
      "会议在友好的气氛中结束。",
    ];
    expect(joinsOf(around).has(1)).toBe(false);
  });

  const TREATY = "本协定于二〇二一年七月一日在首都签订，一式两份，每份用中文和塔兰文写成，两种文本同等作准";
  const PLEDGE = "各成员单位要按照统一部署，细化实施方案，压实主体责任，抓好贯彻落实";

  it.each([
    ["a treaty's signatures", [TREATY, "中华人民共和国代表", "塔兰共和国代表"]],
    ["a treaty's only signature", [TREATY, "中华人民共和国政府代表"]],
    ["signatures with a date", [TREATY, "中华人民共和国外交部", "二〇二一年七月一日于首都"]],
    ["an office and a date", [PLEDGE, "市人民政府办公室", "2021年6月10日"]],
    ["a date alone", [PLEDGE, "2021年6月10日"]],
    [
      "a list of names",
      ["出席今天上午座谈会的中央和国家机关有关部门负责同志有", "王小明", "李建国", "张丽华"],
    ],
    [
      "a list of places",
      ["代表团在为期一周的访问中，先后参观考察了下列城市和地区的企业", "北京", "上海", "广州"],
    ],
    [
      "a heading within a text",
      [
        PLEDGE,
        "深化务实合作",
        "双方贸易额同比增长百分之十二点五，创历史新高。",
        "展望未来",
        "我们将继续努力。",
      ],
    ],
    ["a numbered heading", [PLEDGE, "二、深化务实合作", "双方贸易额同比增长百分之十二点五。"]],
    ["fields of a form", [PLEDGE, "主办单位：市政府新闻办公室", "联系电话：12345678"]],
    ["a source line", [PLEDGE, "来源：市政府新闻办公室"]],
    ["who read it", [PLEDGE, "抄送：各成员单位", "市政府办公室印发"]],
    ["an editor's name in brackets", [PLEDGE, "（作者单位：市委党校）"]],
    ["a byline", [PLEDGE, "本报评论员"]],
  ])("does not take %s for a continuation", (_name, lines) => {
    const before = [
      "会议于上午九时开始，双方就共同关心的问题交换了意见。",
      "会议强调，做好今年的工作，必须坚持稳中求进工作总基调。",
    ];
    const joins = joinsOf([...before, ...lines]);
    expect([...joins].filter((index) => index >= before.length)).toEqual([]);
  });

  it.each([
    ["a short last line without its stop", [`${TREATY.slice(0, 40)}、`, "两种文本同等作准"]],
    [
      "a short tail that closes a quotation",
      ["大会一致通过了关于在新的一年里进一步深入推进“一带一路", "高质量发展”的决议"],
    ],
    ["a short tail that goes on with a number", [`${PLEDGE}，全年共完成投资128`, "46亿元"]],
    ["a short tail with its stop", [TREATY.slice(0, -4), "同等作准。"]],
  ])("joins %s", (_name, lines) => {
    const before = ["会议于上午九时开始，双方就共同关心的问题交换了意见。"];
    expect(joinsOf([...before, ...lines]).has(1)).toBe(true);
  });

  it.each([
    ["a word", "我们的驻外使节明", "确告诉身处疫区的海外同胞：只要你们在，大使馆就一定和大家共克时艰。"],
    ["a number", "全年地区生产总值达到128", "46.5亿元，按不变价格计算，比上年增长5.4%。"],
    ["a quotation", "我们坚定不移地推进“一带", "一路”建设，深化务实合作。"],
    ["a clause at its comma", "面对动荡变革的世界，", "中方愿一如既往支持欧洲一体化进程。"],
    [
      "a sentence before its full stop",
      "这是中国人民的一贯立场，也是国际社会的普遍共识",
      "。我们将继续为此努力。",
    ],
  ])("joins halves of %s", (_name, first, second) => {
    const around = [
      "会议于上午九时开始，双方就共同关心的问题交换了意见。",
      first,
      second,
      "会议在友好的气氛中结束。",
    ];
    expect(joinsOf(around)).toEqual(new Set([1]));
  });

  it("joins across a page number and a running head", () => {
    const page = (number: number, text: string) => [text, "国际形势年度报告", `— ${number} —`];
    const texts = [
      ...page(1, "我们坚持独立自主的和平外交政策，推动构建人类命运共"),
      ...page(2, "同体，为世界和平作出贡献。新的一年里，双方合作取得了进"),
      ...page(3, "展，前景十分广阔。"),
    ];
    const found = propose(structure(texts.map((text) => bodyBlock(text))));
    expect(found.filter((entry) => entry.kind === "join").map((entry) => entry.paragraphIndexes)).toEqual([
      [0, 3],
      [3, 6],
    ]);
    expect(found.filter((entry) => entry.kind === "page-number")).toHaveLength(3);
    expect(found.filter((entry) => entry.kind === "running-head")).toHaveLength(3);
  });
});
