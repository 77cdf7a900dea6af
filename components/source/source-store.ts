import { api } from "@/components/ui/api";
import { type Fetch, GatheredStore } from "@/components/workbench/gathered-store";
import type { SourceChange } from "@/lib/documents/server/source-schema";

/** What became of a paragraph's source since texts beside it were right: an entry for each such text. */
export type ParagraphSourceChanges = readonly SourceChange[];

const NONE: ParagraphSourceChanges = [];
/** Well under what an address may be long. */
const AT_ONCE = 60;

/** @param tracks the tracks that are shown when it is asked */
export function createSourceStore(
  documentId: string,
  tracks: () => readonly string[],
): GatheredStore<ParagraphSourceChanges> {
  const fetch: Fetch<ParagraphSourceChanges> = async (ids, signal) => {
    const shown = tracks();
    if (shown.length === 0) return new Map();
    const query = new URLSearchParams([
      ["limit", "1000"],
      ...ids.map((id) => ["paragraph", id]),
      ...shown.map((id) => ["track", id]),
    ]);
    const path = `/documents/${documentId}/source-changes?${query}`;
    const { items } = await api<{ items: ParagraphSourceChanges }>(path, { signal });
    return new Map(ids.map((id) => [id, items.filter(({ paragraphId }) => paragraphId === id)]));
  };
  return new GatheredStore({ fetch, nothing: NONE, atOnce: AT_ONCE });
}
