import { pool } from "@/lib/db/database";
import { sqlOfConnection } from "@/lib/db/sql";
import type { GlossaryGrant } from "./authorize-glossary";

export type DossierParagraph = {
  readonly paragraphId: string;
  readonly documentId: string;
  readonly documentTitle: string;
  readonly projectId: string;
  /** ISO date; null when the document has none. */
  readonly date: string | null;
  readonly number: number;
  readonly text: string;
};

/** Every shown paragraph of the documents of a person's projects that use the glossary, in order. */
export function readDossierParagraphs(
  grant: GlossaryGrant,
  projectId: string,
  documentId: string | null,
): Promise<DossierParagraph[]> {
  if (!grant.projectIds.includes(projectId)) return Promise.resolve([]);
  return sqlOfConnection(pool())<DossierParagraph>(
    `SELECT p."id"::text AS "paragraphId", d."id"::text AS "documentId", d."title" AS "documentTitle",
       d."projectId"::text AS "projectId", d."date"::text AS date, p."text",
       (row_number() OVER (PARTITION BY d."id" ORDER BY p."orderKey"))::int AS number
     FROM "Paragraph" p JOIN "Document" d ON d."id" = p."documentId"
     WHERE d."projectId" = $1::uuid AND d."deletedAt" IS NULL AND ($2::uuid IS NULL OR d."id" = $2::uuid)
       AND NOT p."excluded" AND p."joinedIntoId" IS NULL
     ORDER BY d."date" DESC NULLS LAST, d."id", p."orderKey"`,
    [projectId, documentId],
  );
}

export type DossierRendering = {
  readonly renderingId: string;
  readonly paragraphId: string;
  readonly trackId: string;
  readonly trackName: string;
  readonly text: string;
  readonly state: string;
  readonly revision: number;
};

/** What stands for these paragraphs in every track; empty renderings are left out. */
export function readDossierRenderings(
  grant: GlossaryGrant,
  paragraphIds: readonly string[],
): Promise<DossierRendering[]> {
  return sqlOfConnection(pool())<DossierRendering>(
    `SELECT r."id"::text AS "renderingId", r."paragraphId"::text AS "paragraphId", t."id"::text AS "trackId",
       t."name" AS "trackName", r."text", r."state"::text AS state, r."revision"
     FROM unnest($1::uuid[]) AS p("id") JOIN "Rendering" r ON r."paragraphId" = p."id"
       JOIN "Track" t ON t."id" = r."trackId" JOIN "Document" d ON d."id" = t."documentId"
     WHERE d."projectId" = ANY($2::uuid[]) AND t."deletedAt" IS NULL
       AND r."text" ~ '\\S' ORDER BY t."orderKey"`,
    [paragraphIds, grant.projectIds],
  );
}

/** The glossaries of each of the projects, with the languages that the project works in. */
export async function readProjectsOfDossier(grant: GlossaryGrant) {
  return sqlOfConnection(pool())<{
    projectId: string;
    projectSource: string;
    projectTarget: string;
    id: string;
    name: string;
    version: number;
    sourceLanguage: string;
    targetLanguage: string;
  }>(
    `SELECT p."id"::text AS "projectId", p."sourceLanguage" AS "projectSource", p."targetLanguage" AS "projectTarget",
       g."id"::text AS id, g."name", g."version", g."sourceLanguage", g."targetLanguage"
     FROM "Project" p JOIN "GlossaryLink" l ON l."projectId" = p."id" JOIN "Glossary" g ON g."id" = l."glossaryId"
     WHERE p."id" = ANY($1::uuid[]) AND g."deletedAt" IS NULL ORDER BY p."id", l."createdAt"`,
    [grant.projectIds],
  );
}
