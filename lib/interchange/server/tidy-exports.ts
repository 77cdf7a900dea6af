import { transaction } from "@/lib/db/database";
import { BROUGHT_BACK_MINUTES, LISTED_DAYS } from "../core/jobs";
import { listFiles, partOf, removeFile } from "./export-files";
import {
  enqueueWaiting,
  expireJobs,
  forgetJobs,
  hasSilentJobs,
  listJobsWithFiles,
  rescueJobs,
} from "./job-store";
import { sealSecret } from "./seal-secret";
import { tellEnded } from "./tell-ended";
import { enqueueDeliveries, forgetDeliveries, sealSecrets } from "./webhook-store";

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** A start that says nothing for so long is none any more: its server was killed. */
const SILENT_MS = 15_000;

/** Takes up again what was being made by a server that is gone. */
export async function rescueExports(now = new Date()): Promise<void> {
  const silentSince = new Date(now.getTime() - SILENT_MS);
  if (!(await hasSilentJobs(silentSince))) return;
  const { givenUp, rescued } = await transaction(async (tx) => {
    const found = await rescueJobs(tx, silentSince, "exportStopped");
    for (const job of found.givenUp) await tellEnded(tx, job);
    return found;
  });
  // What the start that is gone had written.
  for (const { id, run } of givenUp) await removeFile(partOf({ jobId: id, run }));
  for (const { id, run } of rescued) await removeFile(partOf({ jobId: id, run: run - 1 }));
}

/** At the start of a server: what waits is in the queue, also when that was lost, as after a backup was restored, and every secret is sealed. */
export async function fillQueue(): Promise<void> {
  await transaction(async (tx) => {
    await enqueueWaiting(tx);
    await sealSecrets(tx, sealSecret);
    await enqueueDeliveries(tx);
  });
}

/** Removes what is over: files after a week, ended jobs after a month, and files that belong to nothing. */
export async function tidyExports(now = new Date()): Promise<void> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  await expireJobs(now);
  await forgetJobs(before(BROUGHT_BACK_MINUTES * MINUTE_MS), before(LISTED_DAYS * DAY_MS));
  await forgetDeliveries(before(LISTED_DAYS * DAY_MS));
  const files = await listFiles();
  const jobs = await listJobsWithFiles(files.map(({ jobId }) => jobId));
  for (const { file, jobId, run } of files) {
    const job = jobs.get(jobId);
    // A file that was just put in its place is not done yet: its start still runs.
    const isWanted = job !== undefined && (run === null || (!job.isDone && job.run === run));
    if (!isWanted) await removeFile(file);
  }
}
