import type pg from "pg";
import { type Compacted, compactRendering, dropOldArchive, findLongLogs } from "./compaction-store";
import { countCompaction } from "./metrics";
import type { OpenLog } from "./open-log";

export const COMPACT_AT_ROWS = 200;
export const COMPACT_AT_BYTES = 256 * 1024;

export type Compactor = {
  /** Compacts an open document's log when it has become long. */
  readonly consider: (log: OpenLog) => void;
  /** Looks after logs that nobody has open, and the archive. */
  readonly sweep: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** One compaction at a time per process: it is housekeeping, and must not be felt. */
export function createCompactor(pool: pg.Pool): Compactor {
  const waiting = new Set<string>();
  let tail: Promise<void> = Promise.resolve();

  const run = (renderingId: string, log: OpenLog | null): Promise<void> => {
    if (waiting.has(renderingId)) return tail;
    waiting.add(renderingId);
    tail = tail.then(async () => {
      try {
        const done = await compactRendering(pool, renderingId);
        if (done === null) return;
        countCompaction();
        if (log !== null) adopt(log, done);
      } catch (error) {
        console.error(
          JSON.stringify({ level: "error", message: `A log was not compacted: ${String(error)}` }),
        );
      } finally {
        waiting.delete(renderingId);
      }
    });
    return tail;
  };

  return {
    consider: (log) => {
      if (log.known.size >= COMPACT_AT_ROWS || log.bytes >= COMPACT_AT_BYTES)
        void run(log.place.renderingId, log);
    },
    sweep: async () => {
      for (const renderingId of await findLongLogs(pool)) await run(renderingId, null);
      await dropOldArchive(pool);
    },
    close: () => tail,
  };
}

/** The document already holds what the snapshot holds, unless another server wrote some of it: then reconciling notices. */
function adopt(log: OpenLog, done: Compacted): void {
  const hadAll = log.snapshotSha === done.previousSha256 && done.ids.every((id) => log.known.has(id));
  for (const id of done.ids) log.known.delete(id);
  log.bytes = 0;
  if (hadAll) log.snapshotSha = done.sha256;
}
