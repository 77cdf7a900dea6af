/** How newspapers say that a text goes on elsewhere, or came from elsewhere. */

/** Where a text goes on ("to") or came from ("from"); "either" when only its place tells. `page` as printed, or null. */
export type JumpWords = { readonly direction: "to" | "from" | "either"; readonly page: string | null };

const OPEN = "[（(【\\[〔［]";
const CLOSE = "[）)】\\]〕］]";
const ARROW = "[►▶▷→◄◀◁←▲△▼▽●■◆]";

const NUMBER = "[A-Za-zＡ-Ｚａ-ｚ]{0,2}[\\d０-９]{1,3}|[一二三四五六七八九十百]{1,4}";
/** "第3版", "A4", "要闻1版", "头版", "上期"; the group is the page. */
const PAGE = `(?:本报|本報|要闻|要聞|国际|国内|时事|综合|专版)?\\s*第?\\s*(${NUMBER}|头|頭|封面|前|上|下|次)\\s*(?:版|页|頁|期)?`;
/** "、第4版", "、二版", "《the title over there》". */
const MORE = "(?:\\s*[、，,]\\s*.{1,8}版|\\s*《[^》]{1,24}》)?";
/** What is surely a page: a number and 版, for marks without brackets. */
const SURE_PAGE = `第?\\s*(${NUMBER})\\s*版`;

const TO = "(?:文章|全文|本文)?\\s*(?:下\\s*[转轉]|转入|轉入|文[转轉]|[转轉])\\s*(?:至|到)?";
const FROM = "(?:上\\s*接|接上|[承续續文]接|[续續承])";
const EITHER = "(?:紧接|緊接|接)";
const WORDS = [
  ["to", TO],
  ["from", FROM],
  ["either", EITHER],
] as const;

const LINES = WORDS.map(
  ([direction, words]) =>
    [
      direction,
      new RegExp(`^(?:${OPEN}|${ARROW}|\\s)*${words}\\s*${PAGE}${MORE}(?:${CLOSE}|${ARROW}|[\\s。])*$`, "u"),
    ] as const,
);
const UNFINISHED = /^[（(【[]\s*(?:未完待续|未完，?待续|待续|未完)\s*[）)】\]]$/u;

/** Longer lines say more than where a text goes on, in UTF-16 units. */
const LONGEST = 24;
const LONGEST_WITH_TITLE = 44;

/** Reads "(下转3版)", "（上接第一版）", "（未完待续）" and their kin; null for any other line. */
export function readJumpWords(line: string): JumpWords | null {
  if (line.length > (line.includes("《") ? LONGEST_WITH_TITLE : LONGEST)) return null;
  const strong = /[版页頁期]/u.test(line) || /上\s*接|下\s*[转轉]/u.test(line);
  for (const [direction, pattern] of LINES) {
    const found = strong ? pattern.exec(line) : null;
    if (found !== null) return { direction, page: found[1] ?? null };
  }
  return UNFINISHED.test(line) ? { direction: "to", page: null } : null;
}

const BRACKETED_FIRST = new RegExp(`^${OPEN}[^（）()【】〔〕［］\\n]{2,40}?${CLOSE}`, "u");
const BRACKETED_LAST = new RegExp(`${OPEN}[^（）()【】〔〕［］\\n]{2,40}${CLOSE}$`, "u");
/** Set apart by an arrow, by white space or by a colon. */
const APART_FIRST = new RegExp(
  `^(?:${ARROW}+\\s*${FROM}\\s*${SURE_PAGE}\\s*${ARROW}*|${FROM}\\s*${SURE_PAGE}(?:[：:]|(?=\\s)|${ARROW}+))`,
  "u",
);
const APART_LAST = new RegExp(
  `(?:${ARROW}+\\s*${TO}\\s*${SURE_PAGE}\\s*${ARROW}*|(?<=[\\s。！？”])${TO}\\s*${SURE_PAGE})$`,
  "u",
);
/** Set apart by nothing. What follows must not make another word of 版, nor go on to speak of the page. */
const BARE_FIRST = new RegExp(
  `^(?:上\\s*接|紧接|緊接|接)\\s*${SURE_PAGE}(?=\\p{Script=Han})(?![的本面权權图圖式块塊内內上中之后後所和与與及税])`,
  "u",
);
const BARE_ANSWER = new RegExp(`^(?:上\\s*接|紧接|緊接|接)\\s*${SURE_PAGE}`, "u");
const BARE_LAST = new RegExp(`下\\s*[转轉]\\s*${SURE_PAGE}$`, "u");

/** A jump's words before or behind other words of its line. `line` is what they are, as printed. */
export type InlineJump = { readonly words: JumpWords; readonly line: string };

/** How the text before ends: words without brackets, arrow or space are believed where it breaks off, and more where it jumps. */
export type EndBefore = "closed" | "breaks-off" | "jumps";

/** Reads a jump's words at the beginning of a line that says more. */
export function readJumpAtStart(line: string, before: EndBefore): InlineJump | null {
  const bracketed = BRACKETED_FIRST.exec(line)?.[0];
  const words = bracketed === undefined ? null : readJumpWords(bracketed);
  if (bracketed !== undefined && words !== null && words.direction !== "to")
    return { words, line: bracketed };
  const apart = inline(APART_FIRST.exec(line));
  if (apart !== null || before === "closed") return apart;
  return inline((before === "jumps" ? BARE_ANSWER : BARE_FIRST).exec(line));
}

/** Reads a jump's words at the end of a line that says more. */
export function readJumpAtEnd(line: string): InlineJump | null {
  const bracketed = BRACKETED_LAST.exec(line)?.[0];
  const words = bracketed === undefined ? null : readJumpWords(bracketed);
  if (bracketed !== undefined && words !== null && words.direction !== "from")
    return { words, line: bracketed };
  return inline(APART_LAST.exec(line)) ?? inline(BARE_LAST.exec(line));
}

function inline(found: RegExpExecArray | null): InlineJump | null {
  if (found === null) return null;
  const page = found.slice(1).find((group) => group !== undefined) ?? null;
  return { words: { direction: "either", page }, line: found[0].trim() };
}
