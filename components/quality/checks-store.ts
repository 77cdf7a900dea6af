import { api } from "@/components/ui/api";
import { type Fetch, GatheredStore } from "@/components/workbench/gathered-store";
import { createStore, type Store } from "@/components/workbench/store";
import type { RenderingFindings, ShownCheckSettings, SourceFinding } from "@/lib/quality/server/schema";
import type { LiveFindings } from "./live-checks";
import type { WaivedFinding, WaivedPlace } from "./waive";

/** What the checks report on each rendering of a paragraph that is shown. */
export type ParagraphFindings = readonly RenderingFindings[];

export const NO_FINDINGS: ParagraphFindings = [];
const NO_SOURCE_FINDINGS: readonly SourceFinding[] = [];

/** A finding that somebody is about to leave as it is. */
export type Waiving = { readonly place: WaivedPlace; readonly finding: WaivedFinding };

export type ChecksStore = {
  readonly paragraphs: GatheredStore<ParagraphFindings>;
  /** What the checks of sources report on each paragraph that is shown, translated or not. */
  readonly sources: GatheredStore<readonly SourceFinding[]>;
  /** Of the text that is being typed, which the server has not seen yet; null when none is open. */
  readonly live: Store<LiveFindings | null>;
  readonly waiving: Store<Waiving | null>;
  /** The project's, for what is checked here; null until an editor needs them, and again when they have changed. */
  readonly settings: Store<ShownCheckSettings | null>;
};

/** Well under what an address may be long. */
const AT_ONCE = 60;

/** @param tracks the tracks that are shown when it is asked */
export function createChecksStore(documentId: string, tracks: () => readonly string[]): ChecksStore {
  const fetch: Fetch<ParagraphFindings> = async (ids, signal) => {
    const shown = tracks();
    if (shown.length === 0) return new Map();
    const query = new URLSearchParams([
      ...ids.map((id) => ["paragraph", id]),
      ...shown.map((id) => ["track", id]),
    ]);
    const { items } = await api<{ items: ParagraphFindings }>(`/documents/${documentId}/findings?${query}`, {
      signal,
    });
    return new Map(ids.map((id) => [id, items.filter(({ paragraphId }) => paragraphId === id)]));
  };
  const fetchSources: Fetch<readonly SourceFinding[]> = async (ids, signal) => {
    const query = new URLSearchParams(ids.map((id) => ["paragraph", id]));
    const { items } = await api<{ items: readonly SourceFinding[] }>(
      `/documents/${documentId}/source-findings?${query}`,
      { signal },
    );
    return new Map(ids.map((id) => [id, items.filter(({ paragraphId }) => paragraphId === id)]));
  };
  return {
    sources: new GatheredStore({ fetch: fetchSources, nothing: NO_SOURCE_FINDINGS, atOnce: AT_ONCE }),
    paragraphs: new GatheredStore({ fetch, nothing: NO_FINDINGS, atOnce: AT_ONCE }),
    live: createStore<LiveFindings | null>(null),
    waiving: createStore<Waiving | null>(null),
    settings: createStore<ShownCheckSettings | null>(null),
  };
}
