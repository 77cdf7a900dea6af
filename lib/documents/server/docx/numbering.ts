import { readXml } from "./read-xml";

type Level = { format: string; text: string; start: number };
type List = { readonly levels: Map<number, Level>; readonly counts: number[] };

/** Prints the numbers that Word counts by itself, as they stand on the page: "一、", "（二）", "3.2". */
export class Numbering {
  readonly #lists = new Map<string, List>();

  /** @param bytes numbering.xml, when the file has one */
  constructor(bytes: Uint8Array | undefined) {
    if (bytes === undefined) return;
    const abstract = new Map<string, List>();
    let list: List | null = null;
    let level: Level | null = null;
    let number = "";
    readXml(bytes, {
      open: ({ name, attributes }) => {
        const value = attributes.get("val") ?? "";
        if (name === "w:abstractNum") {
          list = { levels: new Map(), counts: [] };
          abstract.set(attributes.get("abstractNumId") ?? "", list);
        } else if (name === "w:lvl" && list !== null) {
          level = { format: "decimal", text: "", start: 1 };
          list.levels.set(Number(attributes.get("ilvl") ?? 0), level);
        } else if (name === "w:num") {
          list = null;
          number = attributes.get("numId") ?? "";
        } else if (name === "w:abstractNumId") {
          const found = abstract.get(value);
          if (found !== undefined && number !== "") this.#lists.set(number, found);
        } else if (level !== null && name === "w:numFmt") level.format = value;
        else if (level !== null && name === "w:lvlText") level.text = value;
        else if (level !== null && name === "w:start") level.start = Number(value);
      },
      close: ({ name }) => {
        if (name === "w:lvl") level = null;
        if (name === "w:abstractNum") list = null;
      },
    });
  }

  /** The next number of a list at a level, with a space after it where the page has one; "" when there is none. */
  next(numId: string, ilvl: number): string {
    const list = this.#lists.get(numId);
    const level = list?.levels.get(ilvl);
    if (list === undefined || level === undefined || level.format === "none") return "";
    list.counts[ilvl] = (list.counts[ilvl] ?? level.start - 1) + 1;
    list.counts.length = ilvl + 1;
    if (level.format === "bullet") return "• ";
    const printed = level.text.replace(/%([1-9])/gu, (_whole, digit: string) => {
      const at = Number(digit) - 1;
      const of = list.levels.get(at);
      return of === undefined ? "" : printNumber(list.counts[at] ?? of.start, of.format);
    });
    return printed === "" ? "" : /[\p{L}\p{N}.)\]]$/u.test(printed) ? `${printed} ` : printed;
  }
}

const HAN_DIGITS = "零一二三四五六七八九";

/** One number in one of Word's formats; those not known here are printed in digits. */
function printNumber(value: number, format: string): string {
  switch (format) {
    case "chineseCounting":
    case "chineseCountingThousand":
    case "chineseLegalSimplified":
    case "japaneseCounting":
    case "taiwaneseCountingThousand":
      return printHan(value);
    case "ideographTraditional":
      return "甲乙丙丁戊己庚辛壬癸"[value - 1] ?? String(value);
    case "lowerLetter":
      return letter(value);
    case "upperLetter":
      return letter(value).toUpperCase();
    case "upperRoman":
      return roman(value);
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x245f + value) : String(value);
    default:
      return String(value);
  }
}

/** 1 to 99 as lists count: 十, 十二, 三十, 三十四. */
function printHan(value: number): string {
  if (value < 1 || value > 99) return String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const front = tens === 0 ? "" : tens === 1 ? "十" : `${HAN_DIGITS[tens]}十`;
  return front + (ones === 0 ? "" : (HAN_DIGITS[ones] ?? ""));
}

function letter(value: number): string {
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(5, Math.ceil(value / 26)));
}

const ROMAN = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
] as const;

function roman(value: number): string {
  let [left, printed] = [Math.min(value, 3999), ""];
  for (const [worth, sign] of ROMAN) {
    while (left >= worth) {
      printed += sign;
      left -= worth;
    }
  }
  return printed;
}
