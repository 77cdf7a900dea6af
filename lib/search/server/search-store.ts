import type { Actor } from "@/lib/accounts/core/actor";
import { pool } from "@/lib/db/database";
import { type Sql, sqlOfConnection } from "@/lib/db/sql";
import type { FoundKind } from "@/lib/search/core/found";
import type { RawPatterns } from "@/lib/search/core/raw-pattern";
import type { SearchQuery } from "@/lib/search/core/search-query";
import { COMMENTS, DOCUMENTS, RENDERINGS, SOURCES, TERMS } from "./search-sql";

/** For whom; a token of one project sees that one. */
export type Searcher = Pick<Actor, "id" | "onlyProjectId">;

export type SearchFilter = {
  readonly project?: string | undefined;
  readonly document?: string | undefined;
  readonly track?: string | undefined;
  readonly state?: string | undefined;
};

/** The key of what a page ended with. */
export type FoundKey = { readonly documentId: string | null; readonly orderKey: string };

export type FoundRow = {
  readonly id: string;
  readonly text: string;
  readonly language: string;
  readonly orderKey: string;
  /** How many there are of this kind. */
  readonly total: number;
  readonly projectId?: string | null;
  readonly projectName?: string | null;
  readonly documentId?: string | null;
  readonly title?: string | null;
  readonly paragraphId?: string | null;
  readonly trackId?: string | null;
  readonly trackName?: string | null;
  readonly state?: "initial" | "translated" | "reviewed" | "final" | null;
  readonly glossaryId?: string | null;
  readonly glossaryName?: string | null;
  readonly conceptId?: string | null;
  readonly proposalId?: string | null;
  readonly threadId?: string | null;
  readonly needsWork?: boolean;
};

const STATEMENTS: Readonly<Record<FoundKind, string>> = {
  source: SOURCES,
  rendering: RENDERINGS,
  term: TERMS,
  comment: COMMENTS,
};

export type AskedOfKind = {
  readonly query: SearchQuery;
  readonly raw: RawPatterns;
  readonly filter: SearchFilter;
  readonly limit: number;
  readonly after: FoundKey | null;
  /** So many are counted; there may be more. */
  readonly most: number;
  /** Whether the rows are wanted, or how many there are alone. */
  readonly isShown: boolean;
};

/** The first rows from a key on, and how many there are on all pages: one more than are counted when there are more. */
export type FoundOfKind = { readonly rows: readonly FoundRow[]; readonly total: number };

/** What of one kind a person may see and has the words, from a key on. */
export async function readFound(
  sql: Sql,
  searcher: Searcher,
  kind: FoundKind,
  asked: AskedOfKind,
): Promise<FoundOfKind> {
  const read = (wanted: AskedOfKind, most: number | null, documents: readonly SearchedDocument[] | null) =>
    sql<FoundRow>(STATEMENTS[kind], [
      ...valuesOf(searcher, wanted),
      ...(isListed(kind) ? [] : [most, documents?.map(({ id }) => id) ?? null]),
      ...(kind === "rendering" ? [documents?.flatMap(({ trackIds }) => trackIds) ?? null] : []),
    ]);
  const most = asked.most + 1;
  const rows = await read(asked, most, null);
  // Of a page that is empty the first of all tells how many there are.
  const [first] =
    rows.length > 0 || asked.after === null
      ? rows
      : await read({ ...asked, limit: 1, after: null }, most, null);
  const total = first?.total ?? 0;
  if (isListed(kind) || total <= asked.most || !asked.isShown) return { rows, total };
  const ofDocuments = { ...asked, query: { ...asked.query, tokens: asked.query.fewest } };
  const found = await readByDocuments(sql, searcher, asked, (documents) =>
    read(ofDocuments, null, documents),
  );
  return { rows: found, total };
}

/** Terms and comments are in the order of their ids, and none is left uncounted. */
const isListed = (kind: FoundKind): boolean => kind === "term" || kind === "comment";

type SearchedDocument = { readonly id: string; readonly trackIds: readonly string[] };

/** How many times more documents are looked in each time: of what is not found in the newest, mostly little is looked at. */
const WIDER = 4;

/** More than are counted have the words: a page is found in the documents that come first. */
async function readByDocuments(
  sql: Sql,
  searcher: Searcher,
  { filter, after, limit }: AskedOfKind,
  readIn: (documents: readonly SearchedDocument[]) => Promise<FoundRow[]>,
): Promise<FoundRow[]> {
  const documents = await sql<SearchedDocument>(DOCUMENTS, [
    ...[searcher.id, searcher.onlyProjectId, filter.document ?? null, after?.documentId ?? null],
    filter.project ?? null,
  ]);
  const rows: FoundRow[] = [];
  for (let from = 0, count = 1; from < documents.length && rows.length < limit; from += count, count *= WIDER)
    rows.push(...(await readIn(documents.slice(from, from + count))));
  return rows.slice(0, limit);
}

const valuesOf = (searcher: Searcher, { query, raw, filter, limit, after }: AskedOfKind): unknown[] => [
  ...[searcher.id, searcher.onlyProjectId, query.tokens, query.pattern],
  ...[filter.project ?? null, filter.document ?? null, filter.track ?? null, filter.state ?? null],
  ...[after?.documentId ?? null, after?.orderKey ?? null, limit, raw.sure, raw.maybe],
];

/**
 * The numbers of paragraphs among those of their document that are shown, from 1. Document by document: one join of all
 * reads every paragraph there is.
 */
export async function readNumbers(paragraphIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await sqlOfConnection(pool())<{ id: string; number: number }>(
    `WITH wanted AS MATERIALIZED (
       SELECT "documentId", max("orderKey" COLLATE "C") AS last FROM "Paragraph" WHERE "id" = ANY($1::uuid[]) GROUP BY "documentId")
     SELECT n."id"::text AS id, n.number FROM wanted w CROSS JOIN LATERAL (
       SELECT p."id", (row_number() OVER (ORDER BY p."orderKey" COLLATE "C"))::int AS number FROM "Paragraph" p
       WHERE p."documentId" = w."documentId" AND p."orderKey" COLLATE "C" <= w.last AND NOT p."excluded" AND p."joinedIntoId" IS NULL
     ) n WHERE n."id" = ANY($1::uuid[])`,
    [paragraphIds],
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
}

export type Counterpart = {
  readonly of: string;
  readonly name: string;
  readonly language: string;
  readonly text: string;
};

/** The renderings of source paragraphs, in the order of the tracks; those without text left out. */
export function readRenderingsOf(paragraphIds: readonly string[]): Promise<Counterpart[]> {
  return sqlOfConnection(pool())<Counterpart>(
    `SELECT r."paragraphId"::text AS of, t."name", t."language", r."text" FROM "Rendering" r
     JOIN "Track" t ON t."id" = r."trackId" AND t."deletedAt" IS NULL
     WHERE r."paragraphId" = ANY($1::uuid[]) AND r."text" <> '' ORDER BY t."orderKey" COLLATE "C"`,
    [paragraphIds],
  );
}

/** The sources of renderings. */
export function readSourcesOf(renderingIds: readonly string[]): Promise<Counterpart[]> {
  return sqlOfConnection(pool())<Counterpart>(
    `SELECT r."id"::text AS of, '' AS name, j."sourceLanguage" AS language, p."text" FROM "Rendering" r
     JOIN "Paragraph" p ON p."id" = r."paragraphId" JOIN "Document" d ON d."id" = p."documentId"
     JOIN "Project" j ON j."id" = d."projectId" WHERE r."id" = ANY($1::uuid[])`,
    [renderingIds],
  );
}

/** The other terms of the concepts of terms, in their order. */
export function readTermsBeside(termIds: readonly string[]): Promise<Counterpart[]> {
  return sqlOfConnection(pool())<Counterpart>(
    `SELECT t."id"::text AS of, o."status"::text AS name, o."language", o."text" FROM "Term" t
     JOIN "Term" o ON o."conceptId" = t."conceptId" AND o."id" <> t."id"
     WHERE t."id" = ANY($1::uuid[]) ORDER BY o."position", o."id"`,
    [termIds],
  );
}
