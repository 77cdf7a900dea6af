import { database, pool, type Transaction } from "@/lib/db/database";
import { sqlOf, sqlOfConnection } from "@/lib/db/sql";
import type { PairUnit } from "@/lib/memory/core/pair-units";

/** Which of these projects have pairs that their memories do not hold yet. */
export async function findPendingProjects(projectIds: readonly string[]): Promise<readonly string[]> {
  const rows = await sqlOfConnection(pool())<{ id: string }>(
    `SELECT p.id::text AS id FROM unnest($1::uuid[]) AS p(id)
     WHERE EXISTS (SELECT 1 FROM "MemoryPending" m WHERE m."projectId" = p.id)`,
    [projectIds],
  );
  return rows.map(({ id }) => id);
}

/** Counted no further. */
const MOST_COUNTED = 100_000;

/** How many notes of these projects wait, 100,000 at most. */
export async function countPending(projectIds: readonly string[]): Promise<number> {
  const [row] = await sqlOfConnection(pool())<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
       SELECT 1 FROM "MemoryPending" WHERE "projectId" = ANY($1::uuid[]) LIMIT ${MOST_COUNTED}) n`,
    [projectIds],
  );
  return row?.count ?? 0;
}

/** Takes the oldest notes of a project away, and gives how many they were and the renderings they are of, each once. */
export async function takePending(
  tx: Transaction,
  projectId: string,
  limit: number,
): Promise<{ readonly notes: number; readonly renderingIds: readonly string[] }> {
  const rows = await sqlOf(tx)<{ id: string }>(
    `DELETE FROM "MemoryPending" WHERE "id" IN (
       SELECT "id" FROM "MemoryPending" WHERE "projectId" = $1::uuid ORDER BY "id" LIMIT $2::int)
     RETURNING "renderingId"::text AS id`,
    [projectId, limit],
  );
  return { notes: rows.length, renderingIds: [...new Set(rows.map(({ id }) => id))] };
}

/** A confirmed pair as it is now. */
export type PairRow = {
  readonly renderingId: string;
  readonly paragraphId: string;
  readonly documentId: string;
  readonly source: string;
  readonly target: string;
  readonly language: string;
  readonly state: "translated" | "reviewed" | "final";
  readonly authorId: string | null;
  readonly saidAt: Date;
  readonly before: string | null;
  readonly after: string | null;
};

/** These renderings as far as they are confirmed, shown and in use in the project; others are missing. */
export function readPairs(
  tx: Transaction,
  projectId: string,
  renderingIds: readonly string[],
): Promise<PairRow[]> {
  return sqlOf(tx)<PairRow>(
    `SELECT r."id"::text AS "renderingId", p."id"::text AS "paragraphId", d."id"::text AS "documentId",
       p."text" AS source, r."text" AS target, t."language", r."state"::text AS state,
       r."updatedById"::text AS "authorId", r."updatedAt" AS "saidAt", b."text" AS before, a."text" AS after
     FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId" JOIN "Paragraph" p ON p."id" = r."paragraphId"
       JOIN "Document" d ON d."id" = p."documentId"
       LEFT JOIN LATERAL (SELECT o."text" FROM "Paragraph" o WHERE o."documentId" = p."documentId"
         AND o."orderKey" < p."orderKey" AND NOT o."excluded" AND o."joinedIntoId" IS NULL
         ORDER BY o."orderKey" DESC LIMIT 1) b ON true
       LEFT JOIN LATERAL (SELECT o."text" FROM "Paragraph" o WHERE o."documentId" = p."documentId"
         AND o."orderKey" > p."orderKey" AND NOT o."excluded" AND o."joinedIntoId" IS NULL
         ORDER BY o."orderKey" LIMIT 1) a ON true
     WHERE r."id" = ANY($2::uuid[]) AND d."projectId" = $1::uuid AND r."state" <> 'initial' AND NOT r."needsWork"
       AND r."sourceSince" IS NULL
       AND NOT p."excluded" AND p."joinedIntoId" IS NULL AND t."deletedAt" IS NULL AND d."deletedAt" IS NULL`,
    [projectId, renderingIds],
  );
}

/** A unit of a confirmed pair, to be stored. */
export type FedUnit = PairUnit & {
  readonly origins: number;
  readonly targetLanguage: string;
  readonly pair: PairRow;
};

/** Deletes the units of these renderings that are not wanted any more; `kept` are their names by `unitName`. */
export async function deleteUnits(
  tx: Transaction,
  given: {
    readonly memoryId: string;
    readonly renderingIds: readonly string[];
    readonly kept: readonly string[];
    readonly version: number;
  },
): Promise<void> {
  await sqlOf(tx)(
    `UPDATE "MemoryUnit" SET "deletedAt" = now(), "version" = $4::int
     WHERE "memoryId" = $1::uuid AND "renderingId" = ANY($2::uuid[]) AND "deletedAt" IS NULL
       AND NOT ("renderingId" || ' ' || "level" || ' ' || "position") = ANY($3::text[])`,
    [given.memoryId, given.renderingIds, given.kept, given.version],
  );
}

export const unitName = ({ level, position, pair }: FedUnit): string =>
  `${pair.renderingId} ${level} ${position}`;

/** Writes units in place of those of the same rendering, level and position; what is the same already stays as it is. */
export async function upsertUnits(
  tx: Transaction,
  units: readonly FedUnit[],
  about: { readonly memoryId: string; readonly sourceLanguage: string; readonly version: number },
): Promise<void> {
  const rows = units.map(({ pair, ...unit }) => ({
    ...unit,
    renderingId: pair.renderingId,
    paragraphId: pair.paragraphId,
    documentId: pair.documentId,
    saidAt: pair.saidAt.toISOString(),
    authorId: pair.authorId,
  }));
  await sqlOf(tx)(
    `INSERT INTO "MemoryUnit" ("memoryId", "level", "source", "target", "sourceLanguage", "targetLanguage", "key",
       "numbersHash", "formHash", "beforeHash", "afterHash", "origins", "renderingId", "paragraphId", "documentId",
       "position", "saidAt", "authorId", "version")
     SELECT $1::uuid, u."level"::"MemoryLevel", u."source", u."target", $2, u."targetLanguage", u."key",
       u."numbersHash", u."formHash", u."beforeHash", u."afterHash", u."origins", u."renderingId", u."paragraphId",
       u."documentId", u."position", u."saidAt", u."authorId", $3::int
     FROM jsonb_to_recordset($4::jsonb) AS u("level" text, "source" text, "target" text, "targetLanguage" text, "key" text,
       "numbersHash" bigint, "formHash" bigint, "beforeHash" bigint, "afterHash" bigint, "origins" int,
       "renderingId" uuid, "paragraphId" uuid, "documentId" uuid, "position" int, "saidAt" timestamptz, "authorId" uuid)
     ON CONFLICT ("renderingId", "level", "position") DO UPDATE SET
       ("source", "target", "sourceLanguage", "targetLanguage", "key", "numbersHash", "formHash", "beforeHash", "afterHash", "origins",
        "paragraphId", "documentId", "saidAt", "authorId", "version", "deletedAt") =
       (EXCLUDED."source", EXCLUDED."target", EXCLUDED."sourceLanguage", EXCLUDED."targetLanguage", EXCLUDED."key", EXCLUDED."numbersHash",
        EXCLUDED."formHash", EXCLUDED."beforeHash", EXCLUDED."afterHash", EXCLUDED."origins", EXCLUDED."paragraphId",
        EXCLUDED."documentId", EXCLUDED."saidAt", EXCLUDED."authorId", EXCLUDED."version", NULL)
     WHERE ("MemoryUnit"."source", "MemoryUnit"."target", "MemoryUnit"."sourceLanguage", "MemoryUnit"."targetLanguage", "MemoryUnit"."origins",
        "MemoryUnit"."beforeHash", "MemoryUnit"."afterHash", "MemoryUnit"."deletedAt")
       IS DISTINCT FROM (EXCLUDED."source", EXCLUDED."target", EXCLUDED."sourceLanguage", EXCLUDED."targetLanguage", EXCLUDED."origins",
        EXCLUDED."beforeHash", EXCLUDED."afterHash", NULL::timestamptz)`,
    [about.memoryId, about.sourceLanguage, about.version, JSON.stringify(rows)],
  );
}

/** The ids of a rendering's own units: they are no match for it. */
export async function readUnitIdsOf(renderingIds: readonly string[]): Promise<ReadonlySet<number>> {
  const rows = await database().memoryUnit.findMany({
    where: { renderingId: { in: [...renderingIds] }, deletedAt: null },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => Number(id)));
}
