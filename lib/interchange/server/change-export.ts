import type { Actor } from "@/lib/accounts/core/actor";
import { transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { BROUGHT_BACK_MINUTES, isOpen } from "../core/jobs";
import { refuseTooMany } from "./ask-export";
import { findExport, getExport } from "./find-export";
import { cancelJob, restartJob, setRemoved } from "./job-store";
import type { JobView } from "./jobs-schema";
import { presentJob } from "./present-job";

/**
 * Stops making a file. What was written of it goes within a second.
 *
 * @throws AppError `not-found` to all but who asked for it; `conflict` when it has ended
 */
export async function cancelExport(actor: Actor, exportId: string): Promise<JobView> {
  await findExport(actor, exportId);
  if (!(await cancelJob(exportId)))
    throw new AppError("conflict", "This has ended already.", { key: "exportEnded" });
  return getExport(actor, exportId);
}

/**
 * Makes a file from its beginning that failed, was canceled or has expired.
 *
 * @throws AppError `not-found` to all but who asked for it; `conflict` when there is nothing to start again, and as
 *   `askExport`
 */
export async function restartExport(actor: Actor, exportId: string): Promise<JobView> {
  await findExport(actor, exportId);
  return transaction(async (tx) => {
    await refuseTooMany(tx, actor.id);
    const job = await restartJob(tx, exportId);
    if (job === null)
      throw new AppError("conflict", "This waits, is being made or is done.", { key: "exportUnderWay" });
    return presentJob(job);
  });
}

/** Takes a file off the list; it is kept for an hour, for who took the wrong one. One in the making is canceled. */
export async function deleteExport(actor: Actor, exportId: string): Promise<void> {
  const { state } = await findExport(actor, exportId);
  if (isOpen(state)) await cancelJob(exportId);
  await setRemoved(exportId, new Date());
}

/**
 * Puts a file on the list again.
 *
 * @throws AppError `not-found` when it is not there to be put back any more
 */
export async function restoreExport(actor: Actor, exportId: string): Promise<JobView> {
  const { removedAt } = await findExport(actor, exportId, { isRemoved: true });
  const since = Date.now() - (removedAt?.getTime() ?? 0);
  if (since > BROUGHT_BACK_MINUTES * 60_000) throw notFound("This prepared file");
  await setRemoved(exportId, null);
  return getExport(actor, exportId);
}
