import * as Y from "yjs";
import { createRenderingDocument, FRAGMENT } from "./rendering-document";

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

/**
 * Who brought in each letter of a text, and how: the first row of the log that holds the letter. Runs follow one another
 * without gaps and make the whole text.
 *
 * @param given.snapshot the merged state of older rows; letters that are in it and in none of `rows` have no author
 * @param given.rows those that are kept, archived ones first
 */
export function readAuthorship(given: {
  readonly snapshot: Uint8Array | null;
  readonly rows: readonly AuthoredUpdate[];
}): readonly AuthoredRun[] {
  const claims = claimLetters(given.rows);
  const updates = given.rows.map(({ update }) => update);
  const doc = createRenderingDocument(given.snapshot === null ? updates : [given.snapshot, ...updates]);
  const runs: { start: number; end: number; by: Written | null }[] = [];
  const add = (length: number, by: Written | null) => {
    const last = runs.at(-1);
    const start = last?.end ?? 0;
    if (last !== undefined && last.by === by) last.end += length;
    else runs.push({ start, end: start + length, by });
  };
  for (const [at, block] of doc.getXmlFragment(FRAGMENT).toArray().entries()) {
    // Several blocks, which only a foreign client could make, are read as lines.
    if (at > 0) add(1, null);
    for (const text of textsOf(block)) for (const item of lettersOf(text)) addItem(item, claims, add);
  }
  doc.destroy();
  return runs;
}

/** Clocks of one client, half-open, that a row brought in. */
type Claim = { readonly from: number; readonly to: number; readonly by: Written };
type Claims = ReadonlyMap<number, readonly Claim[]>;

/** A row may hold again what an older one holds: a letter is of the first. Claims of a client are sorted and apart. */
function claimLetters(rows: readonly AuthoredUpdate[]): Claims {
  const claims = new Map<number, Claim[]>();
  for (const row of rows) {
    const by: Written = { authorId: row.authorId, source: sourceOf(row.origin), at: row.at };
    for (const struct of Y.decodeUpdate(row.update).structs) {
      if (struct instanceof Y.Skip) continue;
      const { client, clock } = struct.id;
      const own = claims.get(client) ?? [];
      claims.set(client, claim(own, { from: clock, to: clock + struct.length, by }));
    }
  }
  return claims;
}

function claim(known: readonly Claim[], wanted: Claim): Claim[] {
  const last = known.at(-1);
  if (last === undefined || last.to <= wanted.from) return [...known, wanted];
  const free: Claim[] = [];
  let from = wanted.from;
  for (const each of known) {
    if (each.to <= from || each.from >= wanted.to) continue;
    if (from < each.from) free.push({ from, to: each.from, by: wanted.by });
    from = each.to;
  }
  if (from < wanted.to) free.push({ from, to: wanted.to, by: wanted.by });
  return [...known, ...free].sort((a, b) => a.from - b.from);
}

const SOURCES: Readonly<Record<string, WordSource>> = {
  client: "typed",
  "server:adopt": "adopted",
  "server:compose": "adopted",
  "server:import": "import",
  "server:replace": "replaced",
  "server:find-replace": "replaced",
  "server:join": "joined",
  "server:split": "joined",
  "server:restore": "restored",
  "server:undo-join": "restored",
  "server:undo-replace": "restored",
  "server:undo-find-replace": "restored",
  "server:undo-compose": "restored",
  "server:memory": "memory",
  "server:undo-memory": "restored",
};

const sourceOf = (origin: string): WordSource => SOURCES[origin] ?? "program";

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
  const end = item.id.clock + item.length;
  let at = item.id.clock;
  for (const { from, to, by } of claims.get(item.id.client) ?? []) {
    if (to <= at || from >= end) continue;
    if (from > at) add(from - at, null);
    add(Math.min(to, end) - Math.max(from, at), by);
    at = Math.min(to, end);
  }
  if (at < end) add(end - at, null);
}
