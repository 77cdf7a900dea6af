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
 * Book-title marks. 《》 that stand in the English are `book-title-left`; a title of the source of which the English
 * shows no trace, neither quotation marks nor a name in capitals (italics are not in the text), is `book-title-lost`.
 */
export function checkBookTitle({ source, target }: CheckedPair): readonly Finding<"book-title">[] {
  if (isUntranslated(source, target)) return [];
  const left = outside(spansOf(target, LEFT), findGlosses(target));
  if (left.length > 0) return left.map(({ start, end }) => reportLeft(target, start, end));
  if ([QUOTED, CAPITALS, ACRONYM, CAPITAL].some((trace) => trace.test(target))) return [];
  return Array.from(source.matchAll(TITLE), ({ index, 0: text, 1: title = "" }) =>
    report("book-title", "book-title-lost", "warning", {
      values: { title },
      source: spanAt(source, index, index + text.length),
    }),
  );
}

function reportLeft(target: string, start: number, end: number): Finding<"book-title"> {
  const mark = spanAt(target, start, end);
  return report("book-title", "book-title-left", "error", { values: { found: mark.text }, target: mark });
}
