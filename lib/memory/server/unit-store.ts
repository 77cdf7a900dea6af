import { pool } from "@/lib/db/database";
import { sqlOfConnection } from "@/lib/db/sql";
import type { MemoryScope } from "./authorize-memory";

export type UnitRow = {
  readonly id: number;
  readonly level: "paragraph" | "sentence";
  readonly source: string;
  readonly target: string;
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly memoryId: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly documentId: string | null;
  readonly documentTitle: string | null;
  readonly documentDate: string | null;
  readonly paragraphId: string | null;
  /** The paragraph's place among those shown, from 1. */
  readonly number: number | null;
  readonly trackId: string | null;
  readonly trackName: string | null;
  readonly authorName: string | null;
  readonly saidAt: Date | null;
  readonly importId: string | null;
  readonly fileName: string | null;
  readonly place: string;
};

/** Units with where they come from, as far as they are of the scope's memories; by id. */
export async function readUnits(
  scope: MemoryScope,
  ids: readonly number[],
): Promise<ReadonlyMap<number, UnitRow>> {
  if (ids.length === 0) return new Map();
  const rows = await sqlOfConnection(pool())<UnitRow>(
    `SELECT u."id"::float8 AS id, u."level"::text AS level, u."source", u."target", u."sourceLanguage",
       u."targetLanguage", u."memoryId"::text AS "memoryId", m."projectId"::text AS "projectId",
       j."name" AS "projectName", u."documentId"::text AS "documentId", d."title" AS "documentTitle",
       d."date"::text AS "documentDate", u."paragraphId"::text AS "paragraphId", (
         SELECT count(*)::int FROM "Paragraph" o WHERE p."id" IS NOT NULL AND o."documentId" = p."documentId"
           AND o."orderKey" <= p."orderKey" AND NOT o."excluded" AND o."joinedIntoId" IS NULL) AS number, t."id"::text AS "trackId",
       t."name" AS "trackName", a."name" AS "authorName", u."saidAt", u."importId"::text AS "importId", i."fileName",
       u."place"
     FROM "MemoryUnit" u JOIN "Memory" m ON m."id" = u."memoryId" JOIN "Project" j ON j."id" = m."projectId"
       LEFT JOIN "Document" d ON d."id" = u."documentId" LEFT JOIN "Paragraph" p ON p."id" = u."paragraphId"
       LEFT JOIN "Rendering" r ON r."id" = u."renderingId"
       LEFT JOIN "Track" t ON t."id" = r."trackId" LEFT JOIN "User" a ON a."id" = u."authorId"
       LEFT JOIN "MemoryImport" i ON i."id" = u."importId"
     WHERE u."id" = ANY($1::bigint[]) AND u."memoryId" = ANY($2::uuid[]) AND u."deletedAt" IS NULL`,
    [ids, scope.memories.map(({ id }) => id)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
