import {
  type beforeHandleMessagePayload,
  type Extension,
  IncomingMessage,
  MessageType,
} from "@hocuspocus/server";
import type { WebSocket } from "ws";
import { CLOSE_CODES, LIMITS } from "../core/protocol";
import { Refusal } from "./access";
import type { ConnectionContext } from "./connection";

/**
 * Who sends each kind of message. Stateless messages and broadcasts are the server's alone; a kind that a later
 * Hocuspocus adds does not compile until somebody decides.
 */
export const SENDER = {
  [MessageType.Unknown]: "nobody",
  [MessageType.Sync]: "client",
  [MessageType.Awareness]: "client",
  [MessageType.Auth]: "client",
  [MessageType.QueryAwareness]: "client",
  [MessageType.SyncReply]: "client",
  [MessageType.Stateless]: "server",
  [MessageType.BroadcastStateless]: "server",
  [MessageType.CLOSE]: "client",
  [MessageType.SyncStatus]: "server",
  [MessageType.Ping]: "server",
  [MessageType.Pong]: "nobody",
} as const satisfies Record<MessageType, "client" | "server" | "nobody">;

/** Closes whoever sends a message of a kind that clients do not send. */
export function messageGuard(): Extension<ConnectionContext> {
  return {
    priority: 1000,
    async beforeHandleMessage({ update }: beforeHandleMessagePayload<ConnectionContext>) {
      const message = new IncomingMessage(update);
      message.readVarUint8Array();
      if ((SENDER as Record<number, string>)[message.readVarUint()] !== "client")
        throw new Refusal("not-understood", CLOSE_CODES["not-understood"]);
    },
  };
}

/**
 * Slows a client that sends too much, and nobody else: its socket is not read for a while, so that it waits on its own
 * side of the line and takes no memory here.
 *
 * @returns to be called for every message
 */
export function createThrottle(socket: WebSocket, now: () => number = Date.now): () => void {
  let tokens: number = LIMITS.messageBurst;
  let at = now();
  return () => {
    tokens = Math.min(LIMITS.messageBurst, tokens + ((now() - at) / 1000) * LIMITS.messagesPerSecond);
    at = now();
    tokens -= 1;
    if (tokens >= 0 || socket.isPaused) return;
    socket.pause();
    setTimeout(() => socket.resume(), (-tokens / LIMITS.messagesPerSecond) * 1000 + 100).unref();
  };
}
