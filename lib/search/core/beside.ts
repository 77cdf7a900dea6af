import { isWrittenWithoutSpaces } from "@/lib/text/core/language";
import { type SentenceSpan, splitChinese, splitEnglish } from "@/lib/text/core/sentences";
import type { FoundSpan } from "./find-spans";

export type SideText = {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
};

/** A stretch of the other side; `isSure` when the sentences of both sides can be counted off against each other. */
export type Beside = FoundSpan & { readonly isSure: boolean };

/**
 * The sentence of the other side that belongs to a place: the one of the same number where both sides have as many
 * sentences, else the one about as far along.
 */
export function findBeside(own: SideText, place: FoundSpan, other: SideText): Beside {
  const [sentences, others] = [sentencesOf(own), sentencesOf(other)];
  const whole = { start: 0, end: other.text.length };
  if (others.length < 2) return { ...(others[0] ?? whole), isSure: true };
  const at = sentences.findIndex(({ end }) => end > place.start);
  if (sentences.length === others.length && at >= 0) return { ...(others[at] ?? whole), isSure: true };
  const far = (place.start / Math.max(1, own.text.length)) * other.text.length;
  return { ...(others.find(({ end }) => end > far) ?? whole), isSure: false };
}

const sentencesOf = ({ text, language }: SideText): readonly SentenceSpan[] =>
  isWrittenWithoutSpaces(language) ? splitChinese(text) : splitEnglish(text);
