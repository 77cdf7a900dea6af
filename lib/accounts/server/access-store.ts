import { ACCESS_CHANNEL } from "@/lib/accounts/core/access-channel";
import { database, type Transaction } from "@/lib/db/database";

export async function notifyAccess(
  change: Readonly<Record<string, string>>,
  tx: Transaction = database(),
): Promise<void> {
  await tx.$queryRaw`SELECT pg_notify(${ACCESS_CHANNEL}, ${JSON.stringify(change)})::text`;
}
