import { database, type Transaction } from "@/lib/db/database";

export type AuditRow = {
  readonly actorId: string | null;
  readonly address: string;
  readonly projectId?: string;
  /** "member.role", "document.delete", …: what was done. */
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
};

export async function insertAudit(row: AuditRow, tx: Transaction = database()): Promise<void> {
  const { projectId, details, ...rest } = row;
  await tx.auditEvent.create({ data: { ...rest, projectId: projectId ?? null, details: { ...details } } });
}
