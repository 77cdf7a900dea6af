import type { CheckedPair, Finding } from "./finding";
import { findGlosses } from "./leftover-han";
import { outside, report, spanAt, spansOf } from "./spans";
import { isUntranslated } from "./untranslated";

const LEFT = /[《》〈〉«»]|<<|>>/g;
const TITLE = /《([^《》]{1,80})》/gu;
/** What an English title can look like in plain text: quoted, or two words with capitals, small words between. */
const QUOTED = /[“"‘][^”"’]{1,200}[”"’]/;
const CAPITALS =
  /\b[A-Z][\p{L}\d'’.-]{0,40}(?:\s(?:of|the|and|on|for|in|to|a|an|with|between|against|de|la)){0,4}\s[A-Z][\p{L}\d'’.-]{0,40}/u;
const ACRONYM = /\b[A-Z]{2,}\b/;
/** One word with a capital inside a sentence ("the Constitution"). */
const CAPITAL = /[\p{Ll}\d,] \p{Lu}\p{Ll}{2}/u;

/**
 * Book-title marks. 《》 that stand in the English are `book-title-left`. A title of the source of which the English
 * shows no trace, neither quotation marks nor a name in capitals (italics are not in the text), is `book-title-lost`;
 * so is one of several when there are fewer traces than titles, or one law too few.
 */
export function checkBookTitle({ source, target }: CheckedPair): readonly Finding<"book-title">[] {
  if (isUntranslated(source, target)) return [];
  const left = outside(spansOf(target, LEFT), findGlosses(target));
  if (left.length > 0) return left.map(({ start, end }) => reportLeft(target, start, end));
  const titles = readTitles(source);
  if (titles.length === 0) return [];
  const traced = [QUOTED, CAPITALS, ACRONYM, CAPITAL].some((trace) => trace.test(target));
  return (traced ? findLost(titles, target) : titles).map(({ title, start, end }) =>
    report("book-title", "book-title-lost", "warning", {
      values: { title },
      source: spanAt(source, start, end),
    }),
  );
}

function reportLeft(target: string, start: number, end: number): Finding<"book-title"> {
  const mark = spanAt(target, start, end);
  return report("book-title", "book-title-left", "error", { values: { found: mark.text }, target: mark });
}

type Title = { readonly title: string; readonly start: number; readonly end: number };

const readTitles = (source: string): Title[] =>
  Array.from(source.matchAll(TITLE), ({ index, 0: text, 1: title = "" }) => ({
    title,
    start: index,
    end: index + text.length,
  }));

/** How titles of one kind end in Chinese, and the words that English has for that kind; one in the plural may be several. */
const KINDS: readonly (readonly [ending: RegExp, words: RegExp, plural: RegExp])[] = [
  [
    /(?:法|法典|法律|条例|规定|办法|细则)$/u,
    /\b(?:law|act|code|constitution|regulation|rule|provision|measure|ordinance|statute|bill|decree)\b/gi,
    /\b(?:laws|acts|codes|constitutions|regulations|rules|provisions|measures|ordinances|statutes|bills|decrees)\b/i,
  ],
  [
    /(?:公约|协定|协议|条约|议定书|宪章|盟约|契约)$/u,
    /\b(?:convention|covenant|agreement|accord|treaty|protocol|charter|pact|compact|deal)\b/gi,
    /\b(?:conventions|covenants|agreements|accords|treaties|protocols|charters|pacts|compacts|deals)\b/i,
  ],
  [
    /(?:宣言|声明|公报|联合声明|谅解备忘录|备忘录|倡议|共识|意见|决议|决定)$/u,
    /\b(?:declaration|statement|communiqu[eé]|memorandum|mou|initiative|consensus|opinion|resolution|decision|proclamation)\b/gi,
    /\b(?:declarations|statements|communiqu[eé]s|memorandums|memoranda|mous|initiatives|opinions|guidelines|resolutions|decisions)\b/i,
  ],
  [
    /(?:报告|白皮书|规划|计划|纲要|方案|议程|战略|日报|时报|论语|经|书|记|传)$/u,
    /\b(?:report|paper|plan|program(?:me)?|outline|agenda|strategy|scheme|blueprint|daily|times|analects|book|classic|records?)\b/gi,
    /\b(?:reports|papers|plans|program(?:me)?s|outlines|agendas|strategies|books|classics|both)\b/i,
  ],
];
/** Words that may stand for a title that was named before. */
const STANDS_FOR = /\b(?:document|instrument|text|it|its|latter|former|both|these|those|them|two|three)\b/i;
/** Abbreviations of titles; those of bodies and countries are none. */
const SHORT_TITLES =
  /\b(?!(?:UN|US|USA|UK|EU|PRC|WTO|ASEAN|APEC|WHO|IMF|AU|GDP|CPC|NPC)\b)[A-Z][A-Z-]{2,}[A-Z]?\b/g;
const GROUP =
  /\p{Lu}[\p{L}\d'’.-]{0,40}(?:\s(?:(?:of|the|on|for|in|to|a|an|with|between|against|de|la)\s){0,4}\p{Lu}[\p{L}\d'’.-]{0,40}){0,20}/gu;
/** Words that have their capital from the beginning of a sentence. */
const SMALL =
  /^(?:The|An?|He|She|It|We|They|You|I|This|That|These|Those|In|On|At|By|For|From|As|To|With|Under|Both|And|But|All)$/;
const QUOTES = /[“"‘][^”"’]{1,200}[”"’]/g;
/** More titles than this are a bibliography. */
const MOST_TITLES = 12;

/** Of several titles of one kind, the last when the English has words for fewer; of all, the last when it has fewer names. */
function findLost(all: readonly Title[], target: string): readonly Title[] {
  const titles = distinct(all);
  if (titles.length < 2 || titles.length > MOST_TITLES || STANDS_FOR.test(target)) return [];
  const loose = count(target, SHORT_TITLES) + count(target, QUOTES);
  for (const [ending, words, plural] of KINDS) {
    const ofKind = titles.filter(({ title }) => ending.test(title));
    if (ofKind.length < 2 || plural.test(target)) continue;
    if (count(target, words) + loose < ofKind.length) return ofKind.slice(-1);
  }
  const groups = (target.match(GROUP) ?? []).filter((group) => !SMALL.test(group));
  return groups.length + count(target, QUOTES) < titles.length ? titles.slice(-1) : [];
}

/** Titles without those that stand before or are the short form of another (《协定》). */
function distinct(titles: readonly Title[]): Title[] {
  return titles
    .slice(0, MOST_TITLES + 1)
    .filter(
      ({ title }, at) =>
        !titles.slice(0, at).some((other) => other.title === title) &&
        !titles
          .slice(0, MOST_TITLES + 1)
          .some((other) => other.title !== title && other.title.includes(title)),
    );
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
