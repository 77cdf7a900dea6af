import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";

export type FindingWaiverRow = {
  readonly id: string;
  readonly renderingId: string;
  readonly check: string;
  readonly fingerprint: string;
  readonly reason: string;
  readonly expiresOn: Date | null;
  readonly createdAt: Date;
  readonly createdById: string;
};

/** Waivers of findings of these renderings that nobody took back and that have not run out on `today`. */
export function readFindingWaivers(
  grant: Grant,
  renderingIds: readonly string[],
  today: Date,
): Promise<FindingWaiverRow[]> {
  return database().findingWaiver.findMany({
    where: {
      renderingId: { in: [...renderingIds] },
      revokedAt: null,
      OR: [{ expiresOn: null }, { expiresOn: { gte: today } }],
      rendering: { track: { document: { projectId: grant.projectId } } },
    },
    orderBy: { createdAt: "asc" },
  });
}

export async function insertFindingWaiver(
  grant: Grant<"translate">,
  data: Pick<FindingWaiverRow, "renderingId" | "check" | "fingerprint" | "reason" | "expiresOn">,
  tx: Transaction,
): Promise<string> {
  const { id } = await tx.findingWaiver.create({
    data: { ...data, createdById: grant.userId },
    select: { id: true },
  });
  return id;
}

/** @returns whether there was one to take back */
export async function revokeFindingWaiver(
  grant: Grant<"translate">,
  renderingId: string,
  id: string,
  tx: Transaction,
): Promise<boolean> {
  const { count } = await tx.findingWaiver.updateMany({
    where: {
      ...{ id, renderingId, revokedAt: null },
      rendering: { track: { document: { projectId: grant.projectId } } },
    },
    data: { revokedAt: new Date() },
  });
  return count > 0;
}

/** Gives renderings the waivers of others that nobody took back, each once. */
export async function copyWaivers(
  tx: Transaction,
  pairs: readonly { readonly fromId: string; readonly toId: string }[],
): Promise<void> {
  await sqlOf(tx)(
    `INSERT INTO "FindingWaiver" ("id", "renderingId", "check", "fingerprint", "reason", "expiresOn", "createdById", "createdAt")
     SELECT gen_random_uuid(), x."toId", w."check", w."fingerprint", w."reason", w."expiresOn", w."createdById", w."createdAt"
     FROM jsonb_to_recordset($1::jsonb) AS x("fromId" uuid, "toId" uuid)
       JOIN "FindingWaiver" w ON w."renderingId" = x."fromId" AND w."revokedAt" IS NULL
     WHERE NOT EXISTS (SELECT 1 FROM "FindingWaiver" o WHERE o."renderingId" = x."toId" AND o."revokedAt" IS NULL
       AND o."check" = w."check" AND o."fingerprint" = w."fingerprint")`,
    [JSON.stringify(pairs)],
  );
}
