import type { Transaction } from "./database";

/** PostgreSQL's lock_not_available. */
const WAITED_TOO_LONG = "55P03";

/**
 * Takes a lock, and gives up when others hold it for longer than that, or twice that where several wait in line: then
 * the wait to be first in line counts by itself. What the transaction locks later waits as ever.
 *
 * @param busy what is thrown then; the transaction can do nothing more
 */
export async function lockInTime(
  tx: Transaction,
  patienceMs: number,
  lock: () => Promise<unknown>,
  busy: (cause: unknown) => Error,
): Promise<void> {
  await tx.$executeRawUnsafe(`SET LOCAL lock_timeout = ${Math.ceil(patienceMs)}`);
  try {
    await lock();
  } catch (error) {
    throw isCaused(error) ? busy(error) : error;
  }
  await tx.$executeRawUnsafe("SET LOCAL lock_timeout TO DEFAULT");
}

/** Prisma tells the database's code in what caused its error, some levels down. */
function isCaused(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 5) return false;
  const { code, originalCode, cause, meta, driverAdapterError } = error as Readonly<Record<string, unknown>>;
  if (code === WAITED_TOO_LONG || originalCode === WAITED_TOO_LONG) return true;
  return [cause, meta, driverAdapterError].some((inner) => isCaused(inner, depth + 1));
}
