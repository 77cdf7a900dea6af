import type { Actor } from "@/lib/accounts/core/actor";
import { pool } from "@/lib/db/database";
import { type Sql, sqlOfConnection } from "@/lib/db/sql";
import type { FoundKind } from "@/lib/search/core/found";
import type { SearchQuery } from "@/lib/search/core/search-query";
import { COMMENTS, RENDERINGS, SOURCES, TERMS } from "./search-sql";

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

/** What of one kind a person may see and has the words, from a key on. */
export function readFound(
  sql: Sql,
  searcher: Searcher,
  kind: FoundKind,
  asked: {
    readonly query: SearchQuery;
    readonly filter: SearchFilter;
    readonly limit: number;
    readonly after: FoundKey | null;
  },
): Promise<FoundRow[]> {
  const { query, filter, limit, after } = asked;
  return sql<FoundRow>(STATEMENTS[kind], [
    ...[searcher.id, searcher.onlyProjectId, query.tokens, query.pattern],
    ...[filter.project ?? null, filter.document ?? null, filter.track ?? null, filter.state ?? null],
    ...[after?.documentId ?? null, after?.orderKey ?? null, limit],
  ]);
}

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
