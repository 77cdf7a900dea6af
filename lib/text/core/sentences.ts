import { rememberTexts } from "./remember";

/** Half-open UTF-16 offsets. */
export type SentenceSpan = { readonly start: number; readonly end: number };

const CHINESE_END = /[。！？!?]+[”’」』）)"]*|…{2}[”’」』）)]*(?=\p{Script=Han})/gu;
/** What is cut after a point, if the word before is not one that carries a point itself. */
const ENGLISH_END = /[.!?…]{1,4}[”’"')\]]{0,3}(?=\s|$)/g;
const ABBREVIATION =
  /(?:^|[\s(“"])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Adm|Gov|Pres|Amb|Hon|Rev|Sen|Rep|Messrs|Jr|St|Mt|No|Nos|Art|Arts|Para|Vol|Ch|pp|vs|etc|approx|e\.g|i\.e|cf|U\.S|U\.K|U\.N|Ph\.D|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.$/;

/** The number of an item or a heading at the beginning of a sentence ("2. In developing", "IV. Services") belongs to it. */
const ITEM = /(?:^|\n|[.!?:;”"’)\]]\s)\s*\(?(?:\d{1,3}|[IVXL]{1,6}|[a-z])\.$/;
const LONGEST_BEFORE = 10;

/** The sentences of a Chinese text, as spans without the blank around them; what follows the last end mark is one too. */
export const splitChinese = rememberTexts((text): readonly SentenceSpan[] =>
  cut(
    text,
    Array.from(text.matchAll(CHINESE_END), (end) => end.index + end[0].length),
  ),
);

/** The sentences of an English text; the point of an abbreviation, an initial or an item's number ends none, unless the text ends. */
export const splitEnglish = rememberTexts((text): readonly SentenceSpan[] => {
  const ends = Array.from(text.matchAll(ENGLISH_END), (end) => end.index + end[0].length);
  return cut(
    text,
    ends.filter((end) => {
      const before = text.slice(Math.max(0, end - LONGEST_BEFORE), end);
      return !ABBREVIATION.test(before) && !ITEM.test(before);
    }),
  );
});

function cut(text: string, ends: readonly number[]): SentenceSpan[] {
  const spans: SentenceSpan[] = [];
  let start = 0;
  for (const end of [...ends, text.length]) {
    const piece = text.slice(start, end);
    const first = piece.search(/\S/);
    if (first >= 0) spans.push({ start: start + first, end: start + piece.trimEnd().length });
    start = end;
  }
  return spans.filter(({ start: from, end: to }) => /[\p{L}\p{N}]/u.test(text.slice(from, to)));
}
