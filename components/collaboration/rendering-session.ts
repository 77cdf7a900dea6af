/**
 * One open text: its Yjs document, its connection, its copy on this device, and what the indicator may say.
 * Knows nothing of React; runs in Node for tests. Made by `session-pool.ts`, used through `use-rendering-session.ts`.
 */
import * as Y from "yjs";
import { renderingName } from "@/lib/collaboration/core/document-name";
import { type CloseReason, generationToken, type RefusalReason } from "@/lib/collaboration/core/protocol";
import { readText, seedDocument } from "@/lib/collaboration/core/rendering-document";
import {
  deriveSaveState,
  INITIAL_FACTS,
  isLeavingUnsafe,
  needsReopening,
  reduceSaveFacts,
  type SaveEvent,
  type SaveFacts,
  type SaveState,
} from "@/lib/collaboration/core/save-state";
import { type LocalCopy, openLocalCopy } from "./local-copy";
import { OrderlyProvider } from "./orderly-provider";
import type { SharedSocket } from "./shared-socket";

export type SessionOptions = {
  readonly renderingId: string;
  readonly generation: number;
  readonly userId: string;
  readonly socket: SharedSocket;
  /** Programs and tests send an API token; a browser has its cookie. */
  readonly apiToken?: string;
};

/** What the interface needs to know; a new object only when something in it changed. */
export type SessionSnapshot = {
  /** `opening` until the text is here: show the static text meanwhile. */
  readonly phase: "opening" | "ready";
  readonly save: SaveState;
  readonly canEdit: boolean;
  /** Text that the server will not take any more (access lost, signed out, too large): offer it before discarding. */
  readonly unsentText: string | null;
};

const TICK_MS = 500;
const SAVE_PATIENCE_MS = 15_000;
const CLOSE_REASONS: readonly string[] = [
  "storage-unavailable",
  "access-changed",
  "too-large",
  "not-understood",
  "server-restart",
] satisfies CloseReason[];

export class RenderingSession {
  readonly document = new Y.Doc();
  readonly provider: OrderlyProvider;
  /** What an editor binds to; always the same object. */
  readonly editing: { readonly document: Y.Doc; readonly provider: OrderlyProvider };
  private readonly local: LocalCopy | null;
  private readonly socket: SharedSocket;
  private readonly listeners = new Set<() => void>();
  private facts: SaveFacts = INITIAL_FACTS;
  private lastScope: SaveFacts["scope"] = "unknown";
  private isReady = false;
  private isDestroyed = false;
  private snapshot: SessionSnapshot;
  private readonly ticking: ReturnType<typeof setInterval>;

  constructor({ renderingId, generation, userId, socket, apiToken }: SessionOptions) {
    this.socket = socket;
    seedDocument(this.document);
    // The copy on this device first: what it brings goes with the first handshake.
    this.local = openLocalCopy({ userId, renderingId, generation }, this.document);
    this.document.on("update", (_update, _origin, _document, transaction: Y.Transaction) => {
      if (transaction.local) this.follow({ type: "edited", at: now() });
    });
    this.provider = new OrderlyProvider({
      name: renderingName(renderingId),
      document: this.document,
      websocketProvider: socket,
      token: apiToken ?? generationToken(generation),
      // Each opening has an address of its own: messages of one that was just closed never reach the next.
      sessionAwareness: true,
    });
    this.editing = { document: this.document, provider: this.provider };
    this.listen();
    this.snapshot = this.derive();
    this.ticking = setInterval(() => this.tick(), TICK_MS);
    void this.open();
  }

  private async open(): Promise<void> {
    await this.local?.whenLoaded;
    if (!this.isDestroyed) this.provider.attach();
  }

  private listen(): void {
    this.provider.on("open", () => this.follow({ type: "socket-up", at: now() }));
    this.provider.on("authenticated", ({ scope }: { scope: "read-write" | "readonly" }) => {
      this.lastScope = scope;
      this.follow({ type: "granted", scope, at: now() });
    });
    this.provider.on("authenticationFailed", ({ reason }: { reason: string }) => this.stop(reason));
    this.provider.on("unsyncedChanges", ({ number }: { number: number }) =>
      this.follow({ type: "unacknowledged", count: number, at: now() }),
    );
    this.provider.on("synced", () => {
      this.isReady = true;
      this.publish();
    });
    this.provider.on("close", ({ event }: { event: { reason?: string } }) => this.closed(event.reason ?? ""));
  }

  /** Either the whole socket went, or the server closed this document alone. */
  private closed(reason: string): void {
    if (CLOSE_REASONS.includes(reason))
      this.follow({ type: "stopped", reason: reason as CloseReason, at: now() });
    if (this.socket.status !== "connected") {
      this.follow({ type: "socket-down", at: now() });
      return;
    }
    // A text that is refused would be refused again; everything else is decided anew on a fresh connection.
    if (reason !== "too-large" && reason !== "not-understood") this.socket.reopen();
  }

  private stop(reason: string): void {
    this.follow({ type: "stopped", reason: reason as RefusalReason, at: now() });
    if (reason === "storage-unavailable" || reason === "too-many-connections") this.socket.reopenWithJitter();
  }

  private follow(event: SaveEvent): void {
    this.facts = reduceSaveFacts(this.facts, event);
    this.publish();
  }

  private tick(): void {
    if (needsReopening(this.facts, now())) this.socket.reopen();
    this.publish();
  }

  private publish(): void {
    const next = this.derive();
    if (isSameSnapshot(next, this.snapshot)) return;
    this.snapshot = next;
    for (const listener of this.listeners) listener();
  }

  private derive(): SessionSnapshot {
    const save = deriveSaveState(this.facts, now());
    const isRefused = REFUSED.has(save.kind);
    return {
      phase: this.isReady ? "ready" : "opening",
      save,
      canEdit: this.isReady && this.lastScope === "read-write" && !isRefused,
      unsentText: isRefused && this.facts.edits > 0 ? readText(this.document) : null,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): SessionSnapshot => this.snapshot;

  /** Resolves with true once everything typed so far is in the server's log; with false when that cannot be, or takes 15 s. */
  readonly whenSaved = (): Promise<boolean> =>
    new Promise((resolve) => {
      const finish = (saved: boolean): void => {
        clearTimeout(patience);
        stopListening();
        resolve(saved);
      };
      const look = (): void => {
        const { save } = this.snapshot;
        if (save.kind === "saved" || (save.kind === "read-only" && this.facts.edits === 0)) finish(true);
        else if (REFUSED.has(save.kind) || this.isDestroyed) finish(false);
      };
      const patience = setTimeout(() => finish(false), SAVE_PATIENCE_MS);
      const stopListening = this.subscribe(look);
      look();
    });

  /** What the document says now. */
  readText(): string {
    return readText(this.document);
  }

  /** Whether leaving the page now could lose text. */
  get isUnsafe(): boolean {
    return isLeavingUnsafe(this.snapshot.save, this.facts.edits);
  }

  /** Whether the server has everything, so that the session and its copy can go. */
  get isSettled(): boolean {
    return this.facts.edits === 0 && (this.snapshot.save.kind === "saved" || this.lastScope === "readonly");
  }

  /** Ends the session. The copy on this device goes when the server has everything, or when told to. */
  async destroy(discard = false): Promise<void> {
    if (this.isDestroyed) return;
    const isDone = discard || this.isSettled;
    this.isDestroyed = true;
    clearInterval(this.ticking);
    this.provider.destroy();
    for (const listener of this.listeners) listener();
    this.listeners.clear();
    await (isDone ? this.local?.clear() : this.local?.close());
    this.document.destroy();
  }
}

const REFUSED: ReadonlySet<SaveState["kind"]> = new Set([
  "read-only",
  "outdated",
  "signed-out",
  "no-access",
  "refused",
]);

function isSameSnapshot(a: SessionSnapshot, b: SessionSnapshot): boolean {
  return (
    a.phase === b.phase &&
    a.canEdit === b.canEdit &&
    a.unsentText === b.unsentText &&
    JSON.stringify(a.save) === JSON.stringify(b.save)
  );
}

function now(): number {
  return performance.now();
}
