import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import type { Job, Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/db/queue";
import { sqlOf } from "@/lib/db/sql";
import { ENDED_STATES, MOST_STOPS, OPEN_STATES } from "../core/jobs";
import type { ExportQuery } from "./schema";

export type JobRow = Job;

/** A person's job: nobody else's is found, nor one that they removed unless that is asked for. */
export function findOwnJob(
  askerId: string,
  id: string,
  { isRemoved = false }: { readonly isRemoved?: boolean } = {},
): Promise<JobRow | null> {
  const removedAt = isRemoved ? { not: null } : null;
  return database().job.findFirst({ where: { id, askerId, removedAt } });
}

/** A person's jobs of a document, newest first; one more than `limit`. */
export function listOwnJobs(
  grant: Grant,
  documentId: string,
  { limit, before }: { readonly limit: number; readonly before: string | undefined },
): Promise<JobRow[]> {
  return database().job.findMany({
    where: {
      ...{ projectId: grant.projectId, documentId, askerId: grant.userId, removedAt: null },
      ...(before !== undefined && { id: { lt: before } }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
}

/** How many of a person's jobs are open. What asks for one more waits for this transaction's end. */
export async function countOpenJobs(tx: Transaction, askerId: string): Promise<number> {
  await sqlOf(tx)("SELECT pg_advisory_xact_lock(hashtextextended('export ' || $1, 0))::text", [askerId]);
  return tx.job.count({ where: { askerId, state: { in: [...OPEN_STATES] } } });
}

/** Bytes of all files that are kept. */
export async function sumBytes(tx: Transaction = database()): Promise<number> {
  const { _sum } = await tx.job.aggregate({ where: { state: "done" }, _sum: { bytes: true } });
  return Number(_sum.bytes ?? 0);
}

export async function insertJob(
  tx: Transaction,
  grant: Grant,
  { documentId, query }: { readonly documentId: string; readonly query: ExportQuery },
): Promise<JobRow> {
  // As JSON keeps it: what was left out is not there.
  const kept: Prisma.InputJsonObject = JSON.parse(JSON.stringify(query));
  const job = await tx.job.create({
    data: { projectId: grant.projectId, documentId, askerId: grant.userId, query: kept },
  });
  await enqueueJob(tx, job);
  return job;
}

function enqueueJob(tx: Transaction, { id, run }: { readonly id: string; readonly run: number }) {
  return enqueue(tx, "export", { jobId: id, run }, { key: `export ${id}` });
}

const AFRESH = { progress: 0, total: 0, error: null, startedAt: null, aliveAt: null, endedAt: null } as const;

/** Lets an ended job wait for a new start; null when it is not an ended one. */
export async function restartJob(tx: Transaction, id: string): Promise<JobRow | null> {
  const [job] = await tx.job.updateManyAndReturn({
    where: { id, state: { in: [...ENDED_STATES] } },
    data: {
      ...AFRESH,
      ...{ state: "waiting", stops: 0, run: { increment: 1 } },
      ...{ bytes: 0, sha256: null, expiresAt: null },
    },
  });
  if (job !== undefined) await enqueueJob(tx, job);
  return job ?? null;
}

/** Cancels an open job; whoever runs it hears of it when they next say that they do. */
export async function cancelJob(id: string): Promise<boolean> {
  const { count } = await database().job.updateMany({
    where: { id, state: { in: [...OPEN_STATES] } },
    data: { state: "canceled", endedAt: new Date() },
  });
  return count > 0;
}

export async function setRemoved(id: string, removedAt: Date | null): Promise<void> {
  await database().job.updateMany({ where: { id }, data: { removedAt } });
}

/** One start of a job. */
export type Run = { readonly jobId: string; readonly run: number };

const running = ({ jobId, run }: Run) => ({ id: jobId, run, state: "running" as const });

/** Takes a waiting job for the start that is meant; null when it is not waiting for that one. */
export async function takeJob({ jobId, run }: Run): Promise<JobRow | null> {
  const now = new Date();
  const [job] = await database().job.updateManyAndReturn({
    where: { id: jobId, run, state: "waiting" },
    data: { ...AFRESH, state: "running", startedAt: now, aliveAt: now },
  });
  return job ?? null;
}

/** Says that this start goes on, and how far it is; false when it is not to go on. */
export async function tellAlive(
  run: Run,
  at: { readonly progress: number; readonly total: number },
): Promise<boolean> {
  const { count } = await database().job.updateMany({
    where: running(run),
    data: { ...at, aliveAt: new Date() },
  });
  return count > 0;
}

export type MadeFile = Pick<JobRow, "fileName" | "mediaType" | "sha256" | "expiresAt"> & {
  readonly bytes: number;
  /** Paragraphs of the document. */
  readonly total: number;
};

/** Ends this start with its file, or with why there is none; null when it was not to go on. */
export async function endJob(
  tx: Transaction,
  run: Run,
  end: { readonly file: MadeFile } | { readonly error: string },
): Promise<JobRow | null> {
  const ended =
    "file" in end
      ? { ...end.file, state: "done" as const, progress: end.file.total }
      : { state: "failed" as const, error: end.error };
  const [job] = await tx.job.updateManyAndReturn({
    where: running(run),
    data: { ...ended, endedAt: new Date() },
  });
  return job ?? null;
}

/** Gives this start up and lets the job wait for another, which is put into the queue. */
export async function giveBackJob(tx: Transaction, run: Run): Promise<void> {
  const [job] = await tx.job.updateManyAndReturn({
    where: running(run),
    data: { ...AFRESH, state: "waiting", run: { increment: 1 } },
  });
  if (job !== undefined) await enqueueJob(tx, job);
}

const silent = (since: Date) => ({ state: "running" as const, aliveAt: { lt: since } });

/** Whether there is a job whose runner has said nothing since a time. */
export async function hasSilentJobs(since: Date): Promise<boolean> {
  return (await database().job.findFirst({ where: silent(since), select: { id: true } })) !== null;
}

/**
 * Lets jobs wait again whose runner has said nothing since a time, since it was stopped; those that were running each time
 * are given up.
 */
export async function rescueJobs(
  tx: Transaction,
  silentSince: Date,
  error: string,
): Promise<{ readonly givenUp: readonly JobRow[]; readonly rescued: readonly JobRow[] }> {
  const givenUp = await tx.job.updateManyAndReturn({
    where: { ...silent(silentSince), stops: { gte: MOST_STOPS - 1 } },
    data: { state: "failed", error, endedAt: new Date() },
  });
  const rescued = await tx.job.updateManyAndReturn({
    where: { ...silent(silentSince), stops: { lt: MOST_STOPS - 1 } },
    data: { ...AFRESH, state: "waiting", run: { increment: 1 }, stops: { increment: 1 } },
  });
  for (const job of rescued) await enqueueJob(tx, job);
  return { givenUp, rescued };
}

/** Puts into the queue what waits and may not be in it, as after a backup was restored. What is in it stays one. */
export async function enqueueWaiting(tx: Transaction): Promise<void> {
  const waiting = await tx.job.findMany({
    where: { state: "waiting" },
    select: { id: true, run: true },
    orderBy: { id: "asc" },
  });
  for (const job of waiting) await enqueueJob(tx, job);
}

/** Marks the files whose week is over. */
export async function expireJobs(now: Date): Promise<void> {
  await database().job.updateMany({
    where: { state: "done", expiresAt: { lt: now } },
    data: { state: "expired" },
  });
}

/** Marks one file that is not there any more. */
export async function expireJob(id: string): Promise<void> {
  await database().job.updateMany({ where: { id, state: "done" }, data: { state: "expired" } });
}

/** Forgets what was removed before a time, and what ended without a file before another. */
export async function forgetJobs(removedBefore: Date, endedBefore: Date): Promise<void> {
  await database().job.deleteMany({
    where: {
      OR: [
        { removedAt: { lt: removedBefore } },
        { state: { in: [...ENDED_STATES] }, createdAt: { lt: endedBefore } },
      ],
    },
  });
}

/** Of some jobs, those that have a file, or one in the making with its start. */
export async function listJobsWithFiles(
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly run: number; readonly isDone: boolean }>> {
  const rows = await database().job.findMany({
    where: { id: { in: [...ids] }, state: { in: ["done", "running"] } },
    select: { id: true, run: true, state: true },
  });
  return new Map(rows.map(({ id, run, state }) => [id, { run, isDone: state === "done" }]));
}

/** What a webhook is told of a job's document. */
export function findTitle(tx: Transaction, documentId: string): Promise<{ title: string } | null> {
  return tx.document.findUnique({ where: { id: documentId }, select: { title: true } });
}
