import { GatheredStore } from "@/components/workbench/gathered-store";
import { createStore, type Store } from "@/components/workbench/store";
import type { AnnotationView, LabelView } from "@/lib/discussion/server/schema";
import type { ThreadView } from "@/lib/discussion/server/thread-schema";

/** Words that somebody is about to comment on, or a paragraph or rendering as a whole. */
export type Draft = {
  readonly paragraphId: string;
  /** Null for the source. */
  readonly trackId: string | null;
  readonly renderingId: string | null;
  /** Null for the whole of it. */
  readonly span: {
    readonly start: number;
    readonly end: number;
    readonly quote: string;
    /** The text in which the offsets hold. */
    readonly text: string;
  } | null;
};

/** What is to be linked to a concept: selected words, or what is marked already. */
export type ToLink =
  | { readonly kind: "words"; readonly draft: Draft }
  | { readonly kind: "annotation"; readonly annotation: AnnotationView };

export type Fetches = {
  readonly annotations: (
    paragraphIds: readonly string[],
    signal: AbortSignal,
  ) => Promise<readonly AnnotationView[]>;
  readonly threads: (paragraphId: string, signal: AbortSignal) => Promise<readonly ThreadView[]>;
};

const NONE: readonly AnnotationView[] = [];
/** As many paragraphs as the API takes at once. */
const AT_ONCE = 200;

/** What is marked and said about the paragraphs on screen, and what somebody is about to add. */
export type DiscussionStore = {
  /** By paragraph, with those of all its renderings; by when they were made. */
  readonly annotations: GatheredStore<readonly AnnotationView[]>;
  /** The same, newest first; null until somebody asks. */
  readonly threads: GatheredStore<readonly ThreadView[] | null>;
  /** Grows with everything that is heard, for lists that go over the whole document. */
  readonly heard: Store<number>;
  readonly draft: Store<Draft | null>;
  /** Words that wait for words of the other side to be linked with. */
  readonly linking: Store<Draft | null>;
  /** What waits for a concept to be chosen. */
  readonly toConcept: Store<ToLink | null>;
  /** The thread or annotation that the panel brings into view. */
  readonly focused: Store<string | null>;
  /** The annotation under the pointer, in a text or the panel. */
  readonly hovered: Store<string | null>;
  readonly labels: Store<readonly LabelView[] | null>;
  /** The paragraph's texts are other ones now: what is marked in them may lie elsewhere. */
  readonly textChanged: (paragraphId: string) => void;
  /** Something was marked or said about a paragraph, or about any (null). */
  readonly changed: (paragraphId: string | null) => void;
};

export function createDiscussionStore(fetches: Fetches): DiscussionStore {
  const annotations = new GatheredStore({
    fetch: async (ids, signal) => {
      const all = await fetches.annotations(ids, signal);
      return new Map(ids.map((id) => [id, all.filter(({ paragraphId }) => paragraphId === id)]));
    },
    nothing: NONE,
    atOnce: AT_ONCE,
  });
  const threads = new GatheredStore<readonly ThreadView[] | null>({
    fetch: async ([id = ""], signal) => new Map([[id, await fetches.threads(id, signal)]]),
    nothing: null,
    atOnce: 1,
  });
  const heard = createStore(0);
  return {
    ...{ annotations, threads, heard },
    draft: createStore<Draft | null>(null),
    linking: createStore<Draft | null>(null),
    toConcept: createStore<ToLink | null>(null),
    focused: createStore<string | null>(null),
    hovered: createStore<string | null>(null),
    labels: createStore<readonly LabelView[] | null>(null),
    textChanged: (paragraphId) => {
      if (annotations.get(paragraphId).length > 0) annotations.refresh(paragraphId);
      threads.refresh(paragraphId);
    },
    changed: (paragraphId) => {
      annotations.refresh(paragraphId);
      threads.refresh(paragraphId);
      heard.set((nth) => nth + 1);
    },
  };
}
