import type { Actor } from "@/lib/accounts/core/actor";
import { AppError } from "@/lib/kernel/app-error";
import { findSpans } from "@/lib/search/core/find-spans";
import { FOUND_KINDS, type FoundKind } from "@/lib/search/core/found";
import { readSearchQuery, type SearchQuery } from "@/lib/search/core/search-query";
import { type Cursor, readCursor, writeCursor } from "./search-cursor";
import type { Found, FoundCounts, FoundPage } from "./search-schema";
import {
  type Counterpart,
  type FoundKey,
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
};

/**
 * Sources, renderings, terms and comments with these words in all that the actor may see: one kind after the other, or
 * the one that is asked for. Sources and renderings by document, the newest first, in reading order.
 *
 * @throws AppError `invalid` for words that nothing could be found by, or a cursor that is not ours
 */
export async function searchTexts(actor: Actor, asked: Asked): Promise<FoundPage> {
  const query = readSearchQuery(asked.q);
  if (query === null) {
    const sentence = "Type a word or a character to look for: marks alone are not found.";
    throw new AppError("invalid", sentence, { key: "searchMarks", fields: { q: sentence } });
  }
  const from = asked.cursor === undefined ? null : readCursor(asked.cursor);
  const { rows, counts, next } = await gather(actor, asked, query, from);
  const items = await present(rows, asked.q);
  return { items, nextCursor: next === null ? null : writeCursor(next), counts };
}

type Row = FoundRow & { readonly kind: FoundKind };

/** What a page ended with. Terms and comments are listed by their ids alone. */
const keyOf = (kind: FoundKind, row: FoundRow): FoundKey => ({
  documentId: kind === "term" || kind === "comment" ? null : (row.documentId ?? null),
  orderKey: row.orderKey,
});

async function gather(
  actor: Actor,
  asked: Asked,
  query: SearchQuery,
  from: Cursor | null,
): Promise<{ rows: readonly Row[]; counts: FoundCounts; next: Cursor | null }> {
  const counts = { source: 0, rendering: 0, term: 0, comment: 0 };
  const rows: Row[] = [];
  const begin = from === null ? 0 : FOUND_KINDS.indexOf(from.kind);
  let next: Cursor | null = null;
  for (const [at, kind] of FOUND_KINDS.entries()) {
    const isWanted = (asked.kind === undefined || asked.kind === kind) && at >= begin && next === null;
    const left = isWanted ? asked.limit - rows.length : 0;
    const after = from?.kind === kind && isWanted ? from.after : null;
    // One more than is shown tells whether there is more; of a kind that is not shown, one tells how many there are.
    const read = await readFound(actor, kind, { query, filter: asked, limit: left + 1, after });
    counts[kind] = read[0]?.total ?? (after === null ? 0 : await readTotal(actor, kind, query, asked));
    const kept = read.slice(0, left);
    rows.push(...kept.map((row) => ({ ...row, kind })));
    const last = kept.at(-1);
    if (isWanted && read.length > left)
      next = {
        kind,
        after: last === undefined ? null : keyOf(kind, last),
      };
  }
  return { rows, counts, next };
}

/** How many of a kind there are, when its page is empty. */
async function readTotal(
  actor: Actor,
  kind: FoundKind,
  query: SearchQuery,
  filter: SearchFilter,
): Promise<number> {
  const [first] = await readFound(actor, kind, { query, filter, limit: 1, after: null });
  return first?.total ?? 0;
}

async function present(rows: readonly Row[], phrase: string): Promise<Found[]> {
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
  return rows.map((row) => presentRow(row, phrase, numbers, beside.get(row.id) ?? []));
}

function presentRow(
  row: Row,
  phrase: string,
  numbers: ReadonlyMap<string, number>,
  counterparts: readonly Counterpart[],
): Found {
  const number = row.paragraphId ? numbers.get(row.paragraphId) : undefined;
  return {
    ...{ kind: row.kind, id: row.id, text: row.text, language: row.language },
    spans: [...findSpans(row.text, phrase)],
    project: row.projectId ? { id: row.projectId, name: row.projectName ?? "" } : null,
    document: row.documentId ? { id: row.documentId, title: row.title ?? "" } : null,
    paragraph: row.paragraphId && number !== undefined ? { id: row.paragraphId, number } : null,
    track: row.trackId ? { id: row.trackId, name: row.trackName ?? "" } : null,
    ...{ state: row.state ?? null, needsWork: row.needsWork ?? false },
    glossary: row.glossaryId ? { id: row.glossaryId, name: row.glossaryName ?? "" } : null,
    ...{
      conceptId: row.conceptId ?? null,
      proposalId: row.proposalId ?? null,
      threadId: row.threadId ?? null,
    },
    counterparts: counterparts.map(({ name, language, text }) => ({ name, language, text })),
  };
}
