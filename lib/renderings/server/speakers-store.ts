import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import type { SpeakerView } from "./speakers-schema";

/** Who speaks in the shown paragraphs of a track's document, in the order of their first words, with the track's names. */
export function readSpeakers(
  grant: Grant,
  trackId: string,
  tx: Transaction = database(),
): Promise<SpeakerView[]> {
  return sqlOf(tx)<SpeakerView>(
    `SELECT p."speaker" AS label, s."name" FROM "Track" t
       JOIN "Document" d ON d."id" = t."documentId"
       JOIN "Paragraph" p ON p."documentId" = d."id"
       LEFT JOIN "TrackSpeaker" s ON s."trackId" = t."id" AND s."label" = p."speaker"
     WHERE t."id" = $1::uuid AND t."deletedAt" IS NULL AND d."projectId" = $2::uuid AND d."deletedAt" IS NULL
       AND NOT p."excluded" AND p."joinedIntoId" IS NULL AND p."speaker" IS NOT NULL
     GROUP BY p."speaker", s."name" ORDER BY min(p."orderKey")`,
    [trackId, grant.projectId],
  );
}

/** Which of these speak nowhere in the track's document, paragraphs that are not shown included. */
export async function findUnknownLabels(
  tx: Transaction,
  documentId: string,
  labels: readonly string[],
): Promise<readonly string[]> {
  const known = await tx.paragraph.findMany({
    where: { documentId, speaker: { in: [...labels] } },
    distinct: ["speaker"],
    select: { speaker: true },
  });
  return labels.filter((label) => !known.some(({ speaker }) => speaker === label));
}

/** Writes or takes away names of a track that the caller holds a grant for. In one order, so that two writers never wait for each other. */
export async function writeSpeakerNames(
  tx: Transaction,
  trackId: string,
  given: readonly SpeakerView[],
): Promise<void> {
  const gone = given.flatMap(({ label, name }) => (name === null ? [label] : []));
  await tx.trackSpeaker.deleteMany({ where: { trackId, label: { in: gone } } });
  const named = given.filter(({ name }) => name !== null);
  await tx.$executeRaw`
    INSERT INTO "TrackSpeaker" ("trackId", "label", "name")
    SELECT ${trackId}::uuid, g."label", g."name"
    FROM jsonb_to_recordset(${JSON.stringify(named)}::jsonb) AS g("label" text, "name" text) ORDER BY g."label"
    ON CONFLICT ("trackId", "label") DO UPDATE SET "name" = excluded."name"`;
}
