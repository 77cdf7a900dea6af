import type { Amount, Reading } from "@/lib/quality/core/amount";
import { readEnglishAmounts } from "@/lib/quality/core/amount-english";
import type { Span } from "@/lib/quality/core/spans";
import { hasSameValue, type NumberPair } from "./differences";
import { ownValueOf } from "./memory-key";
import { firstFrom } from "./order";
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
  const amounts = byMeaning(readEnglishAmounts(target));
  const changes = groupByOldValue(numbers).filter((pairs) => !pairs.every(hasSameValue));
  const edits = changes.map((pairs) => editsOf(target, amounts, pairs) ?? []);
  const tried = apply(target, edits.flat());
  const now = readEnglishAmounts(tried.text);
  const right = new Set(tried.placed.filter((placed) => readsRight(now, placed)).map(({ edit }) => edit));
  const kept = edits.map((made) => (made.every((edit) => right.has(edit)) ? made : []));
  const { text, placed } = apply(target, kept.flat());
  const open = changes.flatMap((pairs, at) =>
    kept[at]?.length === 0 ? pairs.filter((pair) => !hasSameValue(pair)) : [],
  );
  return {
    text,
    placed: placed.map(({ edit, start, end }) => ({
      segment: spanOf(edit.pair.segment),
      target: { start, end },
    })),
    open: open.map(({ segment }) => spanOf(segment)).sort((one, other) => one.start - other.start),
  };
}

/** What is written in place of a stretch of the translation, for which number, and what it shall read as. */
type Edit = Span & { readonly text: string; readonly pair: NumberPair; readonly reading: Reading };

const nameOf = ({ sense, value }: Reading): string => `${sense}:${value.top}/${value.bottom}`;

/** Amounts by each of their meanings, in order. */
function byMeaning(amounts: readonly Amount[]): ReadonlyMap<string, readonly Amount[]> {
  const all = new Map<string, Amount[]>();
  for (const amount of amounts)
    for (const name of new Set(amount.readings.map(nameOf))) {
      const list = all.get(name);
      if (list === undefined) all.set(name, [amount]);
      else list.push(amount);
    }
  return all;
}

function groupByOldValue(numbers: readonly NumberPair[]): NumberPair[][] {
  const groups = new Map<string, NumberPair[]>();
  for (const pair of numbers) {
    const group = groups.get(ownValueOf(pair.unit));
    if (group === undefined) groups.set(ownValueOf(pair.unit), [pair]);
    else group.push(pair);
  }
  return [...groups.values()];
}

/** The edits that put one new value in place of the old one everywhere; null where that is not clear. */
function editsOf(
  target: string,
  amounts: ReadonlyMap<string, readonly Amount[]>,
  pairs: readonly NumberPair[],
): readonly Edit[] | null {
  const [first] = pairs;
  if (first === undefined || pairs.some(({ segment }) => ownValueOf(segment) !== ownValueOf(first.segment)))
    return null;
  for (const old of first.unit.readings) {
    const places = amounts.get(nameOf(old));
    const reading = first.segment.readings.find(({ sense }) => sense === old.sense);
    if (places === undefined || reading === undefined) continue;
    if (places.length !== pairs.length) return null;
    const edits = places.map((amount, at): Edit | null => {
      const [start, end] = [startOf(target, amount), amount.end];
      const text = rewriteNumber({
        written: target.slice(start, end),
        was: old.value,
        becomes: reading.value,
        // Only what is counted has a singular and a plural.
        following: old.sense === "count" ? `${target.slice(end, end + 20)} ` : "",
      });
      return text === null
        ? null
        : withArticle(target, { start, end, text, pair: pairs[at] ?? first, reading });
    });
    return edits.every((edit) => edit !== null) ? edits : null;
  }
  return null;
}

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

/** An edit with where its text stands in the new translation. */
type Applied = Span & { readonly edit: Edit };

/** The translation with the edits, which do not overlap. */
function apply(target: string, edits: readonly Edit[]): { text: string; placed: readonly Applied[] } {
  let [text, from] = ["", 0];
  const placed: Applied[] = [];
  for (const edit of edits.toSorted((one, other) => one.start - other.start)) {
    text += target.slice(from, edit.start);
    placed.push({ edit, start: text.length, end: text.length + edit.text.length });
    text += edit.text;
    from = edit.end;
  }
  return { text: text + target.slice(from), placed };
}

/** Whether an amount stands there that means what the number shall mean. */
function readsRight(amounts: readonly Amount[], { edit, start, end }: Applied): boolean {
  const first = firstFrom((at) => amounts[at]?.end ?? 0, start + 1, { from: 0, to: amounts.length });
  const wanted = nameOf(edit.reading);
  for (let at = first; (amounts[at]?.start ?? end) < end; at += 1)
    if (amounts[at]?.readings.some((reading) => nameOf(reading) === wanted)) return true;
  return false;
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });
