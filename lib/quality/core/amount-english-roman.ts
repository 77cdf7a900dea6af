import { type AmountDraft, draft, reading } from "./amount";
import { orderUnitBefore } from "./amount-order";
import { exact } from "./amount-value";
import { NUMBERED } from "./english-number-words";
import type { Token } from "./english-tokens";

const ROMAN = /^[IVXLC]+$/;
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const LONGEST_ROMAN = 8;

const MOST_IN_ROW = 8;

/** After "Article", or after another Roman number that is: "Groups I, II and III". */
function isNumbered(text: string, tokens: readonly Token[], at: number): boolean {
  for (let place = at - 1; place >= Math.max(0, at - MOST_IN_ROW); place -= 1) {
    const token = tokens[place];
    if (token === undefined) return false;
    if (NUMBERED.has(token.word)) return true;
    if (!/^(?:,|and|to|or|-)$/.test(token.word) && !ROMAN.test(text.slice(token.start, token.end)))
      return false;
  }
  return false;
}

/** Behind a name, of more than one letter: Shenzhou XII. */
const isNamed = (text: string, tokens: readonly Token[], at: number, written: string): boolean =>
  /^[IVX]{2,}$/.test(written) &&
  /^\p{Lu}\p{Ll}/u.test(text.slice(tokens[at - 1]?.start ?? 0, (tokens[at - 1]?.start ?? 0) + 2));

/** Article XII, World War II, at the beginning of a list too; I alone is a person. */
export function readRoman(
  text: string,
  tokens: readonly Token[],
  at: number,
  token: Token,
): AmountDraft | null {
  const written = text.slice(token.start, token.end);
  if (written.length > LONGEST_ROMAN || !ROMAN.test(written)) return null;
  const isSure = isNumbered(text, tokens, at);
  if (!isSure && !isNamed(text, tokens, at, written)) return null;
  let value = 0;
  for (let place = 0; place < written.length; place += 1) {
    const [here, next] = [
      ROMAN_VALUES[written.charAt(place)] ?? 0,
      ROMAN_VALUES[written.charAt(place + 1)] ?? 0,
    ];
    value += here < next ? -here : here;
  }
  return draft(token.start, token.end, exact(value), {
    kind: "ordinal",
    more: [reading("count", exact(value))],
    demand: value <= 2 || !isSure ? "lenient" : "asked",
    unit: orderUnitBefore(tokens[at - 1]?.word ?? ""),
  });
}
