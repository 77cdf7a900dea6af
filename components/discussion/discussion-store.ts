import { createStore, type Store } from "@/components/workbench/store";
import type { AnnotationView, LabelView } from "@/lib/discussion/server/schema";
import type { ThreadView } from "@/lib/discussion/server/thread-schema";

/** What is marked and said about a paragraph and all its renderings. */
export type Discussed = {
  /** By when they were made. */
  readonly annotations: readonly AnnotationView[];
  /** Newest first; null until somebody asks. */
  readonly threads: readonly ThreadView[] | null;
};

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

export type Fetches = {
  readonly annotations: (paragraphIds: readonly string[]) => Promise<readonly AnnotationView[]>;
  readonly threads: (paragraphId: string) => Promise<readonly ThreadView[]>;
};

const NOTHING: Discussed = { annotations: [], threads: null };
/** Paragraphs that come into view together are asked for together; as many as the API takes at once. */
const GATHER_MS = 40;
const AT_ONCE = 200;
const RETRY_MS = 3000;

/** What is marked and said about the paragraphs on screen. A paragraph is an entry of its own, and has its own listeners. */
export class DiscussionStore {
  readonly #fetches: Fetches;
  readonly #held = new Map<string, Discussed>();
  readonly #watched = new Map<string, number>();
  readonly #withThreads = new Map<string, number>();
  readonly #listeners = new Map<string, Set<() => void>>();
  #queue = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Grows with everything that is heard, for lists that go over the whole document. */
  readonly heard: Store<number> = createStore(0);
  readonly draft: Store<Draft | null> = createStore<Draft | null>(null);
  /** Words that wait for words of the other side to be linked with. */
  readonly linking: Store<Draft | null> = createStore<Draft | null>(null);
  /** The thread or annotation that the panel brings into view. */
  readonly focused: Store<string | null> = createStore<string | null>(null);
  readonly labels: Store<readonly LabelView[] | null> = createStore<readonly LabelView[] | null>(null);

  constructor(fetches: Fetches) {
    this.#fetches = fetches;
  }

  /** The same object as long as nothing changed. */
  get(paragraphId: string): Discussed {
    return this.#held.get(paragraphId) ?? NOTHING;
  }

  subscribe(paragraphId: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(paragraphId) ?? new Set();
    this.#listeners.set(paragraphId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(paragraphId);
    };
  }

  /** Keeps a paragraph's marks up to date until the returned function is called. */
  watch(paragraphId: string): () => void {
    count(this.#watched, paragraphId, 1);
    if (!this.#held.has(paragraphId)) this.#ask(paragraphId);
    return () => {
      if (count(this.#watched, paragraphId, -1) === 0) this.#held.delete(paragraphId);
    };
  }

  /** The same for its threads. */
  watchThreads(paragraphId: string): () => void {
    const release = this.watch(paragraphId);
    count(this.#withThreads, paragraphId, 1);
    void this.#loadThreads(paragraphId);
    return () => {
      count(this.#withThreads, paragraphId, -1);
      release();
    };
  }

  /** The paragraph's texts are other ones now: what is marked in them may lie elsewhere. */
  textChanged(paragraphId: string): void {
    if (this.get(paragraphId).annotations.length > 0) this.#ask(paragraphId);
    if (this.#withThreads.has(paragraphId)) void this.#loadThreads(paragraphId);
  }

  /** Something was marked or said about a paragraph, or about any (null). */
  changed(paragraphId: string | null): void {
    const all = paragraphId === null ? [...this.#watched.keys()] : [paragraphId];
    for (const id of all) {
      if (this.#watched.has(id)) this.#ask(id);
      if (this.#withThreads.has(id)) void this.#loadThreads(id);
    }
    this.heard.set((nth) => nth + 1);
  }

  #ask(paragraphId: string): void {
    this.#queue.add(paragraphId);
    this.#timer ??= setTimeout(() => void this.#load(), GATHER_MS);
  }

  async #load(): Promise<void> {
    this.#timer = undefined;
    const wanted = [...this.#queue].filter((id) => this.#watched.has(id));
    const now = wanted.slice(0, AT_ONCE);
    this.#queue = new Set(wanted.slice(AT_ONCE));
    if (now.length > 0) await this.#loadAnnotations(now);
    if (this.#queue.size > 0) this.#timer ??= setTimeout(() => void this.#load(), GATHER_MS);
  }

  async #loadAnnotations(paragraphIds: readonly string[]): Promise<void> {
    try {
      const all = await this.#fetches.annotations(paragraphIds);
      for (const id of paragraphIds)
        this.#put(id, { annotations: all.filter((annotation) => annotation.paragraphId === id) });
    } catch {
      // A server that is away is asked again, for what is still on screen then.
      setTimeout(() => {
        for (const id of paragraphIds) if (this.#watched.has(id)) this.#ask(id);
      }, RETRY_MS);
    }
  }

  async #loadThreads(paragraphId: string): Promise<void> {
    try {
      this.#put(paragraphId, { threads: await this.#fetches.threads(paragraphId) });
    } catch {
      setTimeout(() => {
        if (this.#withThreads.has(paragraphId)) void this.#loadThreads(paragraphId);
      }, RETRY_MS);
    }
  }

  #put(paragraphId: string, change: Partial<Discussed>): void {
    if (!this.#watched.has(paragraphId)) return;
    const before = this.get(paragraphId);
    const next = { ...before, ...change };
    if (this.#held.has(paragraphId) && JSON.stringify(before) === JSON.stringify(next)) return;
    this.#held.set(paragraphId, next);
    for (const listener of [...(this.#listeners.get(paragraphId) ?? [])]) listener();
  }
}

function count(counts: Map<string, number>, key: string, by: 1 | -1): number {
  const now = (counts.get(key) ?? 0) + by;
  if (now <= 0) counts.delete(key);
  else counts.set(key, now);
  return now;
}
