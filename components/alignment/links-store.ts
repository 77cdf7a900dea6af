import { api } from "@/components/ui/api";
import { GatheredStore } from "@/components/workbench/gathered-store";
import type { RenderingLinks } from "@/lib/alignment/server/schema";

/** The sentence links of a paragraph with each of its renderings that are shown. */
export type ParagraphLinks = readonly RenderingLinks[];

export const NO_LINKS: ParagraphLinks = [];
/** Well under what an address may be long. */
const AT_ONCE = 60;

/** @param tracks the tracks that are shown when it is asked */
export function createLinksStore(tracks: () => readonly string[]): GatheredStore<ParagraphLinks> {
  const fetch = async (ids: readonly string[]): Promise<ReadonlyMap<string, ParagraphLinks>> => {
    const query = new URLSearchParams([["limit", String(ids.length)], ...ids.map((id) => ["paragraph", id])]);
    const pages = await Promise.all(
      tracks().map((id) => api<{ items: ParagraphLinks }>(`/tracks/${id}/links?${query}`)),
    );
    const all = pages.flatMap(({ items }) => items);
    return new Map(ids.map((id) => [id, all.filter(({ paragraphId }) => paragraphId === id)]));
  };
  return new GatheredStore({ fetch, nothing: NO_LINKS, atOnce: AT_ONCE });
}
