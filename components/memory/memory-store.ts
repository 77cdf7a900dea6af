import { api } from "@/components/ui/api";
import { GatheredStore } from "@/components/workbench/gathered-store";
import type { ParagraphMatches } from "@/lib/memory/server/schema";

/** What memories have for paragraphs, by `matchesId`; null while nobody knows yet. */
export type MemoryStore = GatheredStore<ParagraphMatches | null>;

/** A match that somebody wants in a rendering that has a text already. */
export type AskedMatch = { readonly renderingId: string; readonly unitId: string; readonly text: string };

/** A paragraph as it is looked up for a track; null for none. */
export const matchesId = (paragraphId: string, trackId: string | null): string =>
  trackId === null ? paragraphId : `${paragraphId} ${trackId}`;

/** As many as have keys. */
const SHOWN = 9;

export function createMemoryStore(): MemoryStore {
  const find = async (id: string): Promise<readonly [string, ParagraphMatches]> => {
    const [paragraphId, trackId] = id.split(" ");
    const query = new URLSearchParams({
      limit: String(SHOWN),
      ...(trackId !== undefined && { track: trackId }),
    });
    return [id, await api<ParagraphMatches>(`/paragraphs/${paragraphId}/matches?${query}`)];
  };
  return new GatheredStore<ParagraphMatches | null>({
    fetch: async (ids) => new Map(await Promise.all(ids.map(find))),
    nothing: null,
    atOnce: 2,
  });
}
