import { readBrackets } from "./brackets";
import type { NestingMark } from "./nesting";
import { readCurly, readStraight } from "./quotes";
import type { Span } from "./spans";

/**
 * Stretches of an English text that stand in brackets or in double quotation marks, by their start. A quotation that
 * does not close goes on into the next paragraph; a bracket that does not is none.
 */
export function readSetOff(text: string): Span[] {
  const straight = readStraight(text);
  const quoted = straight.flatMap((start, at) =>
    at % 2 === 0 ? [{ start, end: straight[at + 1] ?? text.length }] : [],
  );
  return [
    ...stretches(readBrackets(text), null),
    ...stretches(readCurly(text), text.length),
    ...quoted,
  ].toSorted((one, other) => one.start - other.start);
}

/** The stretches between marks; what stays open ends at `openEnd`, or is none. */
function stretches(marks: readonly NestingMark[], openEnd: number | null): Span[] {
  const found: Span[] = [];
  const open: NestingMark[] = [];
  for (const mark of marks) {
    if (mark.opens) {
      open.push(mark);
      continue;
    }
    const opened = open.pop();
    if (opened !== undefined) found.push({ start: opened.start, end: mark.end });
  }
  const [first] = open;
  if (first !== undefined && openEnd !== null) found.push({ start: first.start, end: openEnd });
  return found;
}
