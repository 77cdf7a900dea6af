import { findBeside, type SideText } from "./beside";
import { cutAfter, cutBefore } from "./cut-text";
import type { FoundSpan } from "./find-spans";

/** Characters before and after the words of a line, and of the sentence beside it. */
const SIDE = 60;
const BESIDE = 240;

type Cut = { readonly isCutBefore: boolean; readonly isCutAfter: boolean };

/** Words in the middle of their line, with the sentence of the other side; null where nothing stands beside them. */
export type ConcordanceLine = Cut & {
  readonly before: string;
  readonly found: string;
  readonly after: string;
  readonly beside: (SideText & Cut & { readonly name: string; readonly isSure: boolean }) | null;
};

/** One place of a text as a line of a concordance. */
export function lineOf(
  own: SideText,
  { start, end }: FoundSpan,
  other: (SideText & { readonly name: string }) | null,
): ConcordanceLine {
  const [before, after] = [cutBefore(own.text, start, SIDE), cutAfter(own.text, end, SIDE)];
  return {
    ...{ before: before.text, found: own.text.slice(start, end), after: after.text },
    ...{ isCutBefore: before.isCutBefore, isCutAfter: after.isCutAfter },
    beside: other && besideOf(own, { start, end }, other),
  };
}

function besideOf(
  own: SideText,
  span: FoundSpan,
  other: SideText & { readonly name: string },
): NonNullable<ConcordanceLine["beside"]> {
  const { start, end, isSure } = findBeside(own, span, other);
  const { text } = cutAfter(other.text.slice(start, end), 0, BESIDE);
  const cut = { isCutBefore: start > 0, isCutAfter: start + text.length < other.text.length };
  return { name: other.name, language: other.language, text, isSure, ...cut };
}
