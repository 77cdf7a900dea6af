import { pool } from "@/lib/db/database";
import { saysWords } from "@/lib/db/says-words";
import { type Sql, sqlOfConnection } from "@/lib/db/sql";
import type { RawPatterns } from "@/lib/search/core/raw-pattern";
import type { MemoryGrant } from "./authorize-memory";
import type { PairsChoice } from "./out-schema";

/** A unit with what tells where it comes from. */
export type PairRow = {
  readonly id: string;
  readonly level: "paragraph" | "sentence";
  readonly source: string;
  readonly target: string;
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly origins: number;
  readonly saidAt: Date | null;
  readonly document: string | null;
  readonly documentDate: string | null;
  readonly track: string | null;
  readonly file: string | null;
  readonly place: string | null;
};

/** Units in use, by id, from one on. */
export function readPairsAfter(
  { memoryId }: MemoryGrant,
  { choice, after, limit }: { readonly choice: PairsChoice; readonly after: string; readonly limit: number },
): Promise<PairRow[]> {
  return sqlOfConnection(pool())<PairRow>(
    `SELECT u."id"::text AS id, u."level"::text AS level, u."source", u."target", u."sourceLanguage", u."targetLanguage",
       u."origins", u."saidAt", d."title" AS document, d."date"::text AS "documentDate", t."name" AS track,
       i."fileName" AS file, nullif(u."place", '') AS place
     FROM "MemoryUnit" u LEFT JOIN "Document" d ON d."id" = u."documentId"
       LEFT JOIN "Rendering" r ON r."id" = u."renderingId" LEFT JOIN "Track" t ON t."id" = r."trackId"
       LEFT JOIN "MemoryImport" i ON i."id" = u."importId"
     WHERE u."memoryId" = $1::uuid AND u."deletedAt" IS NULL AND u."id" > $2::bigint
       AND ($3 = 'all' OR (u."importId" IS NULL) = ($3 = 'confirmed'))
     ORDER BY u."id" LIMIT $4::int`,
    [memoryId, after, choice, limit],
  );
}

/** What one look over a stretch of a memory gave. */
export type LookedOver = {
  /** The newest first. */
  readonly ids: readonly number[];
  /** Units looked over, and the last of them. */
  readonly looked: number;
  readonly last: number | null;
};

const says = (column: string): string =>
  saysWords(`"${column}"`, { pattern: "$4::text", sure: "$5::text", maybe: "$6::text" });

/**
 * Whole units in use, the newest first, from one on: which of them say the words on either side, in so many. They are read
 * in one go and kept nowhere: to keep them takes as long as looking for a Chinese word in them.
 */
export async function lookOver(
  sql: Sql,
  { memoryId }: MemoryGrant,
  asked: {
    readonly pattern: string;
    readonly raw: RawPatterns;
    readonly before: number | null;
    readonly most: number;
  },
): Promise<LookedOver> {
  const [row] = await sql<LookedOver>(
    `SELECT coalesce(array_agg("id"::float8 ORDER BY "id" DESC) FILTER (WHERE ${says("source")} OR ${says("target")}), '{}') AS ids,
       count(*)::int AS looked, min("id")::float8 AS last
     FROM (
       SELECT "id", "source", "target" FROM "MemoryUnit"
       WHERE "memoryId" = $1::uuid AND "deletedAt" IS NULL AND "level" = 'paragraph' AND ($2::bigint IS NULL OR "id" < $2::bigint)
       ORDER BY "id" DESC LIMIT $3::int) AS part`,
    [memoryId, asked.before, asked.most, asked.pattern, asked.raw.sure, asked.raw.maybe],
  );
  return row ?? { ids: [], looked: 0, last: null };
}
