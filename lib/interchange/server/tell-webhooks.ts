import type { Transaction } from "@/lib/db/database";
import { publicUrl, readEnvironment } from "@/lib/environment";
import type { WebhookEvent } from "../core/deliveries";
import { findTitle, type JobRow } from "./job-store";
import { presentJob } from "./present-job";
import { insertDelivery, listListening } from "./webhook-store";

/** Tells a project's webhooks how a prepared file ended, in the transaction in which it did. */
export async function tellWebhooks(tx: Transaction, job: JobRow): Promise<void> {
  const event: WebhookEvent = job.state === "done" ? "export.done" : "export.failed";
  const listening = await listListening(tx, job.projectId, event);
  if (listening.length === 0) return;
  const document = await findTitle(tx, job.documentId);
  const { progress, startedAt, ...view } = presentJob(job);
  const body = messageOf(event, {
    ...view,
    ...{ projectId: job.projectId, documentTitle: document?.title ?? "", askedById: job.askerId },
    file: job.state === "done" ? `${publicUrl(readEnvironment())}/api/v1/exports/${job.id}/file` : null,
  });
  for (const { id } of listening) await insertDelivery(tx, { webhookId: id, event, body });
}

/** The body of a message: what happened, when, and to what (Standard Webhooks). */
export function messageOf(type: string, data: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ type, timestamp: new Date().toISOString(), data });
}
