import { database, pool, type Transaction } from "@/lib/db/database";
import { sqlOf, sqlOfConnection } from "@/lib/db/sql";
import { namingTerm } from "@/lib/glossary/core/naming-term";
import type { TermStatus } from "@/lib/glossary/core/term";
import { isSameLanguage } from "@/lib/text/core/language";
import type { GlossaryGrant } from "./authorize-glossary";
import type { ConceptSort } from "./concepts-schema";

export type ConceptFilter = {
  /** Part of a term in any language, of the domain, or of its pinyin or initials. */
  readonly q: string | null;
  readonly status: TermStatus | null;
  readonly domain: string | null;
  /** Concepts that have no preferred term in the glossary's target language. */
  readonly undecided: boolean;
  readonly deleted: boolean;
};

const ORDER = {
  pinyin: { column: `c."sortKey" COLLATE "C"`, direction: "ASC", compare: ">" },
  updated: { column: `c."updatedAt"`, direction: "DESC", compare: "<" },
  created: { column: `c."createdAt"`, direction: "DESC", compare: "<" },
} as const;

const like = (text: string): string => `%${text.replace(/[\\%_]/gu, "\\$&")}%`;

/** Concept ids in order, one more than `limit`, after the concept `after`; with the number of all that match. */
export async function findConceptIds(
  grant: GlossaryGrant,
  filter: ConceptFilter,
  page: { readonly sort: ConceptSort; readonly limit: number; readonly after: string | null },
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const { column, direction, compare } = ORDER[page.sort];
  const matching = `c."glossaryId" = $1::uuid AND (c."deletedAt" IS NOT NULL) = $2::boolean
    AND ($3::text IS NULL OR c."searchKeys" ILIKE $4::text OR c."domain" ILIKE $3::text OR c."externalId" ILIKE $3::text
      OR EXISTS (SELECT 1 FROM "Term" t WHERE t."conceptId" = c."id" AND t."text" ILIKE $3::text))
    AND ($5::text IS NULL OR EXISTS (SELECT 1 FROM "Term" t WHERE t."conceptId" = c."id" AND t."status"::text = $5::text))
    AND ($6::text IS NULL OR c."domain" = $6::text)
    AND (NOT $7::boolean OR NOT EXISTS (SELECT 1 FROM "Term" t JOIN "Glossary" g ON g."id" = c."glossaryId"
      WHERE t."conceptId" = c."id" AND t."status" = 'preferred'
        AND split_part(lower(t."language"), '-', 1) = split_part(lower(g."targetLanguage"), '-', 1)))`;
  const q = filter.q === null ? null : like(filter.q);
  // Pinyin is typed with or without spaces and apostrophes; keys are without.
  const keys = filter.q === null ? null : like(filter.q.toLowerCase().replace(/[\s'’]/gu, ""));
  const values = [grant.glossaryId, filter.deleted, q, keys, filter.status, filter.domain, filter.undecided];
  const sql = sqlOfConnection(pool());
  const [counted, rows] = await Promise.all([
    sql<{ total: number }>(`SELECT count(*)::int AS total FROM "Concept" c WHERE ${matching}`, values),
    sql<{ id: string }>(
      `SELECT c."id"::text AS id FROM "Concept" c WHERE ${matching}
         AND ($8::uuid IS NULL OR (${column}, c."id") ${compare}
           (SELECT ${column}, c."id" FROM "Concept" c WHERE c."id" = $8::uuid))
       ORDER BY ${column} ${direction}, c."id" ${direction} LIMIT $9::int`,
      [...values, page.after, page.limit + 1],
    ),
  ]);
  return { ids: rows.map(({ id }) => id), total: counted[0]?.total ?? 0 };
}

/** The domains in use, each with how many concepts it has. */
export async function readDomains(grant: GlossaryGrant) {
  const rows = await database().concept.groupBy({
    by: ["domain"],
    where: { glossaryId: grant.glossaryId, deletedAt: null, domain: { not: "" } },
    _count: true,
    orderBy: { domain: "asc" },
  });
  return rows.map(({ domain, _count }) => ({ domain, count: _count }));
}

export async function findConceptOfTerm(termId: string): Promise<string | null> {
  const row = await database().term.findUnique({ where: { id: termId }, select: { conceptId: true } });
  return row?.conceptId ?? null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

/** Ids by the concept_id that an import gave, or by the one that an export gives out for those without; deleted ones too. */
export async function readExternalIds(
  grant: GlossaryGrant,
  externalIds: readonly string[],
  tx: Transaction,
): Promise<ReadonlyMap<string, string>> {
  const rows = await sqlOf(tx)<{ id: string; externalId: string | null }>(
    `SELECT "id"::text AS id, "externalId" FROM "Concept" WHERE "glossaryId" = $1::uuid
       AND ("externalId" = ANY($2::text[]) OR ("externalId" IS NULL AND "id" = ANY($3::uuid[])))`,
    [grant.glossaryId, [...externalIds], externalIds.filter((id) => UUID.test(id))],
  );
  return new Map(rows.map(({ id, externalId }) => [externalId ?? id, id]));
}

/** Which of these concepts are of this glossary, those in its trash too. */
export async function readOwnIds(
  grant: GlossaryGrant,
  ids: readonly string[],
  tx: Transaction,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await sqlOf(tx)<{ id: string }>(
    `SELECT "id"::text AS id FROM "Concept" WHERE "glossaryId" = $1::uuid AND "id" = ANY($2::uuid[])`,
    [grant.glossaryId, [...new Set(ids)]],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The id that an export gives out, by a concept's own: that of an import, or its own. */
export async function readPublicIds(
  grant: GlossaryGrant,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database().concept.findMany({
    where: { glossaryId: grant.glossaryId, id: { in: [...new Set(ids)] } },
    select: { id: true, externalId: true },
  });
  return new Map(rows.map(({ id, externalId }) => [id, externalId ?? id]));
}

/** What concepts are called, for relations and lists. */
export async function readNames(
  grant: GlossaryGrant,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await database().concept.findMany({
    where: { id: { in: [...ids] }, glossaryId: grant.glossaryId },
    select: {
      id: true,
      glossary: { select: { sourceLanguage: true } },
      terms: { orderBy: { position: "asc" }, select: { language: true, status: true, text: true } },
    },
  });
  return new Map(
    rows.map(({ id, glossary, terms }) => [id, namingTerm(terms, glossary.sourceLanguage)?.text ?? ""]),
  );
}

/** Ids of the concepts that hold a term of exactly this text in a language, by text; deleted ones are left out. */
export async function readConceptsByTerm(
  grant: GlossaryGrant,
  texts: readonly string[],
  language: string,
  tx: Transaction,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (texts.length === 0) return new Map();
  const rows = await sqlOf(tx)<{ text: string; language: string; conceptId: string }>(
    // The glossary's terms are read once: a file's are too many to look each up among all there are.
    `WITH own AS MATERIALIZED (
       SELECT t."text", t."language", t."conceptId"::text AS "conceptId"
       FROM "Concept" c JOIN "Term" t ON t."conceptId" = c."id"
       WHERE c."glossaryId" = $1::uuid AND c."deletedAt" IS NULL
     ) SELECT "text", "language", "conceptId" FROM own WHERE "text" = ANY($2::text[])`,
    [grant.glossaryId, [...new Set(texts)]],
  );
  const byText = new Map<string, string[]>();
  for (const row of rows) {
    if (!isSameLanguage(row.language, language)) continue;
    byText.set(row.text, [...(byText.get(row.text) ?? []), row.conceptId]);
  }
  return byText;
}

/** Concepts of any glossary that have no sort key, by id, with their terms in order. */
export async function readUnsorted(after: string | null, limit: number) {
  const rows = await database().concept.findMany({
    where: { sortKey: "", ...(after !== null && { id: { gt: after } }) },
    orderBy: { id: "asc" },
    take: limit,
    select: {
      id: true,
      glossary: { select: { sourceLanguage: true } },
      terms: { orderBy: { position: "asc" }, select: { language: true, status: true, text: true } },
    },
  });
  return rows.map(({ id, terms, glossary: { sourceLanguage } }) => ({ id, terms, sourceLanguage }));
}

/** Puts keys where there are none still: who changed a concept meanwhile has made its key. */
export async function writeSortKeys(
  keys: readonly { readonly id: string; readonly sortKey: string }[],
): Promise<void> {
  await sqlOfConnection(pool())(
    `UPDATE "Concept" c SET "sortKey" = k."sortKey"
     FROM json_populate_recordset(null::"Concept", $1::json) k WHERE c."id" = k."id" AND c."sortKey" = ''`,
    [JSON.stringify(keys)],
  );
}
