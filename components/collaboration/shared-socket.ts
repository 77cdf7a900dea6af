/**
 * The one websocket of a page. Every rendering and channel that is open shares it.
 *
 * What Hocuspocus' own does differently, and why not here: it queues changes made offline and sends them after the
 * handshake has already brought them, which makes its count of unacknowledged changes reach zero too early. Here
 * nothing is queued: a change made offline is in the Yjs document, and goes with the next handshake.
 */
import { HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { COLLABORATION_PATH, SCHEMA_VERSION } from "@/lib/collaboration/core/protocol";

export type SharedSocketOptions = {
  /** "wss://host": the page's own server. */
  readonly origin: string;
  /** Absent in a browser; in Node 20, the `ws` package's. */
  readonly WebSocketPolyfill?: unknown;
};

const OPEN = 1;

export class SharedSocket extends HocuspocusProviderWebsocket {
  private reopening: ReturnType<typeof setTimeout> | undefined;

  constructor({ origin, WebSocketPolyfill }: SharedSocketOptions) {
    super({
      url: `${origin}${COLLABORATION_PATH}?schema=${SCHEMA_VERSION}`,
      ...(WebSocketPolyfill !== undefined && { WebSocketPolyfill }),
      // minDelay must not exceed maxDelay, or it never connects.
      delay: 200,
      minDelay: 200,
      maxDelay: 5000,
      factor: 1.7,
      jitter: true,
    });
  }

  override send(message: unknown): void {
    if (this.webSocket?.readyState === OPEN) super.send(message);
  }

  /**
   * Drops the connection and opens another, soon or after a while. A close frame may never be answered on a dead line,
   * so nothing is waited for. Several calls in a row make one reopening, the earliest.
   */
  reopen(delay = 0): void {
    if (this.reopening !== undefined && delay > 0) return;
    clearTimeout(this.reopening);
    this.reopening = setTimeout(() => {
      this.reopening = undefined;
      if (this.webSocket?.readyState === OPEN)
        this.emit("close", { event: { code: 4408, reason: "reopening" } });
      else if (this.shouldConnect) void this.connect();
    }, delay);
  }

  /** After the server could not save: everyone comes back, but not in the same moment. */
  reopenWithJitter(): void {
    this.reopen(200 + Math.random() * 4800);
  }

  override destroy(): void {
    clearTimeout(this.reopening);
    super.destroy();
  }
}
