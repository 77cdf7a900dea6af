import type { Grant } from "@/lib/accounts/core/grant";
import { database, pool } from "@/lib/db/database";
import { sqlOfConnection } from "@/lib/db/sql";
import type { MatchConcept, MatchTerm } from "@/lib/glossary/core/term";

export type GlossaryVersion = {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
};

const versions = { id: true, name: true, version: true, sourceLanguage: true, targetLanguage: true } as const;

/** The glossaries that a project uses, oldest link first. */
export async function readProjectGlossaries(grant: Grant): Promise<readonly GlossaryVersion[]> {
  const rows = await database().glossaryLink.findMany({
    where: { projectId: grant.projectId, glossary: { deletedAt: null } },
    orderBy: { createdAt: "asc" },
    select: { glossary: { select: versions } },
  });
  return rows.map(({ glossary }) => glossary);
}

export function readGlossaryVersion(glossaryId: string): Promise<GlossaryVersion | null> {
  return database().glossary.findUnique({ where: { id: glossaryId }, select: versions });
}

type Row = {
  readonly id: string;
  readonly externalId: string | null;
  readonly doNotTranslate: boolean;
  readonly fullThenShort: boolean;
  readonly terms: readonly MatchTerm[];
};

/** Every concept of a glossary that is not deleted, as far as texts are matched against it. */
export async function readMatchConcepts(glossaryId: string): Promise<readonly MatchConcept[]> {
  return sqlOfConnection(pool())<Row>(
    `SELECT c."id"::text AS id, c."externalId", c."doNotTranslate", c."fullThenShort",
       json_agg(json_build_object('id', t."id", 'language', t."language", 'text', t."text", 'status', t."status",
         'validFrom', t."validFrom", 'validUntil', t."validUntil", 'type', t."type") ORDER BY t."position") AS terms
     FROM "Concept" c JOIN "Term" t ON t."conceptId" = c."id"
     WHERE c."glossaryId" = $1::uuid AND c."deletedAt" IS NULL GROUP BY c."id" ORDER BY c."id"`,
    [glossaryId],
  );
}

export type TextRow = {
  readonly paragraphId: string;
  readonly documentId: string;
  readonly text: string;
};

/** The shown paragraphs of a document among these. */
export function readParagraphTexts(
  grant: Grant,
  documentId: string,
  paragraphIds: readonly string[],
): Promise<TextRow[]> {
  return sqlOfConnection(pool())<TextRow>(
    `SELECT p."id"::text AS "paragraphId", p."documentId"::text AS "documentId", p."text"
     FROM "Paragraph" p JOIN "Document" d ON d."id" = p."documentId"
     WHERE p."id" = ANY($3::uuid[]) AND d."id" = $2::uuid AND d."projectId" = $1::uuid AND d."deletedAt" IS NULL
       AND NOT p."excluded" AND p."joinedIntoId" IS NULL ORDER BY p."orderKey"`,
    [grant.projectId, documentId, paragraphIds],
  );
}

export async function readParagraphText(grant: Grant, paragraphId: string): Promise<string | null> {
  const row = await database().paragraph.findFirst({
    where: { id: paragraphId, document: { projectId: grant.projectId } },
    select: { text: true },
  });
  return row?.text ?? null;
}

/** The day that counts for a document's wording; null when it has none. */
export async function readDocumentDate(grant: Grant, documentId: string): Promise<string | null> {
  const row = await database().document.findFirst({
    where: { id: documentId, projectId: grant.projectId },
    select: { date: true },
  });
  return row?.date?.toISOString().slice(0, 10) ?? null;
}

export type RenderedRow = {
  readonly renderingId: string;
  readonly paragraphId: string;
  readonly trackId: string;
  readonly text: string;
  readonly revision: number;
};

/** The renderings of these paragraphs in these tracks. */
export function readRenderedTexts(
  grant: Grant,
  paragraphIds: readonly string[],
  trackIds: readonly string[],
): Promise<RenderedRow[]> {
  return sqlOfConnection(pool())<RenderedRow>(
    `SELECT r."id"::text AS "renderingId", r."paragraphId"::text AS "paragraphId", r."trackId"::text AS "trackId",
       r."text", r."revision"
     FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId" JOIN "Document" d ON d."id" = t."documentId"
     WHERE d."projectId" = $1::uuid AND t."deletedAt" IS NULL
       AND r."paragraphId" = ANY($2::uuid[]) AND r."trackId" = ANY($3::uuid[])`,
    [grant.projectId, paragraphIds, trackIds],
  );
}

/** Concepts with what is shown of them beside a text. */
export function readConceptsInText(conceptIds: readonly string[]) {
  return database().concept.findMany({
    where: { id: { in: [...conceptIds] } },
    include: { terms: { orderBy: { position: "asc" } }, glossary: { select: { name: true } } },
  });
}
