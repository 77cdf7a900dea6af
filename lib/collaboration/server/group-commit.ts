import type pg from "pg";
import { insertEntries, type LogEntry } from "./log-store";
import { countRows, observeQueue } from "./metrics";

type Waiting = {
  readonly entry: LogEntry;
  readonly resolve: (id: string | null) => void;
  readonly reject: (error: unknown) => void;
};

/** Above these, new work is refused instead of piling up in memory. */
const MOST_ROWS = 2000;
const MOST_BYTES = 16 * 1024 * 1024;
const BATCH_ROWS = 500;

export type GroupCommit = {
  /**
   * Writes one entry; resolves once it is durable, with its id, or with null when its rendering is gone.
   *
   * @throws Error when the database does not take it, or too much waits already
   */
  readonly append: (entry: LogEntry) => Promise<string | null>;
  /** Resolves when nothing waits any more. */
  readonly drain: () => Promise<void>;
};

/**
 * One INSERT under way at a time; what comes meanwhile makes the next one. Idle, an entry waits for nothing; busy,
 * hundreds share one flush to disk.
 */
export function createGroupCommit(pool: pg.Pool, node: string): GroupCommit {
  let queue: Waiting[] = [];
  let queuedBytes = 0;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, BATCH_ROWS);
      queue = queue.slice(BATCH_ROWS);
      queuedBytes -= sizeOf(batch);
      try {
        const ids = await insertEntries(
          pool,
          node,
          batch.map(({ entry }) => entry),
        );
        countRows(batch.length);
        for (const [at, waiting] of batch.entries()) waiting.resolve(ids[at] ?? null);
      } catch (error) {
        for (const waiting of batch) waiting.reject(error);
      }
      observeQueue(queue.length);
    }
    running = null;
  }

  return {
    append: (entry) =>
      new Promise((resolve, reject) => {
        if (queue.length >= MOST_ROWS || queuedBytes + entry.update.byteLength > MOST_BYTES) {
          reject(new Error("Too much waits to be saved."));
          return;
        }
        queue.push({ entry, resolve, reject });
        queuedBytes += entry.update.byteLength;
        observeQueue(queue.length);
        running ??= run();
      }),
    drain: async () => {
      await running;
    },
  };
}

function sizeOf(batch: readonly Waiting[]): number {
  return batch.reduce((sum, { entry }) => sum + entry.update.byteLength, 0);
}
