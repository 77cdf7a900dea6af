import type { Amount, Reading } from "@/lib/quality/core/amount";
import { readEnglishAmounts } from "@/lib/quality/core/amount-english";
import { isSame } from "@/lib/quality/core/amount-value";
import type { Span } from "@/lib/quality/core/spans";
import { hasSameValue, type NumberPair } from "./differences";
import type { KeyNumber } from "./memory-key";
import { rewriteNumber } from "./write-number";

/** A number of the segment that stands in the offered translation now, where (UTF-16). */
export type PlacedNumber = { readonly segment: Span; readonly target: Span };

/** A unit's translation with the segment's numbers in it. */
export type FilledTarget = {
  readonly text: string;
  readonly placed: readonly PlacedNumber[];
  /** Spans of the segment's numbers that differ from the unit's and have not been put in: a person must. */
  readonly open: readonly Span[];
};

/**
 * The translation of a unit with the segment's numbers in place of its own. A number is put in where the old value
 * stands as often in the translation as in the unit's source and becomes the same everywhere; it is written as the
 * old one was, and read again: what does not read as the new value is left as it was, and told as open.
 */
export function fillNumbers(target: string, numbers: readonly NumberPair[]): FilledTarget {
  const amounts = readEnglishAmounts(target);
  const edits: Edit[] = [];
  const open: NumberPair[] = [];
  for (const pairs of groupByOldValue(numbers)) {
    if (pairs.every(hasSameValue)) continue;
    const made = editsOf(target, amounts, pairs);
    if (made === null) open.push(...pairs.filter((pair) => !hasSameValue(pair)));
    else edits.push(...made);
  }
  return apply(
    target,
    edits,
    open.map(({ segment }) => spanOf(segment)),
  );
}

/** What is written in place of a stretch of the translation, for which number. */
type Edit = Span & { readonly text: string; readonly pair: NumberPair };

function groupByOldValue(numbers: readonly NumberPair[]): NumberPair[][] {
  const groups: NumberPair[][] = [];
  for (const pair of numbers) {
    const group = groups.find(([first]) => first !== undefined && sharesMeaning(first.unit, pair.unit));
    if (group === undefined) groups.push([pair]);
    else group.push(pair);
  }
  return groups;
}

const sharesMeaning = (one: KeyNumber, other: KeyNumber): boolean =>
  hasSameValue({ segment: one, unit: other });

/** The edits that put one new value in place of the old one everywhere; null where that is not clear. */
function editsOf(target: string, amounts: readonly Amount[], pairs: readonly NumberPair[]): Edit[] | null {
  const [first, ...others] = pairs;
  if (first === undefined || others.some(({ segment }) => !sharesMeaning(first.segment, segment)))
    return null;
  const places = amounts.flatMap((amount) => {
    const meaning = meaningIn(amount, first);
    return meaning === null ? [] : [{ amount, meaning }];
  });
  if (places.length !== pairs.length) return null;
  const edits = places.map(({ amount, meaning }, at): Edit | null => {
    const [start, end] = [startOf(target, amount), amount.end];
    const text = rewriteNumber({ written: target.slice(start, end), ...meaning });
    const pair = pairs[at] ?? first;
    if (text === null) return null;
    const edit = withArticle(target, { start, end, text, pair });
    return readsAs(target, edit, meaning.reading) ? edit : null;
  });
  return edits.every((edit) => edit !== null) ? edits : null;
}

/** The value that the amount has in common with the unit's number, and the segment's in the same sense. */
function meaningIn(
  amount: Amount,
  { unit, segment }: NumberPair,
): { was: Reading["value"]; becomes: Reading["value"]; reading: Reading } | null {
  for (const own of unit.readings) {
    if (!amount.readings.some((one) => isSameReading(one, own))) continue;
    const next = segment.readings.find(({ sense }) => sense === own.sense);
    if (next !== undefined) return { was: own.value, becomes: next.value, reading: next };
  }
  return null;
}

const isSameReading = (one: Reading, other: Reading): boolean =>
  one.sense === other.sense && isSame(one.value, other.value);

/** From the beginning of the number's own digits, if a currency or another sign stands before them. */
function startOf(target: string, { start, end }: Amount): number {
  const first = target.slice(start, end).search(/[\p{L}\p{N}]/u);
  return first < 0 ? start : start + first;
}

/** "a 5.2% rise" becomes "an 8% rise". */
function withArticle(target: string, edit: Edit): Edit {
  const article = /(?:^|[\s(“"])(an?)\s$/i.exec(target.slice(Math.max(0, edit.start - 5), edit.start))?.[1];
  if (article === undefined) return edit;
  const right = SOUNDS_AS_VOWEL.test(edit.text) ? "an" : "a";
  const written = article.charAt(0) === "A" ? right.charAt(0).toUpperCase() + right.slice(1) : right;
  return { ...edit, start: edit.start - article.length - 1, text: `${written} ${edit.text}` };
}
const SOUNDS_AS_VOWEL = /^(?:8|11(?!\d)|18(?!\d)|eight|eleven)/i;

/** Whether the new number reads as what it shall be where it stands. */
function readsAs(target: string, edit: Edit, reading: Reading): boolean {
  const text = target.slice(0, edit.start) + edit.text + target.slice(edit.end);
  const end = edit.start + edit.text.length;
  return readEnglishAmounts(text).some(
    (amount) =>
      amount.start < end &&
      edit.start < amount.end &&
      amount.readings.some((one) => isSameReading(one, reading)),
  );
}

function apply(target: string, edits: readonly Edit[], open: readonly Span[]): FilledTarget {
  let [text, from] = ["", 0];
  const placed: PlacedNumber[] = [];
  for (const edit of edits.toSorted((one, other) => one.start - other.start)) {
    text += target.slice(from, edit.start);
    placed.push({
      segment: spanOf(edit.pair.segment),
      target: { start: text.length, end: text.length + edit.text.length },
    });
    text += edit.text;
    from = edit.end;
  }
  return {
    text: text + target.slice(from),
    placed,
    open: open.toSorted((one, other) => one.start - other.start),
  };
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });
