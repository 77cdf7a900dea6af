import type { Grant } from "@/lib/accounts/core/grant";
import type { UnitMatch } from "@/lib/memory/core/best-matches";
import { keyOf, type MemoryKey } from "@/lib/memory/core/memory-key";
import { contextOfText } from "@/lib/memory/core/pair-units";
import type { MemoryScope } from "./authorize-memory";
import { readUnitIdsOfTrack } from "./fill-store";
import { type ParagraphInContext, readParagraphs } from "./paragraph-store";
import { openScope } from "./search-scope";

/** A paragraph with the best that the memories have for it, the better first. */
export type MatchedParagraph = {
  readonly paragraph: ParagraphInContext;
  /** From 1. */
  readonly number: number;
  readonly key: MemoryKey;
  readonly best: UnitMatch | undefined;
  readonly matches: readonly UnitMatch[];
};

/** Work that is done in one go before others get their turn. */
const TURN_MS = 15;

/** Looks every shown paragraph of a document up; what a rendering of the track itself gave is no match for it. */
export async function matchDocument(
  grant: Grant,
  scope: MemoryScope,
  asked: {
    readonly documentId: string;
    readonly trackId: string | undefined;
    readonly threshold: number;
    /** How many of a paragraph's matches are wanted. */
    readonly most?: number;
    readonly wants?: (paragraphId: string) => boolean;
  },
): Promise<readonly MatchedParagraph[]> {
  const { documentId, trackId, threshold, most = 1, wants = () => true } = asked;
  const { search } = await openScope(scope, { whole: true });
  const paragraphs = await readParagraphs(grant, documentId);
  const own = trackId === undefined ? new Map() : await readUnitIdsOfTrack(grant, trackId);
  const matched: MatchedParagraph[] = [];
  let began = performance.now();
  for (const [at, paragraph] of paragraphs.entries()) {
    if (!wants(paragraph.id)) continue;
    const key = keyOf(paragraph.text);
    const [before, after] = [contextOfText(paragraph.before), contextOfText(paragraph.after)];
    const ids: ReadonlySet<number> = own.get(paragraph.id) ?? new Set();
    const found = search({ key, before, after }, { threshold, limit: most + ids.size });
    const matches = found.filter(({ id }) => !ids.has(id)).slice(0, most);
    matched.push({ paragraph, number: at + 1, key, best: matches[0], matches });
    if (performance.now() - began < TURN_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
  return matched;
}
