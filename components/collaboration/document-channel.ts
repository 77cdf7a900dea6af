/**
 * A document's channel: who is here and where, and what changed in rows that are not being edited on this screen.
 * Knows nothing of React; used through `use-document-channel.ts`.
 */
import * as Y from "yjs";
import { channelName } from "@/lib/collaboration/core/document-name";
import { type ChannelEvent, parseChannelEvent } from "@/lib/collaboration/core/events";
import { type ActivePlace, listPresence, type Presence } from "@/lib/collaboration/core/presence";
import { OrderlyProvider } from "./orderly-provider";
import type { SharedSocket } from "./shared-socket";

export type ChannelSnapshot = {
  /** Everyone else with the document open, by name; oneself only when in another window too. */
  readonly people: readonly Presence[];
  /** `down` while there is no connection: rows may be behind. */
  readonly connection: "connecting" | "up" | "down" | "refused";
};

const REASONS_TO_RETRY = ["storage-unavailable", "too-many-connections"];

export class DocumentChannel {
  private readonly document = new Y.Doc();
  private readonly provider: OrderlyProvider;
  private readonly socket: SharedSocket;
  private readonly listeners = new Set<() => void>();
  private readonly eventListeners = new Set<(event: ChannelEvent) => void>();
  private snapshot: ChannelSnapshot = { people: [], connection: "connecting" };

  constructor(options: {
    readonly documentId: string;
    readonly socket: SharedSocket;
    readonly apiToken?: string;
  }) {
    this.socket = options.socket;
    this.provider = new OrderlyProvider({
      name: channelName(options.documentId),
      document: this.document,
      websocketProvider: options.socket,
      token: options.apiToken ?? null,
      // Each opening has an address of its own: messages of one that was just closed never reach the next.
      sessionAwareness: true,
    });
    this.listen();
    this.setActive(null);
    this.provider.attach();
  }

  private listen(): void {
    this.provider.on("awarenessChange", () => this.publish({ people: this.readPeople() }));
    this.provider.on("stateless", ({ payload }: { payload: string }) => {
      const event = parseChannelEvent(payload);
      if (event !== null) this.tell(event);
    });
    this.provider.on("authenticated", () => {
      this.publish({ connection: "up" });
      // Events of the time without a connection are lost, also of that between the page and its first connection:
      // what is on screen must be read again.
      this.tell({ type: "reload", cause: "connected" });
    });
    this.provider.on("authenticationFailed", ({ reason }: { reason: string }) => {
      if (REASONS_TO_RETRY.includes(reason)) this.socket.reopenWithJitter();
      else this.publish({ connection: "refused" });
    });
    this.provider.on("close", () => {
      if (this.snapshot.connection !== "refused") this.publish({ connection: "down" });
      if (this.socket.status === "connected") this.socket.reopen();
    });
  }

  private readPeople(): readonly Presence[] {
    return listPresence(this.provider.awareness?.getStates().values() ?? []);
  }

  private tell(event: ChannelEvent): void {
    for (const listener of this.eventListeners) listener(event);
  }

  private publish(change: Partial<ChannelSnapshot>): void {
    const next = { ...this.snapshot, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.snapshot)) return;
    this.snapshot = next;
    for (const listener of this.listeners) listener();
  }

  /** Tells the others where one works; null when nowhere. */
  readonly setActive = (active: ActivePlace | null): void => {
    this.provider.setAwarenessField("active", active);
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): ChannelSnapshot => this.snapshot;

  /** @returns ends the subscription */
  readonly onEvent = (listener: (event: ChannelEvent) => void): (() => void) => {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  };

  destroy(): void {
    this.provider.destroy();
    this.document.destroy();
    this.listeners.clear();
    this.eventListeners.clear();
  }
}
