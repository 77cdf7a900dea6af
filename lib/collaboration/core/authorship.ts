import * as Y from "yjs";
import type { ServerCause } from "./causes";
import { createRenderingDocument, FRAGMENT, readText } from "./rendering-document";

/** One row of a rendering's log, in the order of the log. */
export type AuthoredUpdate = {
  readonly update: Uint8Array;
  readonly authorId: string | null;
  /** "client", or "server:<cause>". */
  readonly origin: string;
  /** ISO. */
  readonly at: string;
};

/** How words came to stand where they stand. */
export const WORD_SOURCES = [
  "typed",
  "adopted",
  "memory",
  "import",
  "program",
  "restored",
  "replaced",
  "joined",
] as const;
export type WordSource = (typeof WORD_SOURCES)[number];

export type Written = {
  readonly authorId: string | null;
  readonly source: WordSource;
  readonly at: string;
};

/** A stretch of the text (half-open, UTF-16) that came in by one row; `by` is null where the log no longer tells. */
export type AuthoredRun = { readonly start: number; readonly end: number; readonly by: Written | null };

/** A text, and who brought in which of its letters. Runs follow one another without gaps and make the whole text. */
export type AuthoredText = { readonly text: string; readonly runs: readonly AuthoredRun[] };

/**
 * A text with who brought in each of its letters, and how: the first row of the log that holds the letter. The text is
 * that of these rows and of no other moment. Neighbors that one person brought in in the same way are one run, of the
 * moment when the last of them came.
 *
 * @param given.snapshot the merged state of older rows; letters that are in it and in none of `rows` have no author
 * @param given.rows those that are kept, archived ones first
 */
export function readAuthorship(given: {
  readonly snapshot: Uint8Array | null;
  readonly rows: readonly AuthoredUpdate[];
}): AuthoredText {
  const claims = claimLetters(given.rows);
  const updates = given.rows.map(({ update }) => update);
  const doc = createRenderingDocument(given.snapshot === null ? updates : [given.snapshot, ...updates]);
  const runs: { start: number; end: number; by: Written | null }[] = [];
  const add = (length: number, by: Written | null) => {
    const last = runs.at(-1);
    const start = last?.end ?? 0;
    if (last !== undefined && isSameWriter(last.by, by)) {
      last.end += length;
      if (by !== null && last.by !== null && by.at > last.by.at) last.by = by;
    } else runs.push({ start, end: start + length, by });
  };
  for (const [at, block] of doc.getXmlFragment(FRAGMENT).toArray().entries()) {
    // Several blocks, which only a foreign client could make, are read as lines.
    if (at > 0) add(1, null);
    for (const text of textsOf(block)) for (const item of lettersOf(text)) addItem(item, claims, add);
  }
  const text = readText(doc);
  doc.destroy();
  return { text, runs };
}

const isSameWriter = (one: Written | null, other: Written | null): boolean =>
  one === other ||
  (one !== null && other !== null && one.authorId === other.authorId && one.source === other.source);

/** Clocks of one client, half-open, that a row brought in. */
type Claim = { readonly from: number; readonly to: number; readonly by: Written };
/** Of each client, sorted and apart. */
type Claims = ReadonlyMap<number, readonly Claim[]>;

/** A row may hold again what an older one holds: a letter is of the first. */
function claimLetters(rows: readonly AuthoredUpdate[]): Claims {
  const claims = new Map<number, Claim[]>();
  for (const row of rows) {
    const by: Written = { authorId: row.authorId, source: sourceOf(row.origin), at: row.at };
    for (const struct of Y.decodeUpdate(row.update).structs) {
      if (struct instanceof Y.Skip) continue;
      const { client, clock } = struct.id;
      const known = claims.get(client) ?? [];
      claims.set(client, known);
      claim(known, { from: clock, to: clock + struct.length, by });
    }
  }
  return claims;
}

/** Adds to the claims of a client what of a stretch nobody claimed yet. Rows mostly go on where the last one ended. */
function claim(known: Claim[], { from, to, by }: Claim): void {
  let at = from;
  let place = firstAfter(known, from);
  while (at < to) {
    const next = known[place];
    if (next !== undefined && next.from <= at) at = next.to;
    else {
      const end = Math.min(to, next?.from ?? to);
      known.splice(place, 0, { from: at, to: end, by });
      at = end;
    }
    place += 1;
  }
}

/** The place of the first claim that ends after a clock: before it lies nothing that matters. */
function firstAfter(claims: readonly Claim[], clock: number): number {
  let [low, high] = [0, claims.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((claims[middle]?.to ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Every cause for which the server writes says how the words came. */
const SOURCES: Readonly<Record<ServerCause, WordSource>> = {
  write: "program",
  adopt: "adopted",
  compose: "adopted",
  import: "import",
  return: "import",
  replace: "replaced",
  "find-replace": "replaced",
  join: "joined",
  split: "joined",
  restore: "restored",
  memory: "memory",
  "undo-join": "restored",
  "undo-replace": "restored",
  "undo-find-replace": "restored",
  "undo-compose": "restored",
  "undo-memory": "restored",
  "undo-return": "restored",
};
const BY_SERVER = "server:";
const isCause = (cause: string): cause is ServerCause => Object.hasOwn(SOURCES, cause);

function sourceOf(origin: string): WordSource {
  if (origin === "client") return "typed";
  const cause = origin.startsWith(BY_SERVER) ? origin.slice(BY_SERVER.length) : "";
  return isCause(cause) ? SOURCES[cause] : "program";
}

function textsOf(node: unknown): readonly Y.XmlText[] {
  if (node instanceof Y.XmlText) return [node];
  return node instanceof Y.XmlElement ? node.toArray().flatMap(textsOf) : [];
}

/** The items of a text that are letters and stand. Only the items themselves know their ids. */
function lettersOf(text: Y.XmlText): readonly Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = text._start; item !== null; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentString) items.push(item);
  return items;
}

/** Neighbors that Yjs keeps as one item may have come by several rows. */
function addItem(item: Y.Item, claims: Claims, add: (length: number, by: Written | null) => void): void {
  const own = claims.get(item.id.client) ?? [];
  const end = item.id.clock + item.length;
  let at = item.id.clock;
  for (let place = firstAfter(own, at); at < end; place += 1) {
    const { from, to, by } = own[place] ?? { from: end, to: end, by: null };
    if (from > at) add(Math.min(from, end) - at, null);
    if (from < end) add(Math.min(to, end) - Math.max(from, at), by);
    at = Math.min(Math.max(to, at), end);
  }
}
