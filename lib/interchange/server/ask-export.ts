import type { Actor } from "@/lib/accounts/core/actor";
import { type Transaction, transaction } from "@/lib/db/database";
import { readEnvironment } from "@/lib/environment";
import { AppError } from "@/lib/kernel/app-error";
import { MOST_OPEN_JOBS } from "../core/jobs";
import { countOpenJobs, insertJob, sumBytes } from "./job-store";
import type { JobView } from "./jobs-schema";
import { prepareExport } from "./prepare-export";
import { presentJob } from "./present-job";
import type { ExportQuery } from "./schema";

/**
 * Has a file made in the background, for the one who asks.
 *
 * @throws AppError as `exportDocument`, before anything waits; `conflict` when too many of theirs wait already, or the room
 *   for such files is used up
 */
export async function askExport(actor: Actor, documentId: string, query: ExportQuery): Promise<JobView> {
  const { grant } = await prepareExport(actor, documentId, query);
  return transaction(async (tx) => {
    await refuseTooMany(tx, actor.id);
    return presentJob(await insertJob(tx, grant, { documentId, query }));
  });
}

/** @throws AppError `conflict` when one more would be too many of one person, or too much for the disk */
export async function refuseTooMany(tx: Transaction, askerId: string): Promise<void> {
  if ((await countOpenJobs(tx, askerId)) >= MOST_OPEN_JOBS) {
    throw new AppError(
      "conflict",
      `${MOST_OPEN_JOBS} files of yours wait or are being made already: let one be done, or cancel one.`,
      { key: "exportsOfOne", values: { count: MOST_OPEN_JOBS } },
    );
  }
  if ((await sumBytes(tx)) >= exportSpace()) throw spaceFull();
}

/** Bytes that all prepared files together may take. */
export function exportSpace(): number {
  return readEnvironment().EXPORT_SPACE_MB * 1_000_000;
}

export function spaceFull(): AppError {
  return new AppError(
    "conflict",
    "The room for prepared files is used up: download this one directly, or have somebody remove prepared files.",
    { key: "exportSpace" },
  );
}
