import { isSame as isSameValue } from "@/lib/quality/core/amount-value";
import type { Span } from "@/lib/quality/core/spans";
import { alignCodes, type ChangedCodes } from "./align-codes";
import { type KeyNumber, type MemoryKey, spanOfCodes } from "./memory-key";

/** Where a segment and a matching unit's source differ, in UTF-16 of each; an empty span where something is only in the other. */
export type Difference = { readonly kind: "wording" | "number"; readonly segment: Span; readonly unit: Span };

/** Numbers in the same place of both texts, whether equal or not. */
export type NumberPair = { readonly segment: KeyNumber; readonly unit: KeyNumber };

export type ComparedTexts = {
  /** In order. Script, width, blanks and quotation marks are no differences. */
  readonly differences: readonly Difference[];
  readonly numbers: readonly NumberPair[];
};

/** What differs between a segment and a unit's source, by characters, as the similarity of their keys counts it. */
export function compareTexts(segment: MemoryKey, unit: MemoryKey): ComparedTexts {
  const changes = alignCodes(segment.codes, unit.codes);
  const numbers = pairNumbers(segment, unit, changes);
  const wording = changes.map(({ one, other }): Difference => {
    return { kind: "wording", segment: spanOfCodes(segment, one), unit: spanOfCodes(unit, other) };
  });
  const others = numbers.flatMap((pair): Difference[] =>
    hasSameValue(pair) ? [] : [{ kind: "number", segment: spanOf(pair.segment), unit: spanOf(pair.unit) }],
  );
  const differences = [...wording, ...others].sort(
    (one, other) => one.segment.start - other.segment.start || one.unit.start - other.unit.start,
  );
  return { differences, numbers };
}

/** Whether both numbers have a meaning in common. */
export function hasSameValue({ segment, unit }: NumberPair): boolean {
  return segment.readings.some((one) =>
    unit.readings.some((other) => one.sense === other.sense && isSameValue(one.value, other.value)),
  );
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** Place-holders outside the changed stretches stand for each other. */
function pairNumbers(segment: MemoryKey, unit: MemoryKey, changes: readonly ChangedCodes[]): NumberPair[] {
  const ofUnit = new Map(unit.numbers.map((number) => [number.place, number]));
  let at = 0;
  return segment.numbers.flatMap((number) => {
    while ((changes[at]?.one.end ?? Number.POSITIVE_INFINITY) <= number.place) at += 1;
    const next = changes[at];
    if (next !== undefined && next.one.start <= number.place) return [];
    const last = changes[at - 1];
    const pair = ofUnit.get(number.place + (last === undefined ? 0 : last.other.end - last.one.end));
    return pair === undefined ? [] : [{ segment: number, unit: pair }];
  });
}
