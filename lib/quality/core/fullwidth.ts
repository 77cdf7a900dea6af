import type { CheckedPair, Finding } from "./finding";
import { findLeftoverHan } from "./leftover-han";
import { outside, report, spanAt, spansOf } from "./spans";
import { isUntranslated } from "./untranslated";

/** Chinese and full-width forms, without 《》〈〉, which `book-title` reports. */
const MARK = /[\u3000-\u3004\u300c-\u301f\u3030\uff01-\uff60\uffe0-\uffe6—…]/gu;
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
  return outside(findMarks(target), findLeftoverHan(target)).map(({ start, end }) => {
    const span = spanAt(target, start, end);
    const wanted = ENGLISH[span.text] ?? span.text.normalize("NFKC");
    return report("fullwidth", "fullwidth", "warning", {
      values: { found: span.text, expected: wanted },
      target: { ...span, value: wanted },
    });
  });
}

function findMarks(target: string) {
  return joined(spansOf(target, MARK), target).filter(({ start, end }) => {
    const text = target.slice(start, end);
    return !/^[—…]+$/.test(text) || text === "——" || text === "……";
  });
}

/** Letters and digits of one word, and the two halves of —— and ……, are one. */
function joined(spans: readonly { start: number; end: number }[], text: string) {
  const whole: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = whole.at(-1);
    if (last?.end === start && /^(?:[\uff10-\uff5a]+|[—]+|[…]+)$/u.test(text.slice(last.start, end)))
      last.end = end;
    else whole.push({ start, end });
  }
  return whole;
}
