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
