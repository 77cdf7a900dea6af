import type { Grant } from "@/lib/accounts/core/grant";
import { database, pool } from "@/lib/db/database";
import { sqlOfConnection } from "@/lib/db/sql";

/** A shown paragraph with its neighbors' texts; null at the document's edge. */
export type ParagraphInContext = {
  readonly id: string;
  readonly text: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** The shown paragraphs of a document in their order, each with its neighbors. */
export async function readParagraphs(
  grant: Grant,
  documentId: string,
): Promise<readonly ParagraphInContext[]> {
  const rows = await database().paragraph.findMany({
    where: { documentId, document: { projectId: grant.projectId }, excluded: false, joinedIntoId: null },
    orderBy: { orderKey: "asc" },
    select: { id: true, text: true },
  });
  return rows.map((row, at) => ({
    ...row,
    before: rows[at - 1]?.text ?? null,
    after: rows[at + 1]?.text ?? null,
  }));
}

/** One shown paragraph with its neighbors; null when it is not the project's. */
export async function findParagraph(grant: Grant, paragraphId: string): Promise<ParagraphInContext | null> {
  const near = (side: "<" | ">", order: "DESC" | "ASC") =>
    `(SELECT o."text" FROM "Paragraph" o WHERE o."documentId" = p."documentId" AND o."orderKey" ${side} p."orderKey"
      AND NOT o."excluded" AND o."joinedIntoId" IS NULL ORDER BY o."orderKey" ${order} LIMIT 1)`;
  const rows = await sqlOfConnection(pool())<ParagraphInContext>(
    `SELECT p."id"::text AS id, p."text", ${near("<", "DESC")} AS before, ${near(">", "ASC")} AS after
     FROM "Paragraph" p JOIN "Document" d ON d."id" = p."documentId"
     WHERE p."id" = $1::uuid AND d."projectId" = $2::uuid`,
    [paragraphId, grant.projectId],
  );
  return rows[0] ?? null;
}

/** The renderings of a paragraph: of one track, or of all. */
export async function findRenderingIds(
  grant: Grant,
  paragraphId: string,
  trackId: string | undefined,
): Promise<readonly string[]> {
  const rows = await database().rendering.findMany({
    where: {
      paragraphId,
      track: { document: { projectId: grant.projectId } },
      ...(trackId !== undefined && { trackId }),
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
