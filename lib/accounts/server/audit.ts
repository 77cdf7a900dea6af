import type { Actor } from "@/lib/accounts/core/actor";
import type { Transaction } from "@/lib/db/database";
import { type AuditRow, insertAudit } from "./audit-store";

/** Writes one line of the audit trail, in the transaction of the thing it tells. */
export async function audit(
  actor: Actor | null,
  event: Omit<AuditRow, "actorId" | "address">,
  tx?: Transaction,
): Promise<void> {
  await insertAudit({ ...event, actorId: actor?.id ?? null, address: actor?.address ?? "" }, tx);
}
