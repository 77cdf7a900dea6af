import type { RenderingView, Row } from "./row";

export type RowPage = { readonly total: number; readonly items: readonly Row[] };
export type FetchRows = (from: number, count: number) => Promise<RowPage>;

/** What a live event tells of a rendering; `updatedAt` is when it was heard. */
export type RenderingChange = {
  readonly renderingId: string;
  readonly trackId: string;
  readonly paragraphId: string;
} & Partial<Omit<RenderingView, "id" | "trackId" | "paragraphId">>;

type Options = {
  readonly fetchRows: FetchRows;
  readonly first?: RowPage;
  readonly pageSize?: number;
  /** Pages kept at most; those farthest from where the reader stands go first. */
  readonly maxPages?: number;
  readonly retryAfterMs?: number;
  /** Hears of rows that were fetched, before they take the places of those held. */
  readonly onAnswer?: (rows: readonly Row[]) => void;
};

/**
 * The rows of a document, of which only pages near the reader are held: a document of 10,000 paragraphs costs what
 * is on screen. Each row is an object of its own that is replaced when it changes, and only its listeners are told.
 */
export class RowCache {
  readonly #pageSize: number;
  readonly #maxPages: number;
  readonly #retryAfterMs: number;
  readonly #onAnswer: (rows: readonly Row[]) => void;
  #fetchRows: FetchRows;
  #total: number;
  /** Grows when everything held became doubtful; answers of an earlier one are dropped. */
  #generation = 0;
  #clock = 0;
  #wanted = { from: 0, to: 0 };
  readonly #rows = new Map<number, Row>();
  readonly #loaded = new Set<number>();
  readonly #loading = new Set<number>();
  readonly #indexOf = new Map<string, number>();
  /** Rendering id to the tick of its last live change: an answer asked for earlier must not undo it. */
  readonly #heard = new Map<string, number>();
  readonly #listeners = new Map<number, Set<() => void>>();
  readonly #totalListeners = new Set<() => void>();

  constructor({
    fetchRows,
    first,
    pageSize = 50,
    maxPages = 60,
    retryAfterMs = 1500,
    onAnswer = () => {},
  }: Options) {
    this.#fetchRows = fetchRows;
    this.#onAnswer = onAnswer;
    this.#pageSize = pageSize;
    this.#maxPages = maxPages;
    this.#retryAfterMs = retryAfterMs;
    this.#total = first?.total ?? 0;
    for (const row of first?.items ?? []) this.#put(row);
    this.#markWholePages(first);
  }

  get total(): number {
    return this.#total;
  }

  row = (index: number): Row | undefined => this.#rows.get(index);

  /** Where a paragraph stands, when its row is held. */
  indexOf(paragraphId: string): number | undefined {
    return this.#indexOf.get(paragraphId);
  }

  /** Calls `listener` whenever the row at `index` changes. */
  subscribe(index: number, listener: () => void): () => void {
    const listeners = this.#listeners.get(index) ?? new Set();
    this.#listeners.set(index, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(index);
    };
  }

  subscribeTotal = (listener: () => void): (() => void) => {
    this.#totalListeners.add(listener);
    return () => this.#totalListeners.delete(listener);
  };

  /** Fetches what is missing of rows `from` (included) to `to` (excluded). */
  ensure(from: number, to: number): void {
    this.#wanted = { from, to };
    for (const page of this.#pagesOf(from, to)) {
      if (!this.#loaded.has(page) && !this.#loading.has(page)) void this.#load(page);
    }
  }

  /** The row at `index`, fetched when it is not held; undefined beyond the end. */
  async need(index: number): Promise<Row | undefined> {
    const held = this.#rows.get(index);
    if (held !== undefined || index < 0 || index >= this.#total) return held;
    await this.#load(Math.floor(index / this.#pageSize));
    return this.#rows.get(index);
  }

  /** Takes a live change in. A change of a row that is not held is of no interest. */
  apply({ renderingId, trackId, paragraphId, ...change }: RenderingChange): void {
    const index = this.#indexOf.get(paragraphId);
    const row = index === undefined ? undefined : this.#rows.get(index);
    this.#heard.set(renderingId, ++this.#clock);
    if (row === undefined || index === undefined) return;
    const known = row.renderings[trackId];
    if (known === undefined || known.id !== renderingId) return;
    if (change.revision !== undefined && change.revision < known.revision) return;
    this.#rows.set(index, {
      ...row,
      renderings: { ...row.renderings, [trackId]: { ...known, ...change } },
    });
    this.#tell(index);
  }

  /** Everything may have changed: what is on screen is read again, the rest is forgotten when it is next wanted. */
  reload(fetchRows: FetchRows = this.#fetchRows): Promise<void> {
    this.#fetchRows = fetchRows;
    this.#generation++;
    this.#loaded.clear();
    this.#loading.clear();
    const { from, to } = this.#wanted;
    const pages = this.#pagesOf(from, Math.max(to, from + 1));
    return Promise.all(pages.map((page) => this.#load(page))).then(() => undefined);
  }

  #pagesOf(from: number, to: number): number[] {
    const first = Math.floor(Math.max(0, from) / this.#pageSize);
    const last = Math.floor(Math.max(0, Math.min(to, Math.max(1, this.#total)) - 1) / this.#pageSize);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  }

  async #load(page: number): Promise<void> {
    const [generation, asked] = [this.#generation, this.#clock];
    this.#loading.add(page);
    try {
      const answer = await this.#fetchRows(page * this.#pageSize, this.#pageSize);
      if (generation !== this.#generation) return;
      this.#loading.delete(page);
      this.#loaded.add(page);
      this.#onAnswer(answer.items);
      for (const row of answer.items) this.#put(this.#withNews(row, asked));
      this.#setTotal(answer.total);
      this.#forgetFarPages();
    } catch {
      if (generation !== this.#generation) return;
      // Stays "loading" until the retry, so that scrolling does not hammer a server that is down.
      setTimeout(() => {
        if (generation !== this.#generation) return;
        this.#loading.delete(page);
        this.ensure(this.#wanted.from, this.#wanted.to);
      }, this.#retryAfterMs);
    }
  }

  /** What was heard after the question was asked holds over the answer, unless the answer is newer by its revision. */
  #withNews(row: Row, asked: number): Row {
    const held = this.#rows.get(row.index);
    if (held === undefined || held.paragraph.id !== row.paragraph.id) return row;
    const renderings: Record<string, RenderingView> = { ...row.renderings };
    for (const [trackId, answered] of Object.entries(row.renderings)) {
      const known = held.renderings[trackId];
      const isNews = known?.id === answered.id && (this.#heard.get(answered.id) ?? -1) > asked;
      if (isNews && known.revision >= answered.revision) renderings[trackId] = known;
    }
    return { ...row, renderings };
  }

  #put(row: Row): void {
    const before = this.#rows.get(row.index);
    if (before !== undefined && this.#indexOf.get(before.paragraph.id) === row.index) {
      this.#indexOf.delete(before.paragraph.id);
    }
    this.#rows.set(row.index, row);
    this.#indexOf.set(row.paragraph.id, row.index);
    this.#tell(row.index);
  }

  #markWholePages(first: RowPage | undefined): void {
    const start = first?.items[0]?.index;
    if (first === undefined || start === undefined) return;
    const end = start + first.items.length;
    for (const page of this.#pagesOf(start, end)) {
      const from = page * this.#pageSize;
      if (from >= start && Math.min(from + this.#pageSize, this.#total) <= end) this.#loaded.add(page);
    }
  }

  #setTotal(total: number): void {
    if (total === this.#total) return;
    this.#total = total;
    for (const [index, row] of this.#rows) {
      if (index < total) continue;
      this.#rows.delete(index);
      if (this.#indexOf.get(row.paragraph.id) === index) this.#indexOf.delete(row.paragraph.id);
    }
    for (const listener of [...this.#totalListeners]) listener();
  }

  #forgetFarPages(): void {
    if (this.#loaded.size <= this.#maxPages) return;
    const here = (this.#wanted.from + this.#wanted.to) / 2 / this.#pageSize;
    const byDistance = [...this.#loaded].sort((a, b) => Math.abs(b - here) - Math.abs(a - here));
    for (const page of byDistance.slice(0, this.#loaded.size - this.#maxPages)) {
      this.#loaded.delete(page);
      for (let index = page * this.#pageSize; index < (page + 1) * this.#pageSize; index++) {
        const row = this.#rows.get(index);
        if (row === undefined || this.#listeners.has(index)) continue;
        this.#rows.delete(index);
        if (this.#indexOf.get(row.paragraph.id) === index) this.#indexOf.delete(row.paragraph.id);
      }
    }
  }

  #tell(index: number): void {
    for (const listener of [...(this.#listeners.get(index) ?? [])]) listener();
  }
}
