import { api } from "@/components/ui/api";
import { type Fetch, GatheredStore } from "@/components/workbench/gathered-store";
import { createStore, type Store } from "@/components/workbench/store";
import { colorIndexOf, PERSON_COLORS } from "@/lib/collaboration/core/presence";
import { MOST_AUTHORED } from "@/lib/renderings/core/most-authored";
import type { RenderingAuthorship } from "@/lib/renderings/server/authorship-schema";

/** Who wrote which words of a paragraph's renderings. */
export type ParagraphAuthorship = readonly RenderingAuthorship[];

const NOTHING: ParagraphAuthorship = [];

/** Somebody whose words were shown, with the color that they have on this page. */
export type Writer = { readonly id: string; readonly name: string | null; readonly color: number };

export type AuthorshipStore = {
  readonly paragraphs: GatheredStore<ParagraphAuthorship>;
  /** Texts show who wrote which words. */
  readonly shown: Store<boolean>;
  /** Everybody whose words were shown since the page was opened, in that order. */
  readonly writers: Store<readonly Writer[]>;
};

/** @param tracks the tracks that are shown when it is asked */
export function createAuthorshipStore(tracks: () => readonly string[]): AuthorshipStore {
  const writers = createStore<readonly Writer[]>([]);
  const fetch: Fetch<ParagraphAuthorship> = async (ids, signal) => {
    const query = new URLSearchParams(ids.map((id) => ["paragraph", id]));
    const answers = await Promise.all(
      tracks().map((id) =>
        api<{ items: ParagraphAuthorship }>(`/tracks/${id}/authorship?${query}`, { signal }),
      ),
    );
    const all = answers.flatMap(({ items }) => items);
    writers.set((known) => meet(known, all));
    return new Map(ids.map((id) => [id, all.filter(({ paragraphId }) => paragraphId === id)]));
  };
  return {
    paragraphs: new GatheredStore({ fetch, nothing: NOTHING, atOnce: MOST_AUTHORED }),
    shown: createStore(false),
    writers,
  };
}

/**
 * Those known with whoever else wrote in these texts. Everybody has the color of their caret, or the next one that is
 * free: as long as there are colors, no two people share one.
 */
export function meet(known: readonly Writer[], texts: readonly Pick<RenderingAuthorship, "runs">[]) {
  const all = [...known];
  for (const { by } of texts.flatMap(({ runs }) => runs)) {
    if (by === null || by.authorId === null || all.some(({ id }) => id === by.authorId)) continue;
    all.push({ id: by.authorId, name: by.name, color: freeColor(all, colorIndexOf(by.authorId)) });
  }
  return all.length === known.length ? known : all;
}

function freeColor(taken: readonly Writer[], wanted: number): number {
  for (let step = 0; step < PERSON_COLORS; step += 1) {
    const color = (wanted + step) % PERSON_COLORS;
    if (taken.every((writer) => writer.color !== color)) return color;
  }
  return wanted;
}
