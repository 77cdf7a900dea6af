/**
 * Things that come into view together are asked for together: when nothing more came for a moment, and while somebody
 * scrolls without a pause once in a while. Asked for at once, each turn of a wheel would be a request of its own, for rows
 * that are gone before the answer is there.
 */
const QUIET_MS = 100;
const LONGEST_MS = 1000;
const RETRY_MS = 3000;

type Options<Value> = {
  /** What is known of these; an id that is missing in the answer has nothing. */
  readonly fetch: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
  readonly nothing: Value;
  /** As many as the server takes at once. */
  readonly atOnce: number;
};

/**
 * Something of each thing on screen (by its id), kept up to date while it is there. Each is an entry of its own with its
 * own listeners, so that news of one draws that one only.
 */
export class GatheredStore<Value> {
  readonly #options: Options<Value>;
  readonly #held = new Map<string, Value>();
  readonly #watched = new Map<string, number>();
  readonly #listeners = new Map<string, Set<() => void>>();
  #queue = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest that waits was asked for. */
  #since: number | null = null;
  #asking = false;

  constructor(options: Options<Value>) {
    this.#options = options;
  }

  /** The same object as long as nothing changed. */
  get(id: string): Value {
    return this.#held.get(id) ?? this.#options.nothing;
  }

  subscribe(id: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(id) ?? new Set();
    this.#listeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(id);
    };
  }

  /** Keeps an entry up to date until the returned function is called. */
  watch(id: string): () => void {
    this.#watched.set(id, (this.#watched.get(id) ?? 0) + 1);
    if (!this.#held.has(id)) this.#ask(id);
    return () => {
      const left = (this.#watched.get(id) ?? 1) - 1;
      if (left > 0) this.#watched.set(id, left);
      else {
        this.#watched.delete(id);
        this.#held.delete(id);
      }
    };
  }

  /** Asks again for one, or for all that are watched. */
  refresh(id: string | null): void {
    for (const each of id === null ? this.#watched.keys() : [id])
      if (this.#watched.has(each)) this.#ask(each);
  }

  #ask(id: string): void {
    this.#queue.add(id);
    this.#since ??= Date.now();
    this.#loadSoon();
  }

  /** What comes while an answer is awaited waits for it. */
  #loadSoon(): void {
    if (this.#asking) return;
    clearTimeout(this.#timer);
    const left = (this.#since ?? Date.now()) + LONGEST_MS - Date.now();
    this.#timer = setTimeout(() => void this.#load(), Math.max(0, Math.min(QUIET_MS, left)));
  }

  async #load(): Promise<void> {
    this.#since = null;
    const wanted = [...this.#queue].filter((id) => this.#watched.has(id));
    const now = wanted.slice(0, this.#options.atOnce);
    this.#queue = new Set(wanted.slice(this.#options.atOnce));
    this.#asking = true;
    if (now.length > 0) await this.#fetch(now);
    this.#asking = false;
    if (this.#queue.size > 0) this.#loadSoon();
  }

  async #fetch(ids: readonly string[]): Promise<void> {
    try {
      const found = await this.#options.fetch(ids);
      for (const id of ids) this.#put(id, found.get(id) ?? this.#options.nothing);
    } catch {
      // A server that is away is asked again, for what is still on screen then.
      setTimeout(() => {
        for (const id of ids) this.refresh(id);
      }, RETRY_MS);
    }
  }

  #put(id: string, value: Value): void {
    if (!this.#watched.has(id)) return;
    const before = this.#held.get(id);
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(value)) return;
    this.#held.set(id, value);
    for (const listener of [...(this.#listeners.get(id) ?? [])]) listener();
  }
}
