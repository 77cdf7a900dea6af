import type { Candidate, CandidateContext } from "./candidates";
import type { Recognizer } from "./recognizer";
import { buildTermIndex } from "./term-index";

const QUOTED = /[“「『]([^“”「」『』，。；！？\n]{2,20})[”」』]|《([^《》\n]{2,40})》/gu;
const HAN = /\p{Script=Han}/u;
/** A slogan is one when it comes back, in quotation marks or without; a title is one at once. */
const LEAST_QUOTED = 2;
/** What quotation marks are worth, in occurrences: an author set them. */
const MARKED = 3;

type Found = { readonly text: string; readonly kind: "quoted" | "title" };

/** Slogans and titles that the glossary does not have, with every place where they stand; it pauses after paragraphs. */
export function* findQuoted(
  paragraphs: readonly string[],
  recognizer: Recognizer | null,
  mostContexts: number,
): Generator<void, Candidate[]> {
  const marked = new Map<string, Found>();
  for (const paragraph of paragraphs) {
    for (const [, quoted, title] of paragraph.matchAll(QUOTED)) {
      const text = (quoted ?? title ?? "").trim();
      if (!HAN.test(text) || isKnown(text, recognizer)) continue;
      if (!marked.has(text)) marked.set(text, { text, kind: title === undefined ? "quoted" : "title" });
    }
    yield;
  }
  const counted = yield* countPlaces(paragraphs, [...marked.values()], mostContexts);
  return counted.filter(({ kind, frequency }) => kind === "title" || frequency >= LEAST_QUOTED);
}

/** Whether the glossary has the whole of it. */
function isKnown(text: string, recognizer: Recognizer | null): boolean {
  const [known] = recognizer?.recognize(text) ?? [];
  return known !== undefined && known.start === 0 && known.end === text.length;
}

function* countPlaces(
  paragraphs: readonly string[],
  wanted: readonly Found[],
  mostContexts: number,
): Generator<void, Candidate[]> {
  if (wanted.length === 0) return [];
  const index = buildTermIndex(wanted, false);
  const places = new Map<Found, { count: number; contexts: CandidateContext[] }>();
  for (const [paragraph, text] of paragraphs.entries()) {
    const { folded, matches } = index.scan(text);
    for (const { entry, start, end } of matches) {
      const [value] = entry.values;
      if (value === undefined) continue;
      const place = places.get(value) ?? { count: 0, contexts: [] };
      place.count += 1;
      if (place.contexts.length < mostContexts)
        place.contexts.push({ paragraph, start: folded.starts[start] ?? 0, end: folded.ends[end - 1] ?? 0 });
      places.set(value, place);
    }
    yield;
  }
  return Array.from(places, ([{ text, kind }, { count, contexts }]) => ({
    text,
    kind,
    frequency: count,
    score: Math.round(Math.log2(Math.max(2, Array.from(text).length)) * (count + MARKED) * 100) / 100,
    contexts,
  }));
}
