import type { SentenceBead } from "@/lib/quality/core/missing-sentence";
import { isDoubtful } from "./edit-layout";
import { type KeptLinks, mapLinks } from "./links";

/** Two texts with the sentence links that were kept of them; null where nobody linked them. */
export type LinkedPair = {
  readonly source: string;
  readonly target: string;
  readonly links?: KeptLinks | null | undefined;
};

/**
 * The sentence alignment of a pair, as it holds in the texts now. Null where nobody linked them, where a link holds no more,
 * and where the source has words that are in none: the check guesses then. That a sentence has no counterpart is left out
 * where the alignment doubts it.
 */
export function beadsOf({ source, target, links: kept }: LinkedPair): readonly SentenceBead[] | null {
  if (kept === undefined || kept === null) return null;
  const { links, stale } = mapLinks(kept, source, target);
  if (stale > 0 || !isCovered(source, links)) return null;
  return links.filter((link) => (link.source !== null && link.target !== null) || !isDoubtful(link));
}

/** Whether every word of a text is in one of the beads. */
function isCovered(text: string, beads: readonly SentenceBead[]): boolean {
  let [rest, end] = ["", 0];
  for (const { source } of beads) {
    if (source === null) continue;
    rest += text.slice(end, source.start);
    end = source.end;
  }
  return !/[\p{L}\p{N}]/u.test(rest + text.slice(end));
}
