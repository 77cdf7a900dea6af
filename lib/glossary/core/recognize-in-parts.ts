import type { Recognizer } from "./recognizer";
import type { Occurrence } from "./term";

/** Where a sentence ends, as texts are folded. */
const MARKS = ["。", "!", "?", ";"] as const;
/** Text that is looked through in one step, in UTF-16 units, where a sentence ends. */
const PART = 2000;

/** The marks at the end of a sentence that stand in none of these terms: no term goes over one of them. */
export function findSafeMarks(terms: Iterable<string>): ReadonlySet<string> {
  const safe = new Set<string>(MARKS);
  for (const term of terms) {
    const folded = term.normalize("NFKC");
    for (const mark of MARKS) if (folded.includes(mark)) safe.delete(mark);
  }
  return safe;
}

/**
 * The terms in a text as `recognizer` finds them, part by part with a pause after each; null as soon as more than `most`
 * stand there, those inside others among them.
 *
 * @param safe what no term goes over
 */
export function* recognizeInParts(
  { recognize }: Pick<Recognizer, "recognize">,
  text: string,
  { safe, most }: { readonly safe: ReadonlySet<string>; readonly most: number },
): Generator<void, Occurrence[] | null> {
  const found: Occurrence[] = [];
  let count = 0;
  for (let from = 0; from < text.length; ) {
    const until = endOfPart(text, from, safe);
    for (const each of recognize(text.slice(from, until))) {
      count += 1 + each.inner.length;
      found.push(moved(each, from));
    }
    if (count > most) return null;
    from = until;
    yield;
  }
  return found;
}

function endOfPart(text: string, from: number, safe: ReadonlySet<string>): number {
  for (let at = from + PART; at < text.length; at += 1)
    if (safe.has((text[at] ?? "").normalize("NFKC"))) return at + 1;
  return text.length;
}

function moved(occurrence: Occurrence, by: number): Occurrence {
  if (by === 0) return occurrence;
  const { start, end, inner } = occurrence;
  return { ...occurrence, start: start + by, end: end + by, inner: inner.map((each) => moved(each, by)) };
}
