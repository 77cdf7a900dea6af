import { runMigrations } from "graphile-worker";
import { z } from "zod";
import { sqlOf } from "@/lib/db/sql";
import type { Transaction } from "./database";

/** The schema of PostgreSQL that holds the queue's own tables. */
export const QUEUE_SCHEMA = "graphile_worker";

/** What the queue runs, with what each is told. */
export const TASKS = {
  /** Makes a file in the background: its `Job`, and which start of it is meant. */
  export: z.object({ jobId: z.uuid(), run: z.number().int() }),
  /** Tries to send a webhook's message. */
  deliver: z.object({ deliveryId: z.uuid() }),
} as const;
type Tasks = { readonly [Name in keyof typeof TASKS]: z.output<(typeof TASKS)[Name]> };

/** Makes or brings up to date the queue's own tables, once before anything is put into it. */
export async function migrateQueue(url: string): Promise<void> {
  await runMigrations({ connectionString: url, schema: QUEUE_SCHEMA, maxPoolSize: 1 });
}

/**
 * Puts a task into the queue, in the transaction of the change that it follows from. One with the same key that waits is
 * replaced; one that runs goes on, and this one comes after it.
 */
export async function enqueue<Name extends keyof Tasks>(
  tx: Transaction,
  name: Name,
  payload: Tasks[Name],
  { key, runAt }: { readonly key: string; readonly runAt?: Date },
): Promise<void> {
  await sqlOf(tx)(
    `SELECT id::text FROM ${QUEUE_SCHEMA}.add_job($1::text, $2::json, NULL, $3::timestamptz, $4::int, $5::text, NULL, $6::text[])`,
    [name, JSON.stringify(payload), runAt ?? null, MOST_FAILURES, key, [name]],
  );
}

/** How often the queue itself tries again what broke off by a fault, as when the database was away. */
const MOST_FAILURES = 10;
