import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";

export type SettingsRow = {
  readonly ownWork: boolean;
  readonly secondReview: boolean;
  readonly passLimit: number | null;
  readonly weights: unknown;
  readonly revision: number;
};

const fields = { ownWork: true, secondReview: true, passLimit: true, weights: true, revision: true } as const;

/** What a project changed of how it reviews; null when it changed nothing yet. */
export function readSettings(grant: Grant, tx?: Transaction): Promise<SettingsRow | null> {
  return (tx ?? database()).reviewSettings.findUnique({
    where: { projectId: grant.projectId },
    select: fields,
  });
}

/** Locks a project's settings for a change; the row is made when there is none. */
export async function lockSettings(grant: Grant<"manage">, tx: Transaction): Promise<SettingsRow> {
  await tx.reviewSettings.createMany({
    data: [{ projectId: grant.projectId, revision: 0 }],
    skipDuplicates: true,
  });
  await tx.$queryRaw`SELECT 1 FROM "ReviewSettings" WHERE "projectId" = ${grant.projectId}::uuid FOR UPDATE`;
  return tx.reviewSettings.findUniqueOrThrow({ where: { projectId: grant.projectId }, select: fields });
}

export function writeSettings(
  grant: Grant<"manage">,
  data: Omit<SettingsRow, "weights" | "revision"> & { readonly weights: object },
  tx: Transaction,
): Promise<SettingsRow> {
  return tx.reviewSettings.update({
    where: { projectId: grant.projectId },
    data: { ...data, revision: { increment: 1 }, updatedById: grant.userId, updatedAt: new Date() },
    select: fields,
  });
}
