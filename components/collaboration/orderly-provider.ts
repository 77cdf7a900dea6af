/**
 * Hocuspocus' provider, with two orders kept.
 *
 * First, a change typed while the handshake is under way is not sent by itself: it would name predecessors that the
 * server does not have yet. The handshake's answer, which follows, carries it.
 * So, second, its count of unacknowledged messages is exact: one for the handshake's answer and one for each change
 * after it, each acknowledged once, in order. Zero means that the server has everything.
 */
import { HocuspocusProvider } from "@hocuspocus/provider";

type Send = HocuspocusProvider["send"];

export class OrderlyProvider extends HocuspocusProvider {
  /** Whether the answer that brings the server up to date has gone out on this connection. */
  private hasAnswered = false;

  override documentUpdateHandler(update: Uint8Array, origin: unknown): void {
    if (this.hasAnswered) super.documentUpdateHandler(update, origin);
  }

  override async onOpen(event: Event): Promise<void> {
    this.hasAnswered = false;
    await super.onOpen(event);
  }

  override onClose(): void {
    this.hasAnswered = false;
    super.onClose();
  }

  override send(...[message, content]: Parameters<Send>): void {
    // Only an answer to the server's question brings an encoder of its own.
    if (typeof content === "object" && content !== null && "encoder" in content) this.hasAnswered = true;
    super.send(message, content);
  }
}
