import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAmounts, checkApproximations } from "./amount-check";
import { readChineseAmounts } from "./amount-chinese";
import { readEnglishAmounts } from "./amount-english";

const HAN = "零一二三四五六七八九";
const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** Under ten thousand as numerals say it, without a leading 一 before 十. */
function writeSection(value: number): string {
  const digits = String(value);
  let written = "";
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[place]);
    const unit = ["", "十", "百", "千"][digits.length - place - 1] ?? "";
    if (digit > 0) written += HAN.charAt(digit) + unit;
    else if (written !== "" && !written.endsWith("零") && /[1-9]/.test(digits.slice(place))) written += "零";
  }
  return written.replace(/^一十/, "十");
}

function writeNumeral(value: number): string {
  const parts: [number, string][] = [
    [1e8, "亿"],
    [1e4, "万"],
    [1, ""],
  ];
  let written = "";
  let rest = value;
  for (const [size, unit] of parts) {
    const part = Math.floor(rest / size);
    if (part > 0)
      written +=
        (written !== "" && part < 1000 ? "零" : "") +
        (part > 9999 ? writeNumeral(part) : writeSection(part)) +
        unit;
    rest %= size;
  }
  return written;
}

function writeWords(value: number): string {
  for (const [size, name] of [
    [1e12, "trillion"],
    [1e9, "billion"],
    [1e6, "million"],
    [1e3, "thousand"],
  ] as const) {
    if (value < size) continue;
    const rest = value % size;
    const joint = rest === 0 ? "" : rest < 100 ? " and " : " ";
    return `${writeWords(Math.floor(value / size))} ${name}${joint}${rest === 0 ? "" : writeWords(rest)}`;
  }
  if (value >= 100) {
    const rest = value % 100;
    return `${ONES[Math.floor(value / 100)]} hundred${rest === 0 ? "" : ` and ${writeWords(rest)}`}`;
  }
  if (value < 20) return ONES[value] ?? "";
  return (TENS[Math.floor(value / 10) - 2] ?? "") + (value % 10 === 0 ? "" : `-${ONES[value % 10]}`);
}

const trim = (value: number): string => String(Number(value.toPrecision(12)));
const writeFull = (text: string): string =>
  text.replace(/[\d.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** Ways to write a count of people in Chinese, of which each fits the value. */
const chinese: ((value: number) => string)[] = [
  (value) => `${value}`,
  (value) => writeFull(`${value}`),
  (value) => writeNumeral(value),
  (value) => (value >= 1e4 ? `${trim(value / 1e4)}万` : `${value}`),
  (value) => (value >= 1e8 ? `${trim(value / 1e8)}亿` : `${value}`),
  (value) =>
    value >= 1e8 && value % 1e4 === 0
      ? `${Math.floor(value / 1e8)}亿${value % 1e8 === 0 ? "" : `${(value % 1e8) / 1e4}万`}`
      : `${value}`,
];
const english: ((value: number) => string)[] = [
  (value) => value.toLocaleString("en"),
  (value) => writeWords(value),
  (value) => (value >= 1e6 ? `${trim(value / 1e6)} million` : value.toLocaleString("en")),
  (value) => (value >= 1e9 ? `${trim(value / 1e9)} billion` : value.toLocaleString("en")),
  (value) => (value >= 1e9 ? `${trim(value / 1e9)}bn` : value.toLocaleString("en")),
];

/** Counts of few digits and many zeros, as texts have them; from three on, since smaller ones need not be said. */
const counts = fc
  .tuple(fc.integer({ min: 3, max: 9999 }), fc.integer({ min: 0, max: 8 }))
  .map(([digits, zeros]) => digits * 10 ** zeros);
const ways = fc.tuple(fc.constantFrom(...chinese), fc.constantFrom(...english));

const findings = (source: string, target: string) => {
  const pair = { source, target, date: null };
  return [...checkAmounts(pair), ...checkApproximations(pair)];
};

describe("checkAmounts", () => {
  it("says nothing of one value, however both sides write it", () => {
    fc.assert(
      fc.property(counts, ways, (value, [zh, en]) => {
        expect(findings(`共有${zh(value)}人参加。`, `In all, ${en(value)} people took part.`)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("finds each value that is off by a power of ten", () => {
    fc.assert(
      fc.property(counts, ways, fc.integer({ min: 1, max: 4 }), (value, [zh, en], power) => {
        const found = findings(
          `共有${zh(value)}人参加。`,
          `In all, ${en(value * 10 ** power)} people took part.`,
        );
        expect(found.map(({ code }) => code)).toEqual(["amount-differs"]);
        const back = findings(
          `共有${zh(value * 10 ** power)}人参加。`,
          `In all, ${en(value)} people took part.`,
        );
        expect(back.map(({ code }) => code)).toEqual(["amount-differs"]);
      }),
      { numRuns: 1000 },
    );
  });

  it("does not mind the order of the amounts", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(counts, ways), { minLength: 1, maxLength: 8 }), (all) => {
        const source = all.map(([value, [zh]]) => `${zh(value)}人`).join("；");
        const target = all
          .map(([value, [, en]]) => `${en(value)} people`)
          .reverse()
          .join("; ");
        expect(findings(source, target)).toEqual([]);
      }),
    );
  });

  it("asks for every repetition", () => {
    fc.assert(
      fc.property(counts, ways, fc.integer({ min: 1, max: 5 }), (value, [zh, en], more) => {
        const source = `${zh(value)}人；`.repeat(more + 1);
        const found = findings(source, `${en(value)} people.`);
        expect(found.map(({ code }) => code)).toEqual(Array(more).fill("amount-missing"));
      }),
    );
  });
});

/** Pieces that texts and attacks are made of. */
const pieces = fc.constantFrom(
  ..."0 1 9 ， , . 。 一 二 三 四 五 十 百 千 万 亿 几 数 多 余 来 近 约 超 第 半 个 年 月 日 时 点 分之 百分之 % 成 倍 番 翻 增长 至 - 、 世纪 年代 以上 左右 一带一路 G 20 a hundred and half million of tens thousands per cent percent point dozen times fold to or over at least not exceed Article XII 's".split(
    " ",
  ),
  " ",
  "\n",
);
const texts = fc.array(pieces, { maxLength: 40 });

describe("the readers", () => {
  it.each([
    ["Chinese", readChineseAmounts],
    ["English", readEnglishAmounts],
  ])("give places in the text, in order, on any %s text", (_name, read) => {
    fc.assert(
      fc.property(texts, fc.constantFrom("", " "), (words, joint) => {
        const text = words.join(joint);
        let last = 0;
        for (const { start, end, readings, vague } of read(text)) {
          expect(start).toBeGreaterThanOrEqual(last === 0 ? 0 : Math.min(last, start));
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(readings.length > 0 || vague !== null).toBe(true);
          last = start;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
