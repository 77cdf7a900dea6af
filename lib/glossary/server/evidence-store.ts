import { pool } from "@/lib/db/database";
import { sqlOfConnection } from "@/lib/db/sql";
import type { GlossaryGrant } from "./authorize-glossary";

export type EvidenceParagraph = {
  /** The paragraph that was named, also when it was joined into another. */
  readonly namedId: string;
  readonly projectId: string;
  readonly documentId: string;
  readonly documentTitle: string;
  /** The number of the paragraph that shows it, from 1; null when it is set aside. */
  readonly number: number | null;
  /** What stands there now: the source, and every track's rendering. */
  readonly texts: readonly string[];
};

/** These paragraphs as they are shown now, as far as they lie in the person's projects that use the glossary. */
export function readEvidenceParagraphs(
  grant: GlossaryGrant,
  paragraphIds: readonly string[],
): Promise<EvidenceParagraph[]> {
  return sqlOfConnection(pool())<EvidenceParagraph>(
    `SELECT named."id"::text AS "namedId", d."projectId"::text AS "projectId", d."id"::text AS "documentId",
       d."title" AS "documentTitle",
       CASE WHEN NOT shown."excluded" THEN (SELECT count(*)::int FROM "Paragraph" p WHERE p."documentId" = d."id"
         AND NOT p."excluded" AND p."joinedIntoId" IS NULL AND p."orderKey" <= shown."orderKey") END AS number,
       array_prepend(shown."text", ARRAY(SELECT r."text" FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId"
         WHERE r."paragraphId" = shown."id" AND t."deletedAt" IS NULL)) AS texts
     FROM "Paragraph" named JOIN "Document" d ON d."id" = named."documentId"
       JOIN "Paragraph" shown ON shown."id" = COALESCE(named."joinedIntoId", named."id")
     WHERE named."id" = ANY($1::uuid[]) AND d."projectId" = ANY($2::uuid[]) AND d."deletedAt" IS NULL`,
    [paragraphIds, grant.projectIds],
  );
}
