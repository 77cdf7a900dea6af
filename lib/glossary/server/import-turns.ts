import { LRUCache } from "lru-cache";
import { Turns } from "@/lib/documents/server/turns";
import { type ImportRequest, stopIfCanceled } from "./import-request";
import { glossaryBusy } from "./refusals";

/** The lines of glossaries that were written into last, in this process; the database's lock holds without them. */
const lines = new LRUCache<string, Turns>({ max: 1000 });
const LIMITS = { atOnce: 1, waiting: 50, ofOne: 50 } as const;

/**
 * Writes an import when those before it in this glossary's line are done: who waits there holds no connection, as who
 * waits for a lock does.
 *
 * @throws AppError `unavailable` when they are not done in time, or too many wait; `conflict` when it is canceled. It is
 *   not begun then.
 */
export async function inTurn<Value>(
  glossaryId: string,
  request: Pick<ImportRequest, "signal">,
  patienceMs: number,
  write: () => Promise<Value>,
): Promise<Value> {
  const line = lines.get(glossaryId) ?? new Turns(LIMITS);
  lines.set(glossaryId, line);
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(glossaryBusy(null)), patienceMs);
  const signal = AbortSignal.any([late.signal, ...(request.signal === undefined ? [] : [request.signal])]);
  try {
    return await line.run({ who: null, signal }, () => {
      clearTimeout(timer);
      return write();
    });
  } catch (error) {
    if (error === request.signal?.reason) stopIfCanceled(request);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
