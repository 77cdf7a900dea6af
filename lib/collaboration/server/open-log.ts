import type { Document } from "@hocuspocus/server";
import type pg from "pg";
import * as Y from "yjs";
import { findForeignContent } from "../core/check-content";
import { createRenderingDocument, seedDocument } from "../core/rendering-document";
import { findRenderingPlace, type RenderingPlace } from "./access-store";
import { readLogAtOnce, readLogIds, readRows, type StoredLog } from "./log-store";

/** Hocuspocus' name for what other servers sent: it is broadcast, and no store hook runs. */
export const REMOTE_ORIGIN = { source: "redis" } as const;

/** A rendering's document in memory, and which part of the log it holds. */
export type OpenLog = {
  readonly document: Document;
  place: RenderingPlace;
  /** Rows of the log, after the snapshot, that are in memory. */
  readonly known: Set<string>;
  snapshotSha: string | null;
  /** Since the snapshot. */
  bytes: number;
  /** Where an update is tried before it is logged; made when first needed. */
  trial: Y.Doc | null;
};

/** Why bytes are not taken. */
export type Rejection = "not-yjs" | "gap" | "foreign-content";

/**
 * Fills a document from its log.
 *
 * @returns null when the rendering is gone
 * @throws Error when the log cannot be read whole: the document must then not be opened
 */
export async function openLog(
  pool: pg.Pool,
  renderingId: string,
  document: Document,
): Promise<OpenLog | null> {
  const place = await findRenderingPlace(pool, renderingId);
  if (place === null) return null;
  const log: OpenLog = { document, place, known: new Set(), snapshotSha: null, bytes: 0, trial: null };
  seedDocument(document, REMOTE_ORIGIN);
  takeIn(log, await readLogAtOnce(pool, renderingId, place.generation));
  if (hasGaps(document)) throw new Error(`The log of rendering ${renderingId} has gaps.`);
  return log;
}

function takeIn(log: OpenLog, stored: StoredLog): void {
  log.document.transact(() => {
    if (stored.snapshot !== null) Y.applyUpdate(log.document, stored.snapshot.state, REMOTE_ORIGIN);
    for (const row of stored.rows) Y.applyUpdate(log.document, row.update, REMOTE_ORIGIN);
  }, REMOTE_ORIGIN);
  for (const row of stored.rows) remember(log, row);
  log.snapshotSha = stored.snapshot?.sha256 ?? null;
}

function remember(log: OpenLog, row: { readonly id: string; readonly update: Uint8Array }): void {
  if (log.known.has(row.id)) return;
  log.known.add(row.id);
  log.bytes += row.update.byteLength;
}

/** Notes that an update which is about to be applied is row `id` of the log. */
export function noteLogged(log: OpenLog, id: string, update: Uint8Array): void {
  remember(log, { id, update });
}

/** Brings rows into memory that other servers, or a server edit, wrote. */
export async function fetchRows(pool: pg.Pool, log: OpenLog, ids: readonly string[]): Promise<void> {
  const missing = ids.filter((id) => !log.known.has(id));
  if (missing.length === 0) return;
  const rows = await readRows(pool, missing);
  log.document.transact(() => {
    for (const row of rows) Y.applyUpdate(log.document, row.update, REMOTE_ORIGIN);
  }, REMOTE_ORIGIN);
  for (const row of rows) remember(log, row);
  log.trial = null;
}

/**
 * Compares open documents with the log by the set of ids – never by "newer than", because commits come in another
 * order than ids – and brings in what is missing.
 *
 * @returns the documents whose rendering is gone or has begun a new generation: to be closed
 */
export async function reconcile(pool: pg.Pool, logs: readonly OpenLog[]): Promise<OpenLog[]> {
  const stored = new Map(
    (
      await readLogIds(
        pool,
        logs.map(({ place }) => place.renderingId),
      )
    ).map((row) => [row.renderingId, row]),
  );
  const ended: OpenLog[] = [];
  for (const log of logs) {
    const row = stored.get(log.place.renderingId);
    if (row === undefined || row.generation !== log.place.generation) {
      ended.push(log);
    } else if (row.sha256 !== log.snapshotSha) {
      // Another server compacted: rows that we never saw may lie in its snapshot.
      log.known.clear();
      log.bytes = 0;
      takeIn(log, await readLogAtOnce(pool, row.renderingId, row.generation));
      log.trial = null;
    } else {
      await fetchRows(pool, log, row.ids);
    }
  }
  return ended;
}

/**
 * Tries an update beside the document, before it is logged: one bad row in a log would break every load to come.
 *
 * @returns why it must not be taken; null when it may
 */
export async function tryUpdate(pool: pg.Pool, log: OpenLog, update: Uint8Array): Promise<Rejection | null> {
  const first = applyToTrial(log, update);
  if (first !== "gap") return first;
  // It may build on rows that another server logged and this one has not seen yet.
  await reconcile(pool, [log]);
  log.trial = null;
  return applyToTrial(log, update);
}

function applyToTrial(log: OpenLog, update: Uint8Array): Rejection | null {
  log.trial ??= createRenderingDocument([Y.encodeStateAsUpdate(log.document)]);
  const rejection = judge(log.trial, update);
  if (rejection !== null) {
    log.trial.destroy();
    log.trial = null;
  }
  return rejection;
}

/** Applies an update to a document that may be thrown away, and says whether it may go into a log. */
export function judge(trial: Y.Doc, update: Uint8Array): Rejection | null {
  try {
    Y.applyUpdate(trial, update);
  } catch {
    return "not-yjs";
  }
  if (hasGaps(trial)) return "gap";
  return findForeignContent(trial).length === 0 ? null : "foreign-content";
}

/** Whether a document waits for updates that it was not given. */
export function hasGaps(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}
