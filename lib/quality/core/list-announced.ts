import { rememberTexts, rememberTurns } from "@/lib/text/core/remember";
import { doAtOnce, flatMapInParts, type Turns } from "@/lib/text/core/turns";
import { readSmallChinese } from "./small-numerals";
import type { Span } from "./spans";

/** A list that a Chinese text announces ("三个坚持") and carries out in the same paragraph. */
export type AnnouncedList = Span & {
  /** How many members it has. */
  readonly members: number;
  /** How the members are marked: by the word that is announced, as items behind a colon, or by 一是, 二是. */
  readonly by: "word" | "items" | "ordinals";
  /** The announced word ("坚持"); empty for ordinals. */
  readonly word: string;
  /** Whether each member is a pair ("A与B"). */
  readonly pairs: boolean;
  /** Characters of the longest member; 0 where members are not cut out. */
  readonly longest: number;
  /** Whether all members stand in the sentence that announces them. */
  readonly together: boolean;
};

const NUMBER = "[二两三四五六七八九十]|十[一二三四五六七八九]|[2-9]|1\\d";
const ANNOUNCED = new RegExp(
  `(?=[二两三四五六七八九十1-9])(?<!第|[\\d一二三四五六七八九十])(?<n>${NUMBER})(?:个|大|项|点|条|种|方面|类)?(?:方面|基本)?[“「](?<quoted>[\\p{Script=Han}]{1,6})[”」]|(?=[二两三四五六七八九十1-9])(?<!第|[\\d一二三四五六七八九十])(?<n2>${NUMBER})个(?<plain>坚持|坚定|必须|确保|始终|全面|统筹|更加|更|最|不|新|自信|维护|意识|支持|加强|推动|注重|突出|善于|不动摇)`,
  "gu",
);
const ITEMS = new RegExp(
  `(?=[二两三四五六七八九十1-9])(?<!第|[\\d一二三四五六七八九十])(?<n>${NUMBER})(?:(?:个|大|项|点|条|种|方面|类|对|组|位|重|股|句|件|步|层|座|道|份|名|家|篇|部|套|批|场|次|所|支|张|本|处|起|笔)[“「]?(?<noun>[\\p{Script=Han}]{0,8})|(?<short>[\\p{Script=Han}]{1,2}))[”」]?(?:：|——|是：|，(?:即|包括|也就是|分别是|就是))(?<list>[^。！？\\n：]{3,300})`,
  "gu",
);
const ORDINAL = /(?:^|[。；：，\s])(?:第)?([一二三四五六七八九])(?:是|要|，|、(?!二|三|四|五))/gu;

/** The lists of a text whose members stand in it, in order. What is only announced is left out. */
export const readAnnouncedLists = (text: string): readonly AnnouncedList[] =>
  doAtOnce(announcedListsInTurns(text));

/** The same, for who has others waiting while a long text is read. */
export const announcedListsInTurns = rememberTurns(readLists);

function* readLists(text: string): Turns<readonly AnnouncedList[]> {
  const byWord = yield* readByWord(text);
  yield;
  const places = new Set(byWord.map(({ start }) => start));
  const items = readItems(text).filter(({ start }) => !places.has(start));
  yield;
  return [...byWord, ...items, ...readOrdinals(text)];
}

/** The announced word stands as often again as the number says. */
function readByWord(text: string): Turns<AnnouncedList[]> {
  return flatMapInParts(readAnnouncements(text), PART, (list) => {
    const after = text.slice(list.end, list.end + LONGEST_LIST);
    const count = (part: string): number => part.split(list.word).length - 1;
    if (count(after) !== list.members) return [];
    return [{ ...list, together: count(after.split(/[。！？]/, 1)[0] ?? "") === list.members }];
  });
}

/** So many announcements are looked behind before others get their turn. */
const PART = 200;

/** Every announcement of so many members with one word, whether or not they follow in this text. */
export const readAnnouncements = rememberTexts(readAnnounced);

function readAnnounced(text: string): readonly AnnouncedList[] {
  return Array.from(text.matchAll(ANNOUNCED)).flatMap(({ index, 0: found, groups = {} }) => {
    const members = readSmallChinese(groups.n ?? groups.n2 ?? "");
    const word = groups.quoted ?? groups.plain ?? "";
    if (members === null || members < 2) return [];
    return [{ start: index, end: index + found.length, members, by: "word", word, ...UNMEASURED }];
  });
}

const LONGEST_LIST = 600;
const UNMEASURED = { pairs: false, longest: 0, together: false };

const LEADING =
  /^\s*(?:第([二三四五六七八九])[，、]|([二三四五六七八九])[是要、]|其([二三四五六七八九])[，是])/u;
const LEADING_BRACKET = /^\s*[（(]([一二三四五六七八九十]{1,3}|\d{1,2})[）)]/u;

/** The number that a paragraph begins with as a member of a list (第三，), from the second on; null when none. */
export function readLeadingOrdinal(text: string): number | null {
  const [, one, two, three] = LEADING.exec(text) ?? [];
  return readSmallChinese(one ?? two ?? three ?? "");
}

/** The number in brackets that a paragraph begins with (（三）); null when none. */
export function readLeadingBracket(text: string): number | null {
  return readSmallChinese(LEADING_BRACKET.exec(text)?.[1] ?? "");
}

/** As many items as the number says, of a list behind a colon or 即: "三项原则：平等、互利、共赢". */
function readItems(text: string): AnnouncedList[] {
  return Array.from(text.matchAll(ITEMS)).flatMap(({ index, 0: found, groups = {} }) => {
    const members = readSmallChinese(groups.n ?? "");
    const list = groups.list ?? "";
    const items = members === null || members < 2 ? null : splitItems(list, members);
    if (members === null || items === null) return [];
    const [start, end] = [index, index + found.length - list.length];
    const word = groups.noun ?? groups.short ?? "";
    return [{ start, end, members, by: "items", word, ...measure(items), together: true }];
  });
}

/** The items of a list that is to have so many; null when no way to read it gives that number. */
function splitItems(list: string, members: number): readonly string[] | null {
  const first = list.replace(/[，；].*$/su, "");
  const ways = list.includes("；")
    ? [list.split("；")]
    : [first.split("、"), first.split(/、|和(?=[^、]*$)|以及/u), splitClauses(list)];
  return ways.find(({ length }) => length === members) ?? null;
}

/** Behind commas: items alike in how they begin, how they end or how long they are, or many of them. */
function splitClauses(list: string): readonly string[] {
  const clauses = list.split("，");
  const same = (of: (clause: string) => unknown): boolean => new Set(clauses.map(of)).size === 1;
  const alike = same(([first]) => first) || same((clause) => clause.at(-1)) || same(({ length }) => length);
  return alike || (clauses.length > 3 && !list.includes("、")) ? clauses : [];
}

const measure = (items: readonly string[]): Pick<AnnouncedList, "pairs" | "longest"> => ({
  pairs: items.every((item) => /\p{Script=Han}[与和同]\p{Script=Han}/u.test(item)),
  longest: Math.max(...items.map(({ length }) => length)),
});

/** 一是……二是……三是……, without a gap from the first. */
function readOrdinals(text: string): AnnouncedList[] {
  let [start, end, members] = [0, 0, 0];
  for (const { index, 0: found, 1: number } of text.matchAll(ORDINAL)) {
    if (readSmallChinese(number ?? "") !== members + 1) continue;
    if (members === 0) start = index + found.search(/[第一]/u);
    end = index + found.length;
    members += 1;
  }
  return members < 2 ? [] : [{ start, end, members, by: "ordinals", word: "", ...UNMEASURED }];
}
