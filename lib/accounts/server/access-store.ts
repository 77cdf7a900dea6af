import { database, type Transaction } from "@/lib/db/database";

/** The PostgreSQL notification channel that tells of changed access. */
export const ACCESS_CHANNEL = "duizhao_access";

export async function notifyAccess(
  change: Readonly<Record<string, string>>,
  tx: Transaction = database(),
): Promise<void> {
  await tx.$queryRaw`SELECT pg_notify(${ACCESS_CHANNEL}, ${JSON.stringify(change)})::text`;
}
