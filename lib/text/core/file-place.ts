/** Where in a file it is that the file cannot be read. Numbers are from 1. */
export type FilePlace =
  | { readonly at: "line"; readonly line: number }
  /** Of a container: its part, as the container names it. */
  | { readonly at: "part"; readonly part: string }
  | { readonly at: "paragraph"; readonly part: string; readonly paragraph: number }
  | { readonly at: "row"; readonly sheet: string; readonly row: number }
  /** Two files that should have as many lines. */
  | {
      readonly at: "counts";
      readonly one: string;
      readonly oneLines: number;
      readonly other: string;
      readonly otherLines: number;
    };

/** What became of reading a file: what it says, or the one reason why it is not read, with the place where one is at fault. */
export type Reading<Value, Reason extends string> =
  | { readonly ok: true; readonly value: Value }
  | Refused<Reason>;
export type Refused<Reason extends string> = {
  readonly ok: false;
  readonly reason: Reason;
  readonly place?: FilePlace;
};

/** A refusal with the place that is at fault; without one when it is not known. */
export function refuseAt<Reason extends string>(
  reason: Reason,
  place: FilePlace | undefined,
): Refused<Reason> {
  return { ok: false, reason, ...(place !== undefined && { place }) };
}

/** A part of a container, or a file among several. */
export function partPlace(part: string): FilePlace {
  return { at: "part", part: shownName(part) };
}

/** @param paragraph from 1 */
export function paragraphPlace(part: string, paragraph: number): FilePlace {
  return { at: "paragraph", part: shownName(part), paragraph };
}

/** @param row from 1 */
export function rowPlace(sheet: string, row: number): FilePlace {
  return { at: "row", sheet: shownName(sheet), row };
}

type Counted = { readonly path: string; readonly count: number };

export function countsPlace(one: Counted, other: Counted): FilePlace {
  return {
    ...{ at: "counts", one: shownName(one.path), oneLines: one.count },
    ...{ other: shownName(other.path), otherLines: other.count },
  };
}

/** UTF-16 units that are shown of a name: what it begins with, and what it ends with. */
const [SHOWN_FIRST, SHOWN_LAST] = [120, 60];
/** Besides control characters, those that turn the direction of what follows. */
const UNSHOWN = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** A name that somebody else gave, as a sentence may have it: short, and one written from right to left isolated from the sentence. */
function shownName(name: string): string {
  const clean = name.replace(UNSHOWN, "\uFFFD");
  const isLong = clean.length > SHOWN_FIRST + SHOWN_LAST;
  const short = isLong ? `${clean.slice(0, SHOWN_FIRST)}…${clean.slice(-SHOWN_LAST)}` : clean;
  const shown = short.toWellFormed();
  return RIGHT_TO_LEFT.test(shown) ? `\u2068${shown}\u2069` : shown;
}

/** A line of a text. */
export function inLine(line: number): FilePlace {
  return { at: "line", line };
}

/** A refusal's sentence, in English, with the place that is at fault. */
export function withPlace(sentence: string, place: FilePlace | undefined): string {
  return place === undefined ? sentence : `${withoutEnd(sentence)} (${sayPlace(place)}).`;
}

/** A sentence, of either language of the interface, without its full stop, for what follows in brackets. */
export function withoutEnd(sentence: string): string {
  return sentence.replace(/[.。]$/u, "");
}

function sayPlace(place: FilePlace): string {
  switch (place.at) {
    case "line":
      return `line ${place.line}`;
    case "part":
      return `part “${place.part}”`;
    case "paragraph":
      return `paragraph ${place.paragraph} of part “${place.part}”`;
    case "row":
      return `row ${place.row} of sheet “${place.sheet}”`;
    case "counts":
      return `“${place.one}” has ${place.oneLines}, “${place.other}” has ${place.otherLines}`;
  }
}
