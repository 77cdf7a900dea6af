import { type CheckedPair, type Finding, MOST_FINDINGS } from "./finding";
import { findLeftoverHan } from "./leftover-han";
import { outside, report, type Span, spanAt, spansOf } from "./spans";
import { isUntranslated } from "./untranslated";

/** Chinese and full-width forms, without 《》〈〉, which `book-title` reports. */
const MARK = "[\\u3000-\\u3004\\u300c-\\u301f\\u3030\\uff01-\\uff60\\uffe0-\\uffe6]";
const ENGLISH: Readonly<Record<string, string>> = {
  "。": ".",
  "、": ",",
  "【": "[",
  "】": "]",
  "「": "“",
  "」": "”",
  "『": "“",
  "』": "”",
  "——": "—",
  "……": "…",
  "\u3000": " ",
};

/**
 * Chinese and full-width marks, letters and digits in the English: ，。（）, ａ１, 、, an ideographic blank, the double
 * —— and ……. What stands in a run of Chinese is `leftover-han`'s.
 */
export function checkFullwidth({ source, target }: CheckedPair): readonly Finding<"fullwidth">[] {
  if (isUntranslated(source, target)) return [];
  const marks = outside(findMarks(target), findLeftoverHan(target)).slice(0, MOST_FINDINGS);
  return marks.map(({ start, end }) => {
    const span = spanAt(target, start, end);
    const wanted = ENGLISH[span.text] ?? span.text.normalize("NFKC");
    return report("fullwidth", "fullwidth", "warning", {
      values: { found: span.text, expected: wanted },
      target: { ...span, value: wanted },
    });
  });
}

/** Letters and digits of one word are one place, and so are the two halves of —— and ……, which alone are English. */
const MARKS = new RegExp(`[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+|—+|…+|${MARK}`, "gu");

function findMarks(target: string): Span[] {
  return spansOf(target, MARKS).filter(
    ({ start, end }) => end - start === 2 || !/^[—…]/.test(target.slice(start, start + 1)),
  );
}
