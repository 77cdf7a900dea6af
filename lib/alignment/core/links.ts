/** A stretch of a text with what stands there: half-open UTF-16 offsets. */
export type QuotedSpan = { readonly start: number; readonly end: number; readonly quote: string };

/** Sentences of a paragraph and of its rendering that stand for each other. One side may be missing: left out, or added. */
export type SentenceLink = {
  readonly source: QuotedSpan | null;
  readonly target: QuotedSpan | null;
  readonly confidence: number;
  readonly fixed: boolean;
};

/** The links of one rendering, in order, as they were when the texts had these lengths. */
export type KeptLinks = {
  readonly links: readonly SentenceLink[];
  readonly sourceLength: number;
  readonly targetLength: number;
};

/** The links that still hold, where they stand now; how many hold no more. */
export type MappedLinks = { readonly links: readonly SentenceLink[]; readonly stale: number };

/**
 * Finds links again in texts that may have gone on. A link holds while the words of both its sides stand there as they
 * were: before the first change and after the last at their places, between them where they stand as often as links have
 * them. What cannot be told apart holds no more.
 */
export function mapLinks({ links, ...lengths }: KeptLinks, source: string, target: string): MappedLinks {
  const from = findSpans(
    links.map((link) => link.source),
    lengths.sourceLength,
    source,
  );
  const to = findSpans(
    links.map((link) => link.target),
    lengths.targetLength,
    target,
  );
  const mapped = links.flatMap((link, at): SentenceLink[] => {
    const [one, other] = [from[at], to[at]];
    return one === undefined || other === undefined ? [] : [{ ...link, source: one, target: other }];
  });
  return { links: mapped, stale: links.length - mapped.length };
}

type Side = QuotedSpan | null;

/** Each span as it stands in the text now; null where there was none, undefined where it is gone. */
function findSpans(spans: readonly Side[], length: number, text: string): (Side | undefined)[] {
  const grown = text.length - length;
  const holds = (span: Side, by: number): boolean =>
    span === null || text.slice(span.start + by, span.end + by) === span.quote;
  const firstGone = spans.findIndex((span) => !holds(span, 0));
  if (firstGone < 0) return [...spans];
  const lastGone = spans.findLastIndex((span) => !holds(span, grown));
  const before = Math.min(firstGone, lastGone < 0 ? 0 : firstGone);
  const after = Math.max(lastGone + 1, before);
  const end = spans.slice(0, before).findLast((span) => span !== null)?.end ?? 0;
  const start = spans.slice(after).find((span) => span !== null)?.start;
  const middle = findBetween(
    spans.slice(before, after),
    text,
    end,
    start === undefined ? text.length : start + grown,
  );
  return [
    ...spans.slice(0, before),
    ...middle,
    ...spans.slice(after).map((span) => (span === null ? null : moveBy(span, grown))),
  ];
}

const moveBy = (span: QuotedSpan, by: number): QuotedSpan => ({
  ...span,
  start: span.start + by,
  end: span.end + by,
});

/** The nth link with certain words is the nth place where they stand, if there are as many of both. */
function findBetween(spans: readonly Side[], text: string, from: number, to: number): (Side | undefined)[] {
  const counts = new Map<string, number>();
  for (const span of spans) if (span !== null) counts.set(span.quote, (counts.get(span.quote) ?? 0) + 1);
  const found = new Map([...counts.keys()].map((quote) => [quote, placesOfQuote(text, quote, from, to)]));
  const used = new Map<string, number>();
  let least = from;
  return spans.map((span) => {
    if (span === null) return null;
    const places = found.get(span.quote) ?? [];
    if (places.length !== counts.get(span.quote)) return undefined;
    const nth = used.get(span.quote) ?? 0;
    used.set(span.quote, nth + 1);
    const start = places[nth];
    if (start === undefined || start < least) return undefined;
    least = start + span.quote.length;
    return { ...span, start, end: least };
  });
}

function placesOfQuote(text: string, quote: string, from: number, to: number): number[] {
  const places: number[] = [];
  if (quote === "") return places;
  for (
    let at = text.indexOf(quote, from);
    at >= 0 && at + quote.length <= to;
    at = text.indexOf(quote, at + 1)
  )
    places.push(at);
  return places;
}
