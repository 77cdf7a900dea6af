import type { Actor } from "@/lib/accounts/core/actor";
import { withinTime } from "@/lib/db/within-time";
import { AppError } from "@/lib/kernel/app-error";
import { FOUND_KINDS, type FoundKind } from "@/lib/search/core/found";
import { readRawPatterns } from "@/lib/search/core/raw-pattern";
import { readSearchQuery } from "@/lib/search/core/search-query";
import { type KindRow, presentFound, type View } from "./present-found";
import { type Cursor, readCursor, writeCursor } from "./search-cursor";
import type { Found, FoundCounts, FoundPage } from "./search-schema";
import {
  type AskedOfKind,
  type Counterpart,
  type FoundKey,
  type FoundOfKind,
  type FoundRow,
  readFound,
  readNumbers,
  readRenderingsOf,
  readSourcesOf,
  readTermsBeside,
  type SearchFilter,
} from "./search-store";

type Asked = SearchFilter & {
  readonly q: string;
  readonly kind?: FoundKind | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly view?: View | undefined;
  /** So many of a kind are counted at most. */
  readonly counted?: number | undefined;
};

/** Nobody reads so many; counting all of a common word takes longer than finding what is shown. */
const MOST_COUNTED = 1_000;

/**
 * Sources, renderings, terms and comments with these words in all that the actor may see: one kind after the other, or
 * the one that is asked for. Sources and renderings by document, the newest first, in reading order.
 *
 * @throws AppError `invalid` for words that nothing could be found by, or a cursor that is not ours; `unavailable`
 *   when it takes too long
 */
export async function searchTexts(actor: Actor, asked: Asked): Promise<FoundPage> {
  const query = readSearchQuery(asked.q);
  if (query === null) {
    const sentence = "Type a word or a character to look for: marks alone are not found.";
    throw new AppError("invalid", sentence, { key: "searchMarks", fields: { q: sentence } });
  }
  const from = asked.cursor === undefined ? null : readCursor(asked.cursor);
  const given = { query, raw: readRawPatterns(asked.q), filter: asked, most: asked.counted ?? MOST_COUNTED };
  const { rows, counts, over, next } = await withinTime((sql) =>
    gather(
      (kind, wanted) => readFound(sql, actor, kind, { ...given, ...wanted }),
      { ...asked, most: given.most },
      from,
    ),
  );
  const items = await present(rows, asked);
  return { items, nextCursor: next === null ? null : writeCursor(next), counts, over };
}

/** What a page ended with. Terms and comments are listed by their ids alone. */
const keyOf = (kind: FoundKind, row: FoundRow): FoundKey => ({
  documentId: kind === "term" || kind === "comment" ? null : (row.documentId ?? null),
  orderKey: row.orderKey,
});

type Read = (
  kind: FoundKind,
  wanted: Pick<AskedOfKind, "limit" | "after" | "isShown">,
) => Promise<FoundOfKind>;

type Gathered = {
  readonly rows: readonly KindRow[];
  readonly counts: FoundCounts;
  readonly over: FoundKind[];
  readonly next: Cursor | null;
};

async function gather(
  read: Read,
  asked: Asked & { readonly most: number },
  from: Cursor | null,
): Promise<Gathered> {
  const counts = { source: 0, rendering: 0, term: 0, comment: 0 };
  const over: FoundKind[] = [];
  const rows: KindRow[] = [];
  const begin = from === null ? 0 : FOUND_KINDS.indexOf(from.kind);
  let next: Cursor | null = null;
  for (const [at, kind] of FOUND_KINDS.entries()) {
    const isWanted = (asked.kind === undefined || asked.kind === kind) && at >= begin && next === null;
    const left = isWanted ? asked.limit - rows.length : 0;
    const after = from?.kind === kind && isWanted ? from.after : null;
    // One more than is shown tells whether there is more; of a kind that is not shown, one tells how many there are.
    const { rows: found, total } = await read(kind, { limit: left + 1, after, isShown: isWanted });
    counts[kind] = Math.min(total, asked.most);
    if (total > asked.most) over.push(kind);
    const kept = found.slice(0, left);
    rows.push(...kept.map((row) => ({ ...row, kind })));
    const last = kept.at(-1);
    if (isWanted && found.length > left)
      next = {
        kind,
        after: last === undefined ? null : keyOf(kind, last),
      };
  }
  return { rows, counts, over, next };
}

async function present(rows: readonly KindRow[], { q, view = "texts" }: Asked): Promise<Found[]> {
  const idsOf = (kind: FoundKind) => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  const [numbers, renderings, sources, terms] = await Promise.all([
    readNumbers([...new Set(rows.flatMap(({ paragraphId }) => paragraphId ?? []))]),
    readRenderingsOf(idsOf("source")),
    readSourcesOf(idsOf("rendering")),
    readTermsBeside(idsOf("term")),
  ]);
  const beside = new Map<string, Counterpart[]>();
  for (const each of [...renderings, ...sources, ...terms]) {
    const list = beside.get(each.of);
    if (list === undefined) beside.set(each.of, [each]);
    else list.push(each);
  }
  return rows.map((row) =>
    presentFound(row, q, {
      ...{ view, counterparts: beside.get(row.id) ?? [] },
      number: row.paragraphId ? numbers.get(row.paragraphId) : undefined,
    }),
  );
}
