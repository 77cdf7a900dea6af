import { randomUUID } from "node:crypto";
import { type Extension, Hocuspocus, isTransactionOrigin } from "@hocuspocus/server";
import type { Registry } from "prom-client";
import { ACCESS_CHANNEL } from "@/lib/accounts/core/access-channel";
import type { AccessChange } from "@/lib/accounts/server/announce-access";
import { createListener } from "@/lib/db/listener";
import { readEnvironment } from "@/lib/environment";
import { parseDocumentName, renderingName } from "../core/document-name";
import { CLOSE_CODES } from "../core/protocol";
import { createGrantCache, isConcerned } from "./access";
import { createAccessChanges } from "./access-changes";
import { authentication } from "./authentication";
import { createChannelEvents } from "./channel-events";
import { createCompactor } from "./compaction";
import { type AuthenticatedContext, type ConnectionContext, subjectOf } from "./connection";
import { durableLog } from "./durable-log";
import { createGroupCommit } from "./group-commit";
import { createLogPool, NOTICE_CHANNEL } from "./log-store";
import { messageGuard } from "./message-guard";
import { collaborationRegistry } from "./metrics";
import { parseNotice } from "./notices";
import { fetchRows, type OpenLog, reconcile } from "./open-log";
import { presenceGuard } from "./presence-guard";
import { createRefresher } from "./refresh-read-model";
import { createSockets, type Sockets } from "./sockets";
import { stockStore } from "./stock-store";

export type Collaboration = {
  readonly handleUpgrade: Sockets["handleUpgrade"];
  /** Tells clients to come back, saves what waits, and ends every timer and connection. */
  readonly close: () => Promise<void>;
  readonly registry: Registry;
};

const RECONCILE_MS = 10_000;
const SWEEP_MS = 5 * 60 * 1000;
const IDENTIFY_MS = 30_000;

/** Starts the live rooms of this process. The database must be there, migrated. */
export async function createCollaboration(): Promise<Collaboration> {
  const isLogged = readEnvironment().DUIZHAO_LOG === "on";
  const node = randomUUID();
  const pool = createLogPool(6);
  // Appending never waits for a load or a refresh.
  const commitPool = createLogPool(1);
  const commit = createGroupCommit(commitPool, node);
  const grants = createGrantCache();
  const changes = createAccessChanges();
  const logs = new Map<string, OpenLog>();
  const refresher = createRefresher(pool);
  const compactor = createCompactor(pool);
  const durable = durableLog({ pool, commit, grants, logs });

  const hocuspocus = new Hocuspocus<ConnectionContext>({
    quiet: true,
    extensions: [
      messageGuard(),
      authentication(pool, grants, changes),
      isLogged
        ? durable
        : ({ priority: 900, onLoadDocument: durable.onLoadDocument } as Extension<ConnectionContext>),
      ...(isLogged ? [] : [stockStore(commit, logs)]),
      presenceGuard(),
      { priority: 100, onChange: follow, onDisconnect: settle },
    ],
  });
  const events = createChannelEvents(hocuspocus, pool, logs);

  async function follow({
    documentName,
    transactionOrigin,
  }: {
    documentName: string;
    transactionOrigin: unknown;
  }): Promise<void> {
    const log = logs.get(documentName);
    if (log === undefined) return;
    events.touch(log);
    // Rows of other writers are refreshed by them.
    if (!isTransactionOrigin(transactionOrigin) || transactionOrigin.source !== "connection") return;
    refresher.touch(log.place.renderingId);
    compactor.consider(log);
  }

  async function settle({
    documentName,
    clientsCount,
  }: {
    documentName: string;
    clientsCount: number;
  }): Promise<void> {
    const name = parseDocumentName(documentName);
    if (name?.kind === "rendering" && clientsCount === 0) await refresher.settle(name.renderingId);
  }

  /** Ends the connections that a change may concern; what holds for them is decided when they come back. */
  function applyAccessChange(change: AccessChange): void {
    changes.note(change);
    for (const document of hocuspocus.documents.values()) {
      for (const connection of document.getConnections()) {
        const context = connection.context as AuthenticatedContext;
        if (!isConcerned(change, subjectOf(context))) continue;
        grants.forget(connection);
        connection.close({ code: CLOSE_CODES["access-changed"], reason: "access-changed" });
      }
    }
  }

  /** Sessions and tokens also end without a word, by their date: whoever is nobody any more is closed. */
  async function identifyAgain(): Promise<void> {
    const asked = new Map<string, Promise<boolean>>();
    for (const document of hocuspocus.documents.values()) {
      for (const connection of document.getConnections()) {
        const context = connection.context as ConnectionContext & AuthenticatedContext;
        const { socketId } = context.socket;
        const answer = asked.get(socketId) ?? context.identify().then((actor) => actor !== null);
        asked.set(socketId, answer);
        if (!(await answer))
          connection.close({ code: CLOSE_CODES["access-changed"], reason: "access-changed" });
      }
    }
  }

  async function applyNotice(payload: string): Promise<void> {
    const notice = parseNotice(payload);
    if (notice === null) return;
    if (notice.t === "row") events.rowChanged(notice.r, notice.d);
    if (notice.t === "log" && notice.n !== node) {
      const log = logs.get(renderingName(notice.r));
      if (log !== undefined) await fetchRows(pool, log, notice.i);
    }
    if (notice.t === "talk") events.discussed(notice.d, notice.p);
    if (notice.t === "project") events.projectChanged(notice.p, notice.c);
    if (notice.t === "many") {
      await reconcileAll([...logs.values()].filter(({ place }) => place.documentId === notice.d));
      events.reload(notice.d, notice.c);
    }
  }

  async function reconcileAll(open: readonly OpenLog[]): Promise<void> {
    if (open.length === 0) return;
    for (const log of await reconcile(pool, open)) hocuspocus.closeConnections(log.document.name);
  }

  const quietly = (work: Promise<unknown>): void => {
    work.catch((error: unknown) =>
      console.error(JSON.stringify({ level: "warn", message: `Live editing: ${String(error)}` })),
    );
  };

  const listener = createListener({
    channels: [NOTICE_CHANNEL, ACCESS_CHANNEL],
    onNotice: (channel, payload) => {
      if (channel === ACCESS_CHANNEL) applyAccessChange(parseChange(payload));
      else quietly(applyNotice(payload));
    },
    onConnected: () => {
      // What was announced while nobody listened is not known: everybody is looked at again.
      applyAccessChange({});
      quietly(reconcileAll([...logs.values()]));
    },
  });
  // Whoever came before it listens would be closed at once, to come again: nobody is let in before.
  await listener.listening;
  const timers = [
    setInterval(() => quietly(reconcileAll([...logs.values()])), RECONCILE_MS),
    setInterval(() => quietly(compactor.sweep()), SWEEP_MS),
    setInterval(() => quietly(identifyAgain()), IDENTIFY_MS),
  ];
  quietly(refresher.sweep());

  const sockets = createSockets(hocuspocus);
  return {
    handleUpgrade: sockets.handleUpgrade,
    registry: collaborationRegistry(),
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      await sockets.close();
      await commit.drain();
      await refresher.close();
      await compactor.close();
      events.close();
      await listener.close();
      await Promise.all([pool.end(), commitPool.end()]);
    },
  };
}

/** A change that cannot be read concerns everybody: better one connection too many closed than one too few. */
function parseChange(payload: string): AccessChange {
  try {
    return JSON.parse(payload) as AccessChange;
  } catch {
    return {};
  }
}
