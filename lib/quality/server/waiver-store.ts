import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";

/** What a waiver is of: findings on a rendering, or on a paragraph's own text. */
export type WaivedPlace = { readonly renderingId: string } | { readonly paragraphId: string };

export type FindingWaiverRow = {
  readonly id: string;
  /** One of the two is null. */
  readonly renderingId: string | null;
  readonly paragraphId: string | null;
  readonly check: string;
  readonly fingerprint: string;
  readonly reason: string;
  readonly expiresOn: Date | null;
  readonly expiresAt: Date | null;
  readonly createdAt: Date;
  readonly createdById: string;
};

/** A waiver is of a project where what it is of is. */
const ofProject = ({ projectId }: Grant) => ({
  rendering: { rendering: { track: { document: { projectId } } } },
  paragraph: { paragraph: { document: { projectId } } },
});

/** Waivers of findings of these places that nobody took back and that have not run out. */
export function readFindingWaivers(
  grant: Grant,
  of: { readonly renderingIds: readonly string[] } | { readonly paragraphIds: readonly string[] },
): Promise<FindingWaiverRow[]> {
  const { rendering, paragraph } = ofProject(grant);
  const where =
    "renderingIds" in of
      ? { renderingId: { in: [...of.renderingIds] }, ...rendering }
      : { paragraphId: { in: [...of.paragraphIds] }, ...paragraph };
  return database().findingWaiver.findMany({
    where: { ...where, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gte: new Date() } }] },
    orderBy: { createdAt: "asc" },
  });
}

type NewWaiver = Pick<FindingWaiverRow, "check" | "fingerprint" | "reason" | "expiresOn" | "expiresAt">;

/**
 * Keeps a waiver in the stead of one that has run out.
 *
 * @returns `isNew` false with the id of the one that holds already: the first reason stays
 */
export async function insertFindingWaiver(
  grant: Grant<"translate">,
  place: WaivedPlace,
  { check, fingerprint, reason, expiresOn, expiresAt }: NewWaiver,
  tx: Transaction,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const held = { ...place, check, fingerprint, revokedAt: null };
  await tx.findingWaiver.updateMany({
    where: { ...held, expiresAt: { lt: new Date() } },
    data: { revokedAt: new Date() },
  });
  const [made] = await tx.findingWaiver.createManyAndReturn({
    data: [{ ...place, check, fingerprint, reason, expiresOn, expiresAt, createdById: grant.userId }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (made !== undefined) return { id: made.id, isNew: true };
  const { id } = await tx.findingWaiver.findFirstOrThrow({ where: held, select: { id: true } });
  return { id, isNew: false };
}

/** @returns whether there was one to take back */
export async function revokeFindingWaiver(
  grant: Grant<"translate">,
  place: WaivedPlace,
  id: string,
  tx: Transaction,
): Promise<boolean> {
  const { rendering, paragraph } = ofProject(grant);
  const { count } = await tx.findingWaiver.updateMany({
    where: { ...place, ...("renderingId" in place ? rendering : paragraph), id, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count > 0;
}

/** Gives renderings the waivers of others that nobody took back and that have not run out, each once. */
export async function copyWaivers(
  tx: Transaction,
  pairs: readonly { readonly fromId: string; readonly toId: string }[],
): Promise<void> {
  const held = `"renderingId" = ANY($1::uuid[]) AND "revokedAt" IS NULL AND "expiresAt" < now()`;
  // One that has run out must not stand in the way of one that holds.
  await sqlOf(tx)(`UPDATE "FindingWaiver" SET "revokedAt" = now() WHERE ${held}`, [
    pairs.flatMap(({ fromId, toId }) => [fromId, toId]),
  ]);
  await sqlOf(tx)(
    `INSERT INTO "FindingWaiver" ("id", "renderingId", "check", "fingerprint", "reason", "expiresOn", "expiresAt", "createdById", "createdAt")
     SELECT gen_random_uuid(), x."toId", w."check", w."fingerprint", w."reason", w."expiresOn", w."expiresAt", w."createdById", w."createdAt"
     FROM jsonb_to_recordset($1::jsonb) AS x("fromId" uuid, "toId" uuid)
       JOIN "FindingWaiver" w ON w."renderingId" = x."fromId" AND w."revokedAt" IS NULL
     WHERE NOT EXISTS (SELECT 1 FROM "FindingWaiver" o WHERE o."renderingId" = x."toId" AND o."revokedAt" IS NULL
       AND o."check" = w."check" AND o."fingerprint" = w."fingerprint")`,
    [JSON.stringify(pairs)],
  );
}
