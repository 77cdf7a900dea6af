import type { Transaction } from "@/lib/db/database";
import { tellPrepared } from "@/lib/discussion/server/notify";
import type { JobRow } from "./job-store";
import { tellWebhooks } from "./tell-webhooks";

/** Tells who asked for a prepared file, and the project's webhooks, how it ended, in the transaction in which it did. */
export async function tellEnded(tx: Transaction, job: JobRow): Promise<void> {
  await tellPrepared(tx, { jobId: job.id, userId: job.askerId, isMade: job.state === "done" });
  await tellWebhooks(tx, job);
}
