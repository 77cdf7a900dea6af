import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { notFound } from "@/lib/kernel/app-error";
import { findOwnJob, type JobRow, listOwnJobs } from "./job-store";
import type { JobView } from "./jobs-schema";
import { presentJob } from "./present-job";

/**
 * A job of the actor's own, in a document that they may still see.
 *
 * @throws AppError `not-found` to everybody else
 */
export async function findExport(
  actor: Actor,
  exportId: string,
  which: { readonly isRemoved?: boolean } = {},
): Promise<JobRow> {
  const job = await findOwnJob(actor.id, exportId, which);
  if (job === null) throw notFound("This prepared file");
  await authorize(actor, "view", { documentId: job.documentId });
  return job;
}

/** How far a file is. */
export async function getExport(actor: Actor, exportId: string): Promise<JobView> {
  return presentJob(await findExport(actor, exportId));
}

/** The files of a document that the actor had made, newest first. */
export async function listExports(
  actor: Actor,
  documentId: string,
  { limit, cursor }: PageQuery,
): Promise<Page<JobView>> {
  const grant = await authorize(actor, "view", { documentId });
  const rows = await listOwnJobs(grant, documentId, { limit, before: cursor });
  return toPage(rows.map(presentJob), limit, ({ id }) => id);
}
