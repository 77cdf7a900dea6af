import { z } from "zod";
import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import { MARKS, type MarkSpan } from "@/lib/text/core/marks";
import type { StandingRow } from "../core/returned/returned";
import { STATES } from "../core/writer";

/** A track to which a file may come back; null when there is none. */
export async function findReturnTrack(grant: Grant, trackId: string, tx: Transaction = database()) {
  const row = await tx.track.findFirst({
    where: { id: trackId, deletedAt: null, document: { projectId: grant.projectId, deletedAt: null } },
    select: {
      ...{ id: true, name: true, language: true, locked: true },
      document: { select: { project: { select: { sourceLanguage: true } } } },
    },
  });
  if (row === null) return null;
  const { document, ...track } = row;
  return { ...track, sourceLanguage: document.project.sourceLanguage };
}

/** A row with what undoing must bring back. */
export type ReturnRow = StandingRow & {
  readonly marks: readonly MarkSpan[];
  readonly needsWork: boolean;
  /** The document's, ISO; null when it has none. */
  readonly date: string | null;
};

/** The shown paragraphs of a track's document in order, each with its rendering there. */
export function readReturnRows(tx: Transaction, grant: Grant, trackId: string): Promise<ReturnRow[]> {
  return sqlOf(tx)<ReturnRow>(
    `SELECT p."id"::text AS "paragraphId", (row_number() OVER (ORDER BY p."orderKey"))::int AS number, p."text" AS source,
       r."id"::text AS "renderingId", r."text", r."marks", r."state"::text AS state, r."needsWork", r."revision",
       d."date"::text AS date
     FROM "Rendering" r JOIN "Paragraph" p ON p."id" = r."paragraphId" JOIN "Document" d ON d."id" = p."documentId"
     WHERE r."trackId" = $1::uuid AND d."projectId" = $2::uuid AND d."deletedAt" IS NULL
       AND NOT p."excluded" AND p."joinedIntoId" IS NULL ORDER BY p."orderKey"`,
    [trackId, grant.projectId],
  );
}

const marks = z.array(z.object({ start: z.number(), end: z.number(), mark: z.enum(MARKS) }));
const standing = z.object({
  text: z.string(),
  marks,
  state: z.enum(STATES),
  needsWork: z.boolean(),
});
const places = z.array(
  z.object({
    renderingId: z.uuid(),
    before: standing,
    after: z.string(),
    /** What came in before its emphasis was kept has none. */
    afterMarks: marks.optional(),
  }),
);

/** What was written over what. */
export type ReturnPlace = z.output<typeof places>[number];

export async function insertReturned(
  tx: Transaction,
  grant: Grant,
  data: {
    readonly trackId: string;
    readonly fileName: string;
    readonly format: string;
    readonly sha256: string;
    readonly places: readonly ReturnPlace[];
  },
): Promise<string> {
  const row = await tx.returnedFile.create({
    data: { ...data, places: [...data.places], createdById: grant.userId },
    select: { id: true },
  });
  return row.id;
}

/** When the same bytes last came back into a track, and stayed; null when they did not. */
export async function findSameReturned(trackId: string, sha256: string): Promise<Date | null> {
  const row = await database().returnedFile.findFirst({
    where: { trackId, sha256, undoneAt: null },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  return row?.createdAt ?? null;
}

/** Of which track a batch is; what decides who may see it. */
export async function findReturnedTrackId(id: string): Promise<string | null> {
  return (await database().returnedFile.findUnique({ where: { id } }))?.trackId ?? null;
}

/** Holds a batch until the transaction ends: it is undone once. */
export async function lockReturned(tx: Transaction, grant: Grant, id: string) {
  await tx.$queryRaw`SELECT 1 AS locked FROM "ReturnedFile" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const row = await tx.returnedFile.findFirst({
    where: { id, track: { document: { projectId: grant.projectId } } },
  });
  return row === null ? null : { ...row, places: places.parse(row.places) };
}

export async function markReturnedUndone(tx: Transaction, id: string): Promise<void> {
  await tx.returnedFile.update({ where: { id }, data: { undoneAt: new Date() } });
}

/** The files that came back into a track, newest first. */
export function listReturnedFiles(grant: Grant, trackId: string) {
  return database().returnedFile.findMany({
    where: { trackId, track: { document: { projectId: grant.projectId } } },
    orderBy: { createdAt: "desc" },
    take: 50,
    select: { id: true, fileName: true, format: true, createdById: true, createdAt: true, undoneAt: true },
  });
}
