import type { Turns } from "@/lib/text/core/turns";

/** Words, runs of digits and single signs of a text, each with its half-open UTF-16 offsets. */
export type Token = {
  /** Lower case; digits with their groups and decimals as written. */
  readonly word: string;
  readonly kind: "word" | "digits" | "sign";
  readonly start: number;
  readonly end: number;
};

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const isLetter = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 0xc0 && unit < 0x250);
const DASHES = new Set([0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212]);

/** Full-width signs of money that are not in the row of ASCII. */
const MONEY = new Map([
  [0xffe1, 0xa3],
  [0xffe5, 0xa5],
]);

/** Full-width letters, digits and signs as ASCII; every kind of dash as a hyphen; offsets stay. */
export function foldEnglish(text: string): string {
  let folded = "";
  let copied = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x2010) continue;
    const to =
      unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : DASHES.has(unit) ? 0x2d : (MONEY.get(unit) ?? unit);
    if (to === unit) continue;
    folded += text.slice(copied, at) + String.fromCharCode(to);
    copied = at + 1;
  }
  return copied === 0 ? text : folded + text.slice(copied);
}

/** A token whose word is cut out of its text when somebody first asks: of most tokens nobody does. */
class TextToken implements Token {
  private cut: string | null = null;

  constructor(
    private readonly text: string,
    readonly kind: Token["kind"],
    readonly start: number,
    readonly end: number,
  ) {}

  get word(): string {
    this.cut ??= this.text.slice(this.start, this.end);
    return this.cut;
  }
}

/** So many tokens are cut before others get their turn. */
const PART = 2000;

/** Cuts a folded text into tokens; white space only parts them. It pauses, for a text may be long. */
export function* tokenize(text: string): Turns<Token[]> {
  const tokens: Token[] = [];
  const lower = lowerCase(text);
  let until = PART;
  for (let at = 0; at < text.length; ) {
    if (tokens.length >= until) {
      until += PART;
      yield;
    }
    const unit = text.charCodeAt(at);
    if (unit <= 0x20 || unit === 0xa0 || unit === 0x2009 || unit === 0x202f) {
      at += 1;
      continue;
    }
    const start = at;
    if (isLetter(unit)) {
      at = endOfWord(text, at);
      tokens.push(new TextToken(lower, "word", start, at));
    } else if (isDigit(unit)) {
      at = endOfNumber(text, at);
      tokens.push(new TextToken(text, "digits", start, at));
    } else {
      at += 1;
      tokens.push(new TextToken(text, "sign", start, at));
    }
  }
  return tokens;
}

/** A text in small letters at the same offsets: those that are longer than their capitals (İ) stay as they are. */
function lowerCase(text: string): string {
  const whole = text.toLowerCase();
  return whole.length === text.length
    ? whole
    : Array.from({ length: text.length }, (_, at) => {
        const small = text.charAt(at).toLowerCase();
        return small.length === 1 ? small : text.charAt(at);
      }).join("");
}

function endOfWord(text: string, start: number): number {
  let end = start;
  while (isLetter(text.charCodeAt(end))) end += 1;
  return end;
}

/** The end of digits with groups of three (by commas or thin spaces) and decimals. */
function endOfNumber(text: string, start: number): number {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end += 1;
  if (end - start <= 3) while (isGroupMark(text.charCodeAt(end)) && isGroup(text, end + 1)) end += 4;
  if (text.charCodeAt(end) !== 0x2e || !isDigit(text.charCodeAt(end + 1))) return end;
  end += 1;
  while (isDigit(text.charCodeAt(end))) end += 1;
  return end;
}

const isGroupMark = (unit: number): boolean => unit === 0x2c || unit === 0x2009 || unit === 0x202f;

function isGroup(text: string, at: number): boolean {
  for (let place = at; place < at + 3; place += 1) if (!isDigit(text.charCodeAt(place))) return false;
  return !isDigit(text.charCodeAt(at + 3));
}
