import { pool } from "@/lib/db/database";
import { inTransaction, type Sql } from "@/lib/db/sql";
import { AppError } from "@/lib/kernel/app-error";

/** A statement that takes longer is stopped: others wait for the same processors. */
const PATIENCE_MS = 5_000;
/** PostgreSQL's query_canceled. */
const STOPPED = "57014";

/**
 * Reads in one transaction that sees one state of the database; no statement of it goes on for longer than that. Only
 * a room's store, or what calls it, uses it.
 *
 * @throws AppError `unavailable` when one is stopped
 */
export async function withinTime<Value>(
  work: (sql: Sql) => Promise<Value>,
  patienceMs = PATIENCE_MS,
): Promise<Value> {
  try {
    return await inTransaction(
      pool(),
      async (sql) => {
        return work(sql);
      },
      // One statement of several: each that is sent alone waits for its answer. To start other processes takes as long as most
      // searches do. Words that most texts have are found by the
      // index too: reading all would cut each text into tokens, which took 13 seconds for 100,000 pairs of a memory.
      `ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = ${Math.ceil(patienceMs)};
        SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0`,
    );
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === STOPPED)) throw error;
    const sentence = "This search took too long and was stopped: ask for more words, or for one project.";
    throw new AppError("unavailable", sentence, { key: "searchSlow", cause: error });
  }
}
