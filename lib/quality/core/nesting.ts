import { rememberTexts } from "@/lib/text/core/remember";
import { LEAST_LONG_TEXT, type Turns } from "@/lib/text/core/turns";
import type { CheckedPair } from "./finding";
import type { Span } from "./spans";

/** A mark that opens or closes something; `kind` says what. */
export type NestingMark = Span & { readonly kind: string; readonly opens: boolean };

/** Marks whose other half is missing, in order. */
export type Unpaired = {
  readonly unopened: readonly NestingMark[];
  readonly unclosed: readonly NestingMark[];
};

/**
 * Pairs marks. A closing mark closes the last open one of its kind; what was opened after that one stays unclosed.
 */
export function pairMarks(marks: readonly NestingMark[]): Unpaired {
  const open: NestingMark[] = [];
  const counts = new Map<string, number>();
  const unopened: NestingMark[] = [];
  const unclosed: NestingMark[] = [];
  const add = (kind: string, by: number): void => void counts.set(kind, (counts.get(kind) ?? 0) + by);
  for (const mark of marks) {
    if (mark.opens) {
      open.push(mark);
      add(mark.kind, 1);
    } else if ((counts.get(mark.kind) ?? 0) === 0) unopened.push(mark);
    else closeLast(open, mark.kind, unclosed, add);
  }
  return { unopened, unclosed: [...unclosed, ...open].sort((one, other) => one.start - other.start) };
}

/** Each mark is pushed and popped once, so all of it is linear. */
function closeLast(
  open: NestingMark[],
  kind: string,
  unclosed: NestingMark[],
  add: (kind: string, by: number) => void,
): void {
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    add(last.kind, -1);
    if (last.kind === kind) return;
    unclosed.push(last);
  }
}

type Counts = { readonly unopened: number; readonly unclosed: number };

/** Makes what says how many marks of a text have no other half, and remembers it: a source has several translations. */
export const countUnpaired = (read: (text: string) => readonly NestingMark[]): ((text: string) => Counts) =>
  rememberTexts((text) => {
    const { unopened, unclosed } = pairMarks(read(text));
    return { unopened: unopened.length, unclosed: unclosed.length };
  });

/** Makes what reads a long source before its check does, for who has others waiting. */
export const readingSource = (read: (text: string) => unknown) =>
  function* ({ source }: CheckedPair): Turns<void> {
    if (source.length <= LEAST_LONG_TEXT) return;
    read(source);
    yield;
  };
