import fs from "node:fs/promises";
import { findPerson } from "@/lib/accounts/server/find-person";
import { type Transaction, transaction } from "@/lib/db/database";
import { answerOfError } from "@/lib/http/answer-of-error";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { expiryOf } from "../core/jobs";
import { exportSpace } from "./ask-export";
import { openExport } from "./export-document";
import { fileOf, partOf, removeFile } from "./export-files";
import {
  endJob,
  giveBackJob,
  type JobRow,
  type MadeFile,
  type Run,
  sumBytes,
  takeJob,
  tellAlive,
} from "./job-store";
import { type PreparedExport, prepareExport } from "./prepare-export";
import { exportQuery } from "./schema";
import { countShownParagraphs } from "./store";
import { tellEnded } from "./tell-ended";
import { writeFile } from "./write-file";

/** How often a start says that it goes on, and hears whether it is to: a cancel is heard of within this. */
const ALIVE_EVERY_MS = 400;

/** Thrown into a start that is not to go on: it was canceled, or another one has the job. */
const CALLED_OFF = new Error("This start was called off.");

/**
 * Makes a prepared file, unless this start is not meant any more. It is written beside, and put in its place whole. The rights
 * of who asked are looked at now; what refuses it, or a fault, ends the job with a sentence.
 *
 * @param stop the server stops: the job then waits for the next start
 */
export async function runExport(run: Run, stop: AbortSignal): Promise<void> {
  const job = await takeJob(run);
  if (job === null) return;
  const watch = watchRun(run, stop);
  try {
    const file = await makeFile(run, job, watch);
    await transaction((tx) => end(tx, run, { file }));
  } catch (error) {
    if (stop.aborted) await transaction((tx) => giveBackJob(tx, run));
    else if (!watch.signal.aborted) await fail(run, error);
  } finally {
    watch.close();
    await removeFile(partOf(run));
  }
}

async function makeFile(run: Run, job: JobRow, watch: Watch): Promise<MadeFile> {
  const prepared = await prepareAgain(job);
  const total = await countShownParagraphs(prepared.grant, job.documentId);
  watch.tell({ progress: 0, total });
  const pieces = await openExport(prepared, {
    signal: watch.signal,
    told: (paragraph) => {
      watch.signal.throwIfAborted();
      watch.tell({ progress: paragraph, total });
    },
  });
  const room = exportSpace() - (await sumBytes());
  const written = await writeFile(partOf(run), pieces, room);
  // Another start may have the job by now, and its file lies there.
  if (!(await tellAlive(run, { progress: total, total }))) throw CALLED_OFF;
  await fs.rename(partOf(run), fileOf(job.id));
  const { fileName, writer } = prepared;
  return { ...written, fileName, mediaType: writer.mediaType, expiresAt: expiryOf(new Date()), total };
}

async function prepareAgain({ askerId, projectId, documentId, query }: JobRow): Promise<PreparedExport> {
  const actor = await findPerson(askerId, { onlyProjectId: projectId });
  if (actor === null) throw notFound("This person");
  return prepareExport(actor, documentId, exportQuery.parse(asSearch(query)));
}

/** The query as it comes over the wire: what the schema gives and what it takes differ in flags. */
function asSearch(query: JobRow["query"]): Record<string, unknown> {
  const entries = Object.entries(typeof query === "object" && query !== null ? query : {});
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === "boolean" ? String(value) : value]),
  );
}

/** Ends the job; its asker and the project's webhooks hear of it in the same transaction. */
async function end(tx: Transaction, run: Run, how: Parameters<typeof endJob>[2]): Promise<void> {
  const ended = await endJob(tx, run, how);
  if (ended === null) throw CALLED_OFF;
  await tellEnded(tx, ended);
}

/** A refusal is told as what it is; all else is a fault of ours, logged with a reference as ever. */
async function fail(run: Run, error: unknown): Promise<void> {
  if (error === CALLED_OFF) return;
  if (!(error instanceof AppError)) answerOfError(error);
  const key = error instanceof AppError ? error.key : "exportFailed";
  await transaction((tx) => end(tx, run, { error: key })).catch((again: unknown) => {
    if (again !== CALLED_OFF) throw again;
  });
}

type Place = { readonly progress: number; readonly total: number };
type Watch = {
  readonly tell: (at: Place) => void;
  /** Aborted when this start is not to go on. */
  readonly signal: AbortSignal;
  readonly close: () => void;
};

/** Says at intervals that a start goes on, and hears whether it is to. */
function watchRun(run: Run, stop: AbortSignal): Watch {
  const calledOff = new AbortController();
  let at: Place = { progress: 0, total: 0 };
  let isAsking = false;
  const timer = setInterval(() => {
    // The database may be slow: one question at a time. One that fails is asked again.
    if (isAsking) return;
    isAsking = true;
    void tellAlive(run, at)
      .then((isToGoOn) => isToGoOn || calledOff.abort(CALLED_OFF))
      .catch(() => {})
      .finally(() => {
        isAsking = false;
      });
  }, ALIVE_EVERY_MS);
  return {
    // Some formats go through the text twice: progress never goes back.
    tell: (next) => {
      at = { total: next.total, progress: Math.max(at.progress, next.progress) };
    },
    signal: AbortSignal.any([stop, calledOff.signal]),
    close: () => clearInterval(timer),
  };
}
