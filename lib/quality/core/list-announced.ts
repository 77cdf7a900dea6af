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
};

const NUMBER = "[二两三四五六七八九十]|十[一二三四五六七八九]|[2-9]|1\\d";
const ANNOUNCED = new RegExp(
  `(?=[二两三四五六七八九十1-9])(?<!第|[\\d一二三四五六七八九十])(?<n>${NUMBER})(?:个|大|项|点|条|种|方面|类)?(?:方面|基本)?[“「](?<quoted>[\\p{Script=Han}]{1,6})[”」]|(?=[二两三四五六七八九十1-9])(?<!第|[\\d一二三四五六七八九十])(?<n2>${NUMBER})个(?<plain>坚持|坚定|必须|确保|始终|全面|统筹|更加|更|最|不|新|自信|维护|意识|支持|加强|推动|注重|突出|善于|不动摇)`,
  "gu",
);
const ITEMS = new RegExp(
  `(?=[二两三四五六七八九十1-9])(?<!第|[\\d一二三四五六七八九十])(?<n>${NUMBER})(?:个|大|项|点|条|种|方面|类)(?<noun>[\\p{Script=Han}]{1,8})(?:：|——|，即|，包括)(?<list>[^。；：！？\\n]{3,120})`,
  "gu",
);
const ORDINAL = /(?:^|[。；：，\s])(?:第)?([一二三四五六七八九])(?:是|要|，|、(?!二|三|四|五))/gu;

/** The lists of a text whose members stand in it, in order. What is only announced is left out. */
export function readAnnouncedLists(text: string): AnnouncedList[] {
  const byWord = readByWord(text);
  const items = readItems(text).filter(({ start }) => !byWord.some((list) => list.start === start));
  return [...byWord, ...items, ...readOrdinals(text)];
}

/** The announced word stands as often again as the number says. */
function readByWord(text: string): AnnouncedList[] {
  return readAnnouncements(text).filter(({ end, members, word }) => {
    const after = text.slice(end, end + LONGEST_LIST);
    return after.split(word).length - 1 === members;
  });
}

/** Every announcement of so many members with one word, whether or not they follow in this text. */
export function readAnnouncements(text: string): AnnouncedList[] {
  return Array.from(text.matchAll(ANNOUNCED)).flatMap(({ index, 0: found, groups = {} }) => {
    const members = readSmallChinese(groups.n ?? groups.n2 ?? "");
    const word = groups.quoted ?? groups.plain ?? "";
    if (members === null || members < 2) return [];
    return [{ start: index, end: index + found.length, members, by: "word", word }];
  });
}

const LONGEST_LIST = 600;

const LEADING =
  /^\s*(?:第([二三四五六七八九])[，、]|([二三四五六七八九])[是要、]|其([二三四五六七八九])[，是])/u;

/** The number that a paragraph begins with as a member of a list (第三，), from the second on; null when none. */
export function readLeadingOrdinal(text: string): number | null {
  const [, one, two, three] = LEADING.exec(text) ?? [];
  return readSmallChinese(one ?? two ?? three ?? "");
}

/** As many items, with 、 between, as the number says: "三项原则：平等、互利、共赢". */
function readItems(text: string): AnnouncedList[] {
  return Array.from(text.matchAll(ITEMS)).flatMap(({ index, 0: found, groups = {} }) => {
    const members = readSmallChinese(groups.n ?? "");
    const list = groups.list ?? "";
    const items = list.replace(/，.*$/u, "").split(/、|和(?=[^、]*$)|以及/u).length;
    const byComma = list.includes("、") ? 0 : list.split("，").length;
    if (members === null || members < 2 || (items !== members && byComma !== members)) return [];
    return [
      {
        start: index,
        end: index + found.length - list.length,
        members,
        by: "items",
        word: groups.noun ?? "",
      },
    ];
  });
}

/** 一是……二是……三是……, without a gap from the first. */
function readOrdinals(text: string): AnnouncedList[] {
  let [start, end, members] = [0, 0, 0];
  for (const { index, 0: found, 1: number } of text.matchAll(ORDINAL)) {
    if (readSmallChinese(number ?? "") !== members + 1) continue;
    if (members === 0) start = index + found.search(/[第一]/u);
    end = index + found.length;
    members += 1;
  }
  return members < 2 ? [] : [{ start, end, members, by: "ordinals", word: "" }];
}
