import type { beforeSyncPayload, Connection, Extension } from "@hocuspocus/server";
import type pg from "pg";
import * as Y from "yjs";
import { parseDocumentName } from "../core/document-name";
import { CLOSE_CODES, type CloseReason, LIMITS } from "../core/protocol";
import { decideAccess, type GrantCache, Refusal } from "./access";
import type { ConnectionContext } from "./connection";
import type { GroupCommit } from "./group-commit";
import { quarantine } from "./log-store";
import { countQuarantined, countRefused, observeAppend, observeDocuments } from "./metrics";
import { noteLogged, type OpenLog, openLog, tryUpdate } from "./open-log";

type Parts = {
  readonly pool: pg.Pool;
  readonly commit: GroupCommit;
  readonly grants: GrantCache;
  /** Renderings in memory, by document name. */
  readonly logs: Map<string, OpenLog>;
};

/** y-protocols' message types. */
const SYNC_STEP_1 = 0;
const SYNC_STEP_2 = 1;

const LOAD_TRIES = 3;
const LOAD_PAUSE_MS = 150;

/**
 * Nothing is applied, broadcast or acknowledged before it is in the log. So memory never holds what the log lacks,
 * and whatever anyone was told is saved can be rebuilt after any crash.
 */
export function durableLog(parts: Parts): Extension<ConnectionContext> {
  return {
    priority: 900,
    async onLoadDocument({ documentName, document }) {
      const name = parseDocumentName(documentName);
      if (name?.kind !== "rendering") return;
      const log = await loadOrRefuse(() => openLog(parts.pool, name.renderingId, document));
      parts.logs.set(documentName, log);
      observeDocuments(parts.logs.size);
      document.on("destroy", () => {
        if (parts.logs.get(documentName) === log) parts.logs.delete(documentName);
        log.trial?.destroy();
        observeDocuments(parts.logs.size);
      });
    },
    beforeSync: (payload: beforeSyncPayload<ConnectionContext>) => takeOrClose(parts, payload),
  };
}

/** A document that cannot be read whole is not opened at all: an empty one would be taken for the truth. */
async function loadOrRefuse(load: () => Promise<OpenLog | null>): Promise<OpenLog> {
  for (let attempt = 1; ; attempt++) {
    try {
      const log = await load();
      if (log === null) throw new Refusal("not-found");
      return log;
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if (attempt === LOAD_TRIES) {
        console.error(
          JSON.stringify({ level: "error", message: `A text could not be loaded: ${String(error)}` }),
        );
        countRefused("storage-unavailable");
        throw new Refusal("storage-unavailable", CLOSE_CODES["storage-unavailable"]);
      }
      await new Promise((resolve) => setTimeout(resolve, LOAD_PAUSE_MS * attempt));
    }
  }
}

async function takeOrClose(parts: Parts, payload: beforeSyncPayload<ConnectionContext>): Promise<void> {
  try {
    await take(parts, payload);
  } catch (error) {
    const reason = error instanceof Refusal ? (error.reason as CloseReason) : "storage-unavailable";
    countRefused(reason);
    // Closing the document alone would leave the client waiting for half a minute: end the socket, it comes back.
    if (reason === "storage-unavailable") payload.context.socket.close(CLOSE_CODES[reason], reason);
    throw error instanceof Refusal ? error : new Refusal(reason, CLOSE_CODES[reason]);
  }
}

async function take(parts: Parts, payload: beforeSyncPayload<ConnectionContext>): Promise<void> {
  const { type, payload: bytes, connection, context, documentName, document } = payload;
  // Hocuspocus looks at read-only after this hook: a viewer's bytes must not reach the log.
  if (type === SYNC_STEP_1 || connection.readOnly || isEmptyUpdate(bytes)) return;
  const startedAt = performance.now();
  const limit = type === SYNC_STEP_2 ? LIMITS.syncBytes : LIMITS.updateBytes;
  if (bytes.byteLength > limit) throw new Refusal("too-large", CLOSE_CODES["too-large"]);

  const log = parts.logs.get(documentName);
  if (log === undefined) throw new Error(`${documentName} is not open.`);
  await checkStillAllowed(parts, connection, context);

  // The bytes lie in the socket's buffer; what waits in the queue must be its own.
  const update = Uint8Array.from(bytes);
  const rejection = await tryUpdate(parts.pool, log, update);
  if (rejection !== null) {
    countQuarantined();
    const entry = { renderingId: log.place.renderingId, bytes: update, reason: rejection };
    await quarantine(parts.pool, { ...entry, authorId: context.actor?.id ?? null });
    throw new Refusal("not-understood", CLOSE_CODES["not-understood"]);
  }
  // A reconnect without news.
  if (type === SYNC_STEP_2 && Y.snapshotContainsUpdate(Y.snapshot(document), update)) return;

  const id = await parts.commit
    .append({
      renderingId: log.place.renderingId,
      generation: log.place.generation,
      update,
      authorId: context.actor?.id ?? null,
      origin: "client",
    })
    .catch((error: unknown) => {
      // The trial holds what the log does not: later updates must not be judged by it.
      log.trial = null;
      throw error;
    });
  if (id === null) throw new Refusal("access-changed", CLOSE_CODES["access-changed"]);
  noteLogged(log, id, update);
  observeAppend(performance.now() - startedAt);
}

/** No structs and nothing deleted. */
function isEmptyUpdate(bytes: Uint8Array): boolean {
  return bytes.byteLength === 2 && bytes[0] === 0 && bytes[1] === 0;
}

/** @throws Refusal when this connection may no longer write: it closes, and what holds is decided when it comes back */
async function checkStillAllowed(
  { grants, pool }: Parts,
  connection: Connection,
  { access, identify }: ConnectionContext,
): Promise<void> {
  const mayWrite = await grants.mayWrite(connection, async () => {
    const actor = await identify?.();
    const place = access?.place;
    if (actor === undefined || actor === null || place === undefined || place === null) return false;
    const now = await decideAccess(pool, actor, { kind: "rendering", renderingId: place.renderingId }).catch(
      (error: unknown) => {
        if (error instanceof Refusal) return null;
        throw error;
      },
    );
    return now?.mayWrite ?? false;
  });
  if (mayWrite) return;
  connection.readOnly = true;
  throw new Refusal("access-changed", CLOSE_CODES["access-changed"]);
}
