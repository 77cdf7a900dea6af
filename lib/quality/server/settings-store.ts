import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import type { Severity } from "@/lib/quality/core/finding";

export type SettingsRow = {
  readonly checks: unknown;
  readonly patterns: unknown;
  readonly blockFrom: Severity | null;
  readonly revision: number;
};

const fields = { checks: true, patterns: true, blockFrom: true, revision: true } as const;

/** What a project changed of the checks; null when it changed nothing yet. */
export function readSettings(grant: Grant, tx?: Transaction): Promise<SettingsRow | null> {
  return (tx ?? database()).checkSettings.findUnique({
    where: { projectId: grant.projectId },
    select: fields,
  });
}

/** Locks a project's settings for a change; the row is made when there is none. */
export async function lockSettings(grant: Grant<"manage">, tx: Transaction): Promise<SettingsRow> {
  await tx.checkSettings.createMany({
    data: [{ projectId: grant.projectId, revision: 0 }],
    skipDuplicates: true,
  });
  await tx.$queryRaw`SELECT 1 FROM "CheckSettings" WHERE "projectId" = ${grant.projectId}::uuid FOR UPDATE`;
  return tx.checkSettings.findUniqueOrThrow({ where: { projectId: grant.projectId }, select: fields });
}

export async function writeSettings(
  grant: Grant<"manage">,
  data: { readonly checks: object; readonly patterns: object[]; readonly blockFrom: Severity | null },
  tx: Transaction,
): Promise<SettingsRow> {
  return tx.checkSettings.update({
    where: { projectId: grant.projectId },
    data: { ...data, revision: { increment: 1 }, updatedById: grant.userId, updatedAt: new Date() },
    select: fields,
  });
}
