import { api } from "@/components/ui/api";
import { type Fetch, GatheredStore } from "@/components/workbench/gathered-store";
import { createStore, type Store } from "@/components/workbench/store";
import type { TrackedChange } from "@/lib/review/core/report";

/** What was changed in a paragraph's renderings since they were confirmed. */
export type ParagraphChanges = readonly TrackedChange[];

export const NO_CHANGES: ParagraphChanges = [];

export type ChangesStore = {
  readonly paragraphs: GatheredStore<ParagraphChanges>;
  /** Texts that stand still show what was changed in them. */
  readonly shown: Store<boolean>;
};

/** Well under what an address may be long. */
const AT_ONCE = 60;

/** @param tracks the tracks that are shown when it is asked */
export function createChangesStore(documentId: string, tracks: () => readonly string[]): ChangesStore {
  const fetch: Fetch<ParagraphChanges> = async (ids, signal) => {
    const shown = tracks();
    if (shown.length === 0) return new Map();
    const query = new URLSearchParams([
      ...ids.map((id) => ["paragraph", id]),
      ...shown.map((id) => ["track", id]),
    ]);
    const { items } = await api<{ items: ParagraphChanges }>(`/documents/${documentId}/changes?${query}`, {
      signal,
    });
    return new Map(ids.map((id) => [id, items.filter(({ paragraphId }) => paragraphId === id)]));
  };
  return {
    paragraphs: new GatheredStore({ fetch, nothing: NO_CHANGES, atOnce: AT_ONCE }),
    shown: createStore(false),
  };
}
