import type { Grant } from "@/lib/accounts/core/grant";
import { pool } from "@/lib/db/database";
import { sqlOfConnection } from "@/lib/db/sql";

export type CandidateText = {
  readonly documentId: string;
  readonly paragraphId: string;
  readonly number: number;
  readonly text: string;
};

/**
 * The shown paragraphs of a document, or of all documents of the project, the newest first, up to this many characters:
 * the last of them is cut there.
 */
export async function readCandidateTexts(
  grant: Grant,
  documentId: string | null,
  most: number,
): Promise<{ readonly texts: readonly CandidateText[]; readonly truncated: boolean }> {
  const rows = await sqlOfConnection(pool())<CandidateText & { cut: boolean; total: number }>(
    `SELECT "documentId", "paragraphId", number, left("text", ($3::bigint - before)::int) AS "text",
       length("text") > $3::bigint - before AS cut, total FROM (
       SELECT d."id"::text AS "documentId", p."id"::text AS "paragraphId", p."text",
         (row_number() OVER (PARTITION BY d."id" ORDER BY p."orderKey"))::int AS number,
         row_number() OVER place AS at, sum(length(p."text")) OVER place - length(p."text") AS before,
         (count(*) OVER ())::int AS total
       FROM "Paragraph" p JOIN "Document" d ON d."id" = p."documentId"
       WHERE d."projectId" = $1::uuid AND d."deletedAt" IS NULL AND ($2::uuid IS NULL OR d."id" = $2::uuid)
         AND NOT p."excluded" AND p."joinedIntoId" IS NULL
       WINDOW place AS (ORDER BY d."date" DESC NULLS LAST, d."id" DESC, p."orderKey")
     ) AS placed WHERE before < $3::int ORDER BY at`,
    [grant.projectId, documentId, most],
  );
  const texts = rows.map(({ cut: _cut, total: _total, ...row }) => row);
  return { texts, truncated: (rows[0]?.total ?? 0) > rows.length || rows.some(({ cut }) => cut) };
}
