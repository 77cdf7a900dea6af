import { setTimeout } from "node:timers/promises";
import { glossaryBusy } from "./refusals";

/** What the next import of each glossary waits for, in this process. */
const lines = new Map<string, Promise<void>>();

/**
 * Does the work when those before it in this glossary's line are done: who waits there holds no connection, as who
 * waits for a lock does.
 *
 * @throws AppError `unavailable` when they are not done in time; the work is not begun then
 */
export async function inTurn<Value>(
  glossaryId: string,
  patienceMs: number,
  work: () => Promise<Value>,
): Promise<Value> {
  const before = lines.get(glossaryId) ?? Promise.resolve();
  const { promise: own, resolve: leave } = deferred();
  const line = before.then(() => own);
  lines.set(glossaryId, line);
  void line.then(() => {
    if (lines.get(glossaryId) === line) lines.delete(glossaryId);
  });
  try {
    await inTime(before, patienceMs);
    return await work();
  } finally {
    leave();
  }
}

async function inTime(before: Promise<void>, patienceMs: number): Promise<void> {
  const giveUp = new AbortController();
  const late = setTimeout(patienceMs, true, { signal: giveUp.signal }).catch(() => false);
  try {
    if (await Promise.race([before.then(() => false), late])) throw glossaryBusy(null);
  } finally {
    giveUp.abort();
  }
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
