import { findDifferences, joinStretches, type TrackText } from "@/lib/renderings/core/compare-tracks";
import type { LayeredText, TextLayer } from "@/lib/text/core/layers";

/** What layers say to who points at them. */
export type SayBase = (base: string) => string;

/**
 * What to show over the renderings of a row that are compared, by track: in each what the base has not, and a sign
 * where it lacks words of the base; in the base the words that at least one other has not.
 */
export function compareLayers(
  texts: readonly TrackText[],
  baseId: string,
  say: { readonly instead: SayBase; readonly lacks: SayBase; readonly added: string },
): ReadonlyMap<string, LayeredText> {
  const base = texts.find(({ trackId }) => trackId === baseId)?.text ?? "";
  const lost: { start: number; end: number }[] = [];
  const layered = new Map<string, LayeredText>();
  for (const { trackId, text } of texts) {
    if (trackId === baseId) continue;
    const found = findDifferences(base, text);
    lost.push(...found.lost);
    const others = found.other.map(
      ({ start, end, base: words }): TextLayer => ({
        ...{ start, end, kind: "differs" },
        label: words.trim() === "" ? say.added : say.instead(words),
      }),
    );
    const gaps = found.gaps.map(({ at, base: words }) => gapLayer(text, at, say.lacks(words)));
    layered.set(trackId, { text, layers: [...others, ...gaps] });
  }
  const layers = joinStretches(lost).map((stretch): TextLayer => ({ ...stretch, kind: "differs-base" }));
  return layered.set(baseId, { text: base, layers });
}

/** A layer lies over letters: the sign of a gap stands at the letter before it, or at the first one. */
function gapLayer(text: string, at: number, label: string): TextLayer {
  if (at === 0) return { start: 0, end: letterAt(text, 0), kind: "gap-before", label };
  const isPair = at >= 2 && letterAt(text, at - 2) === at;
  return { start: isPair ? at - 2 : at - 1, end: at, kind: "gap-after", label };
}

/** Where the letter that begins at an offset ends. */
const letterAt = (text: string, offset: number): number =>
  offset + ((text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1);
