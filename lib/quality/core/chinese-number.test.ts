import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exact, sizeOf } from "./amount-value";
import { readChineseNumeral } from "./chinese-number";

const HAN = "零一二三四五六七八九";
const SMALL = ["", "十", "百", "千"];

type Style = {
  /** The units above 千, from the highest: with 万亿 or 兆, or 亿 alone (四十一万七千六百亿). */
  readonly units: readonly (readonly [size: bigint, name: string])[];
  /** 两 before 百, 千, 万 and 亿. */
  readonly hasLiang: boolean;
  readonly isMixed: boolean;
};

const [TRILLION, BILLION, MYRIAD] = [10n ** 12n, 10n ** 8n, 10n ** 4n];
const styles: fc.Arbitrary<Style> = fc.record({
  units: fc.constantFrom(
    [[TRILLION, "万亿"] as const, [BILLION, "亿"] as const, [MYRIAD, "万"] as const],
    [[TRILLION, "兆"] as const, [BILLION, "亿"] as const, [MYRIAD, "万"] as const],
    [[BILLION, "亿"] as const, [MYRIAD, "万"] as const],
  ),
  hasLiang: fc.boolean(),
  isMixed: fc.boolean(),
});

/** Under ten thousand; 十 without 一 only where nothing stands before it. */
function writeSection(value: number, hasLiang: boolean, isFirst: boolean): string {
  const digits = String(value);
  let written = "";
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[place]);
    const unit = SMALL[digits.length - place - 1] ?? "";
    const name = hasLiang && digit === 2 && (unit === "百" || unit === "千") ? "两" : HAN.charAt(digit);
    if (digit > 0) written += name + unit;
    else if (written !== "" && !written.endsWith("零") && /[1-9]/.test(digits.slice(place))) written += "零";
  }
  return isFirst ? written.replace(/^一十/, "十") : written;
}

function write(value: bigint, style: Style, isFirst = true): string {
  const { units, hasLiang, isMixed } = style;
  let [written, rest, hasGap] = ["", value, false];
  for (const [size, name] of [...units, [1n, ""] as const]) {
    const part = rest / size;
    rest %= size;
    if (part === 0n) {
      hasGap ||= written !== "";
      continue;
    }
    if (written !== "" && (hasGap || part < 1000n)) written += "零";
    const isStart = written === "" && isFirst;
    if (isMixed) written += part > 9999n ? write(part, { ...style, isMixed: false }, isStart) : String(part);
    else if (part > 9999n) written += write(part, style, isStart);
    else if (part === 2n && hasLiang && name !== "") written += "两";
    else written += writeSection(Number(part), hasLiang, isStart);
    written += name;
    hasGap = false;
  }
  return written;
}

/** Of all sizes alike, many with zeros inside. */
const values = fc
  .tuple(
    fc.array(fc.constantFrom(0n, 0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n), { minLength: 1, maxLength: 16 }),
    fc.boolean(),
  )
  .map(([digits, isFull]) =>
    digits.reduce<bigint>((value, digit) => value * 10n + (isFull && digit === 0n ? 9n : digit), 0n),
  )
  .filter((value) => value > 0n && value <= 10n ** 16n);

describe("readChineseNumeral", () => {
  it("gives every value up to 10^16 that a writer of numerals wrote", () => {
    fc.assert(
      fc.property(values, styles, (value, style) => {
        const written = write(value, style);
        const read = readChineseNumeral(written, 0);
        expect([written, read?.value, read?.end]).toEqual([written, exact(value), written.length]);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ["四十一万亿七千六百亿", 41.76e12],
    ["一百二十万亿三千亿", 120.3e12],
    ["1万亿零5百亿", 1.05e12],
    ["两万亿三千五百亿", 2.35e12],
    ["十四亿一千万", 1.41e9],
    ["三千二百亿五千万", 3.2005e11],
    ["41万亿7600亿", 41.76e12],
    ["41.5万亿", 41.5e12],
    ["12万多亿", 12e12],
    ["一万五千亿", 1.5e12],
    ["一万亿五", 1.5e12],
    ["五千万亿", 5e15],
    ["5兆", 5e12],
    ["3亿5000万", 3.5e8],
    ["三亿零五十", 300_000_050],
  ])("reads %s", (written, size) => {
    const read = readChineseNumeral(written, 0);
    expect(read?.end).toBe(written.length);
    expect(read === null ? null : sizeOf(read.value)).toBe(size);
  });

  it("takes 兆 of a measure for no number", () => {
    expect(readChineseNumeral("300兆瓦", 0)?.end).toBe(3);
  });
});
