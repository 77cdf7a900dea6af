/**
 * Things that come into view together are asked for together: when nothing more came for a moment, and while somebody
 * scrolls without a pause once in a while. Asked for at once, each turn of a wheel would be a request of its own, for rows
 * that are gone before the answer is there.
 */
const QUIET_MS = 100;
const LONGEST_MS = 1000;
const RETRY_MS = 3000;
/** What leaves the screen and comes again at once (another view, a row drawn anew) is still known meanwhile. */
const FORGET_MS = 2000;
/** Longer than the longest document takes to look through; what comes later was lost on the way. */
const ANSWER_MS = 30_000;

/** What is known of these; an id that is missing in the answer has nothing. It is aborted when it takes too long. */
export type Fetch<Value> = (
  ids: readonly string[],
  signal: AbortSignal,
) => Promise<ReadonlyMap<string, Value>>;

type Options<Value> = {
  readonly fetch: Fetch<Value>;
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
  readonly #missing = new Set<string>();
  readonly #watched = new Map<string, number>();
  readonly #left = new Set<string>();
  readonly #listeners = new Map<string, Set<() => void>>();
  #queue = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #forgetting: ReturnType<typeof setTimeout> | undefined;
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

  /** Whether nothing is known of it because no answer came; it is asked for again while it is watched. */
  isMissing(id: string): boolean {
    return this.#missing.has(id);
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
    const watchers = this.#watched.get(id) ?? 0;
    this.#watched.set(id, watchers + 1);
    if (watchers === 0 && (this.#left.delete(id) || !this.#held.has(id))) this.#ask(id);
    return () => {
      const left = (this.#watched.get(id) ?? 1) - 1;
      if (left > 0) this.#watched.set(id, left);
      else this.#leave(id);
    };
  }

  #leave(id: string): void {
    this.#watched.delete(id);
    this.#missing.delete(id);
    if (!this.#held.has(id)) return;
    this.#left.add(id);
    this.#forgetting ??= setTimeout(() => this.#forget(), FORGET_MS);
  }

  #forget(): void {
    for (const id of this.#left) this.#held.delete(id);
    this.#left.clear();
    this.#forgetting = undefined;
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
      const found = await this.#answerInTime(ids);
      for (const id of ids) this.#put(id, found.get(id) ?? this.#options.nothing);
    } catch {
      for (const id of ids) this.#miss(id);
      // A server that is away is asked again, for what is still on screen then.
      setTimeout(() => {
        for (const id of ids) this.refresh(id);
      }, RETRY_MS);
    }
  }

  /** Rejects when it takes too long: what waits behind it would wait forever. */
  async #answerInTime(ids: readonly string[]): Promise<ReadonlyMap<string, Value>> {
    const asking = new AbortController();
    const tooLate = new Promise<never>((_, reject) => {
      asking.signal.addEventListener("abort", () => reject(asking.signal.reason));
    });
    const timer = setTimeout(() => asking.abort(), ANSWER_MS);
    try {
      return await Promise.race([this.#options.fetch(ids, asking.signal), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  #put(id: string, value: Value): void {
    if (!this.#watched.has(id)) return;
    const wasMissing = this.#missing.delete(id);
    const before = this.#held.get(id);
    const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(value);
    if (!isSame) this.#held.set(id, value);
    if (!isSame || wasMissing) this.#tell(id);
  }

  /** What is known of it stays; of what was never told nobody may think that there is nothing. */
  #miss(id: string): void {
    if (!this.#watched.has(id) || this.#held.has(id) || this.#missing.has(id)) return;
    this.#missing.add(id);
    this.#tell(id);
  }

  #tell(id: string): void {
    for (const listener of [...(this.#listeners.get(id) ?? [])]) listener();
  }
}
