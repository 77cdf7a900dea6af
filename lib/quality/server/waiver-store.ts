import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";

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
