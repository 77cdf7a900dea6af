/** Half-open UTF-16 offsets; never empty. */
export type Span = { readonly start: number; readonly end: number };

/** One replacement in a text, as `findTextEdits` of the collaboration room gives them: from left to right, apart. */
export type Edit = { readonly at: number; readonly remove: number; readonly insert: string };

/** What is kept of a marked span: the text it was last found in, where, and what was marked at first. */
export type Anchor = Span & { readonly base: string; readonly originalQuote: string };

/** How much text on either side of a quote tells it from others like it. */
const CONTEXT = 32;

/** A quote this long is known by itself; a shorter one must also stand among some of its neighbors. */
const TELLING = 12;
const LEAST_CONTEXT = 6;
/** Where edits lead to the quote, fewer neighbors will do. */
const LEAST_WHERE_LED = 3;

/** A text with more places than this that read like the quote does not tell which is meant. */
const MOST_PLACES = 200;

/**
 * Where a span lies after edits. What is written at its ends is not part of it; what takes the place of its words is.
 *
 * @returns null when nothing of it is left
 */
export function mapSpan({ start, end }: Span, edits: readonly Edit[]): Span | null {
  let [from, to, shift] = [start, end, 0];
  for (const { at, remove, insert } of edits) {
    const until = at + remove;
    if (remove > 0 ? at < start : at <= start) {
      if (until <= start) from = start + shift + insert.length - remove;
      else from = at + shift + insert.length;
    }
    if (until < end || (until === end && remove > 0)) to = end + shift + insert.length - remove;
    else if (at < end) to = at + shift;
    shift += insert.length - remove;
  }
  return from < to ? { start: from, end: to } : null;
}

/**
 * Finds the words of an anchor in another text: where the edits from `base` to it leave them standing word for word,
 * else where they stand among the same neighbors.
 *
 * @param edits what turns the anchor's `base` into the text
 * @returns null when they stand nowhere, or it is not certain which of several places is meant
 */
export function relocate(anchor: Anchor, text: string, edits: readonly Edit[]): Span | null {
  const quote = anchor.base.slice(anchor.start, anchor.end);
  const led = followWords(anchor, text, edits, LEAST_WHERE_LED);
  if (led !== null) return led;
  return findAmongNeighbors(anchor, anchor.originalQuote, text) ?? findAmongNeighbors(anchor, quote, text);
}

/** Where the edits alone leave the words of an anchor standing, in a text that is not known to be its own. */
export function followEdits(anchor: Anchor, text: string, edits: readonly Edit[]): Span | null {
  return followWords(anchor, text, edits, LEAST_CONTEXT);
}

function followWords(anchor: Anchor, text: string, edits: readonly Edit[], least: number): Span | null {
  const quote = anchor.base.slice(anchor.start, anchor.end);
  const mapped = mapSpan(anchor, edits);
  if (mapped === null || text.slice(mapped.start, mapped.end) !== quote) return null;
  const { score, most } = compareNeighbors(anchor, text, mapped);
  return quote.length >= TELLING || score >= Math.min(least, most) ? mapped : null;
}

/**
 * Where an anchor lies in a text, given where its ends were followed to. A part that was cut off and came back (an
 * edit that was undone) belongs to it again.
 *
 * @param followed null when nothing is left between its ends
 * @param edits what turns the anchor's `base` into the text
 * @returns null when it lies nowhere for certain
 */
export function settle(
  anchor: Anchor,
  text: string,
  { followed, edits }: { readonly followed: Span | null; readonly edits: () => readonly Edit[] },
): Span | null {
  if (followed === null || text.slice(followed.start, followed.end).trim() === "")
    return relocate(anchor, text, edits());
  if (text.slice(followed.start, followed.end) === anchor.originalQuote) return followed;
  const whole = placesOf(anchor.originalQuote, text).filter(
    (at) => at < followed.end && at + anchor.originalQuote.length > followed.start,
  );
  const [at] = whole;
  if (at === undefined || whole.length > 1) return followed;
  return { start: at, end: at + anchor.originalQuote.length };
}

function findAmongNeighbors(anchor: Anchor, quote: string, text: string): Span | null {
  const places = placesOf(quote, text).map((start) => {
    const span = { start, end: start + quote.length };
    return { span, ...compareNeighbors(anchor, text, span) };
  });
  const [best, next] = places.toSorted((a, b) => b.score - a.score);
  if (best === undefined || best.score === next?.score) return null;
  const isAlone = next === undefined && quote.length >= TELLING;
  const needed = Math.max(1, Math.min(LEAST_CONTEXT, best.most));
  return isAlone || best.score >= needed ? best.span : null;
}

/** How many letters beside a span are those beside the anchor, counted outwards, and how many could be. */
function compareNeighbors(
  { base, start, end }: Anchor,
  text: string,
  span: Span,
): { score: number; most: number } {
  const before = base.slice(Math.max(0, start - CONTEXT), start);
  const after = base.slice(end, end + CONTEXT);
  const score =
    commonEnd(before, text.slice(Math.max(0, span.start - CONTEXT), span.start)) +
    commonStart(after, text.slice(span.end, span.end + CONTEXT));
  return { score, most: before.length + after.length };
}

function placesOf(quote: string, text: string): number[] {
  const places: number[] = [];
  if (quote === "") return places;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    places.push(at);
    if (places.length > MOST_PLACES) return [];
  }
  return places;
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return length;
}

function commonEnd(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

/**
 * Where words stand in a text that may have gone on a little: at their place, else at the place nearest to it.
 *
 * @returns null when they stand nowhere
 */
export function findNearest(text: string, quote: string, start: number): Span | null {
  const places = placesOf(quote, text).toSorted((a, b) => Math.abs(a - start) - Math.abs(b - start));
  const [at] = places;
  return at === undefined ? null : { start: at, end: at + quote.length };
}
