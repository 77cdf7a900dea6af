import { simplifyHan } from "@/lib/text/core/simplify-han";

/** Numerals of contracts and bank notes; as ordinary characters some of them mean other things (大陆, 队伍). */
const CAPITALS = "壹贰叁肆伍陆柒捌玖拾佰仟";
const PLAIN = "一二三四五六七八九十百千";
const BESIDE_CAPITALS = new Set(`${CAPITALS}萬億万亿元圆整零`);

/** What each capital is as an ordinary numeral; 0 for all other characters. */
const plains = new Uint16Array(0x10000);
for (let place = 0; place < CAPITALS.length; place += 1)
  plains[CAPITALS.charCodeAt(place)] = PLAIN.charCodeAt(place);

const UNKNOWN = 0;
const table = new Uint16Array(0x10000);

/**
 * A Chinese text for reading numbers, code unit by code unit at the same offsets: traditional characters simplified,
 * full-width digits, letters and signs as ASCII, capital numerals as ordinary ones where they stand among their like.
 */
export function foldChinese(text: string): string {
  let folded = "";
  let copied = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    let to = unit === FULL_COMMA && isAmongDigits(text, at) ? 0x2c : (table[unit] ?? UNKNOWN);
    if (to === UNKNOWN) {
      to = foldUnit(unit);
      table[unit] = to;
    }
    const plain = plains[to] ?? 0;
    if (plain > 0 && isAmongCapitals(text, at)) to = plain;
    if (to === unit) continue;
    folded += text.slice(copied, at) + String.fromCharCode(to);
    copied = at + 1;
  }
  return copied === 0 ? text : folded + text.slice(copied);
}

const isAmongCapitals = (text: string, at: number): boolean =>
  BESIDE_CAPITALS.has(simplifyHan(text.charAt(at + 1))) ||
  CAPITALS.includes(simplifyHan(text.charAt(at - 1)) || " ");

const isFullDigit = (unit: number): boolean => unit >= 0xff10 && unit <= 0xff19;
const isAmongDigits = (text: string, at: number): boolean =>
  isFullDigit(text.charCodeAt(at - 1)) && isFullDigit(text.charCodeAt(at + 1));

/** The comma stays as it is but between full-width digits: elsewhere it parts clauses and groups no digits. */
const FULL_COMMA = 0xff0c;
const CIRCLE_ZERO = 0x25cb;
const IDEOGRAPHIC_SPACE = 0x3000;

function foldUnit(unit: number): number {
  if (unit === CIRCLE_ZERO) return "〇".charCodeAt(0);
  if (unit === IDEOGRAPHIC_SPACE || unit === 0xa0 || unit === 0x202f) return 0x20;
  if (unit >= 0xff01 && unit <= 0xff5e && unit !== FULL_COMMA) return unit - 0xfee0;
  if (unit >= 0xd800 && unit <= 0xdfff) return unit;
  const simple = simplifyHan(String.fromCharCode(unit));
  return simple.length === 1 ? simple.charCodeAt(0) : unit;
}
