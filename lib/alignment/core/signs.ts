import type { Amount } from "@/lib/quality/core/amount";
import { readChineseAmounts } from "@/lib/quality/core/amount-chinese";
import { standardSize } from "@/lib/quality/core/amount-conversion";
import { readEnglishAmounts } from "@/lib/quality/core/amount-english";
import { sizeOf } from "@/lib/quality/core/amount-value";
import { readChineseDates } from "@/lib/quality/core/date-chinese";
import { readEnglishDates } from "@/lib/quality/core/date-english";
import type { DateReading } from "@/lib/quality/core/date-reading";
import { readSmallChinese } from "@/lib/quality/core/small-numerals";

/** What both languages show without words: amounts, dates, marks. Equal keys of two texts speak for each other. */
export type Sign = {
  /** What it may be; the first is what it is counted by. */
  readonly keys: readonly (readonly [key: string, strength: number])[];
  readonly trust: number;
};

const sign = (key: string, trust: number): Sign => ({ keys: [[key, 1]], trust });

/** The signs of a Chinese unit. */
export function readChineseSigns(text: string): Sign[] {
  return [
    ...toAmountSigns(readChineseAmounts(text)),
    ...toDateSigns(readChineseDates(text)),
    ...readMarks(text, CHINESE_MARKS),
    ...readItem(CHINESE_ITEM.exec(text)),
  ];
}

/** The signs of an English unit. */
export function readEnglishSigns(text: string): Sign[] {
  return [
    ...toAmountSigns(readEnglishAmounts(text)),
    ...toDateSigns(readEnglishDates(text)),
    ...readMarks(text, ENGLISH_MARKS),
    ...readItem(ENGLISH_ITEM.exec(text)),
  ];
}

/** Sizes of one dimension are the same within this ratio. */
const NEAR = Math.log(1.03);

function toAmountSigns(amounts: readonly Amount[]): Sign[] {
  return amounts.flatMap((amount) => {
    const keys = amount.readings.map(({ sense, value, isLoose }): [string, number] => [
      sense === "name" ? `name ${amount.unit}` : `${sense} ${value.top}/${value.bottom}`,
      isLoose ? 0.6 : 1,
    ]);
    const own = amount.readings[0];
    const standard = own === undefined ? null : standardSize(sizeOf(own.value), amount.unit);
    if (standard !== null && standard.size > 0) {
      const step = Math.round(Math.log(standard.size) / NEAR);
      for (const at of [step - 1, step, step + 1]) keys.push([`${standard.dimension} ${at}`, 0.4]);
    }
    if (keys.length === 0) return [];
    return [{ keys, trust: trustOf(amount) }];
  });
}

function trustOf({ demand, isHard }: Amount): number {
  if (demand === "never") return 0.2;
  return isHard ? 0.9 : demand === "asked" ? 0.7 : 0.4;
}

function toDateSigns(dates: readonly DateReading[]): Sign[] {
  return dates.flatMap(({ year, month, day }) => [
    ...(year === undefined ? [] : [sign(`year ${year}`, 0.8)]),
    ...(month === undefined ? [] : [sign(`month ${month}`, 0.8)]),
    ...(day === undefined ? [] : [sign(`day ${day}`, 0.8)]),
  ]);
}

type Marks = readonly (readonly [key: string, pattern: RegExp, trust: number])[];

const CHINESE_MARKS: Marks = [
  ["asks", /[？?]/, 0.85],
  ["exclaims", /[！!]/, 0.5],
  ["quotes", /[“”「」『』]/, 0.5],
  ["brackets", /[（(]/, 0.5],
  ["label", /^[^，。！？：:]{1,14}[：:](?=.)/u, 0.85],
  ["leads in", /[：:]$/, 0.6],
  ["no end", /[^。！？!?…；;：:.”」』）)]$/, 0.6],
];
const ENGLISH_MARKS: Marks = [
  ["asks", /\?/, 0.85],
  ["exclaims", /!/, 0.5],
  ["quotes", /[“”"]|(?<!\w)['‘]/, 0.5],
  ["brackets", /\((?!\w{1,3}\))/, 0.5],
  ["label", /^\p{L}[^!?:;\n]{0,48}:\s/u, 0.85],
  ["leads in", /:$/, 0.6],
  ["no end", /[^.!?…;:”"’)]$/, 0.6],
];

function readMarks(text: string, marks: Marks): Sign[] {
  const trimmed = text.trim();
  return marks
    .filter(([, pattern]) => pattern.test(trimmed))
    .map(([key, , trust]) => sign(`mark ${key}`, trust));
}

const CHINESE_ITEM =
  /^\s*(?:第([一二三四五六七八九十\d]{1,4})[条章节款项部]|[（(]?([一二三四五六七八九十\d]{1,3})[)）、．.](?!\d))/u;
const ENGLISH_ITEM =
  /^\s*(?:(?:Article|Chapter|Section|Part) ([\dIVX]{1,4})\b|\(?(\d{1,2}|[IVX]{1,4}|[a-h])[.)]\s)/;
const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"];

/** The number that an item, a heading or an article begins with. */
function readItem(found: RegExpExecArray | null): Sign[] {
  const written = found?.[1] ?? found?.[2];
  if (written === undefined) return [];
  const roman = ROMAN.indexOf(written) + 1;
  const letter = /^[a-h]$/.test(written) ? written.charCodeAt(0) - 96 : 0;
  const number = roman || letter || (/^\d+$/.test(written) ? Number(written) : readSmallChinese(written));
  return number === null ? [] : [sign(`item ${number}`, 0.8)];
}
