import type { Grant } from "@/lib/accounts/core/grant";
import { database, pool } from "@/lib/db/database";
import { sqlOfConnection } from "@/lib/db/sql";
import type { State } from "@/lib/renderings/core/state";
import type { Report } from "@/lib/review/core/report";

type Facts = Pick<Report, "document" | "track">;

const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/** What a document and a track of it say of themselves; null when it is none of its tracks. */
export async function findFacts(grant: Grant, documentId: string, trackId: string): Promise<Facts | null> {
  const row = await database().track.findFirst({
    where: {
      id: trackId,
      documentId,
      deletedAt: null,
      document: { projectId: grant.projectId, deletedAt: null },
    },
    select: {
      ...{
        id: true,
        name: true,
        language: true,
        locked: true,
        attribution: true,
        citation: true,
        date: true,
      },
      document: {
        select: {
          ...{ id: true, projectId: true, title: true, date: true, occasion: true, citation: true },
          project: { select: { sourceLanguage: true } },
        },
      },
    },
  });
  if (row === null) return null;
  const { document, ...track } = row;
  const { project, ...facts } = document;
  return {
    document: { ...facts, date: dayOf(facts.date), language: project.sourceLanguage },
    track: { ...track, date: dayOf(track.date) },
  };
}

export type ReportedRow = {
  readonly paragraphId: string;
  readonly source: string;
  readonly state: State;
  readonly needsWork: boolean;
  readonly words: number;
};

/** A track's renderings beside the sources of the shown paragraphs, in order. */
export function readReportedRows(grant: Grant, trackId: string): Promise<ReportedRow[]> {
  return sqlOfConnection(pool())<ReportedRow>(
    `SELECT p."id"::text AS "paragraphId", p."text" AS source, r."state"::text AS state, r."needsWork",
       r."wordCount" AS words
     FROM "Rendering" r JOIN "Paragraph" p ON p."id" = r."paragraphId" JOIN "Document" d ON d."id" = p."documentId"
     WHERE r."trackId" = $2::uuid AND d."projectId" = $1::uuid AND NOT p."excluded" AND p."joinedIntoId" IS NULL
     ORDER BY p."orderKey"`,
    [grant.projectId, trackId],
  );
}
