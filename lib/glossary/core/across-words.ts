import type { FoldedText } from "@/lib/text/core/fold-text";
import { isOrdinaryWord, partsAt } from "./ordinary-words";

/** So many characters on either side tell how a place is to be read. */
const AROUND = 6;

/**
 * Whether two characters of a text only seem to be a term because two ordinary words stand side by side: 领事 in
 * 占领事实, 大使 in 重大使命, 立法 in 建立法律. Both of the words are there, and between the two characters the
 * dictionary parts the place: 和美国人 is 和, 美国, 人, for all that 和美 and 国人 are words.
 *
 * A word on each side is proof enough of the term: 国会 in 日本国会议员, for all that 本国 and 会议 are words. Longer
 * terms do not come about by chance, or so seldom that known-words.ts lists them.
 */
export function standsAcrossWords(folded: FoldedText, start: number): boolean {
  const at = (place: number): number => (place < folded.length ? (folded.codes[place] ?? 0) : 0);
  if (!isOrdinaryWord(at(start - 1), at(start)) || !isOrdinaryWord(at(start + 1), at(start + 2)))
    return false;
  const before = isOrdinaryWord(at(start - 2), at(start - 1));
  const after = isOrdinaryWord(at(start + 2), at(start + 3));
  if (before && after) return false;
  return isPartedInside(folded, start);
}

function isPartedInside({ codes, length }: FoldedText, start: number): boolean {
  const from = Math.max(0, start - AROUND);
  const around = codes.subarray(from, Math.min(length, start + 2 + AROUND));
  const before = String.fromCodePoint(...around.subarray(0, start - from));
  return partsAt(String.fromCodePoint(...around), before.length + 1);
}
