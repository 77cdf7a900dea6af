import { randomUUID } from "node:crypto";
import type http from "node:http";
import type { Duplex } from "node:stream";
import type { Hocuspocus } from "@hocuspocus/server";
import * as decoding from "lib0/decoding";
import { type WebSocket, WebSocketServer } from "ws";
import { isOwnOrigin } from "@/lib/http/same-origin";
import { isAddress } from "../core/document-name";
import { CLOSE_CODES, COLLABORATION_PATH, LIMITS } from "../core/protocol";
import type { ConnectionContext, SocketState } from "./connection";
import { createThrottle } from "./message-guard";
import { observeConnections } from "./metrics";

export type Sockets = {
  /** Takes an upgrade of exactly /collab from our own pages or from a program; refuses every other. */
  readonly handleUpgrade: (request: http.IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Takes no more, tells every client to come back, and waits until they are gone (two seconds at most). */
  readonly close: () => Promise<void>;
};

const PING_MS = 25_000;
const FAREWELL_MS = 2000;
/** Above the largest sync message, with room for its envelope. */
const MOST_BYTES = LIMITS.syncBytes + 64 * 1024;

/** The websockets of this process, and nothing of what is said on them. */
export function createSockets(hocuspocus: Hocuspocus<ConnectionContext>): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES, perMessageDeflate: false });
  const answered = new WeakSet<WebSocket>();
  let isClosing = false;

  // A line that went dead without a word is found by asking; browsers answer pings by themselves.
  const pings = setInterval(() => {
    for (const socket of server.clients) {
      if (!answered.has(socket)) socket.terminate();
      answered.delete(socket);
      socket.ping();
    }
  }, PING_MS);

  function accept(socket: WebSocket, request: Request): void {
    const state: SocketState = {
      socketId: randomUUID(),
      close: (code, reason) => socket.close(code, reason),
      documents: 0,
    };
    const client = hocuspocus.handleConnection(socket, request, { socket: state });
    const throttle = createThrottle(socket);
    answered.add(socket);
    observeConnections(1);
    socket.on("pong", () => answered.add(socket));
    socket.on("error", () => socket.terminate());
    socket.on("message", (data: Buffer, isBinary) => {
      if (!isBinary) return socket.close(CLOSE_CODES["not-understood"], "not-understood");
      answered.add(socket);
      throttle();
      if (!isAddressed(data)) return socket.close(CLOSE_CODES["not-understood"], "not-understood");
      client.handleMessage(new Uint8Array(data));
    });
    socket.on("close", (code, reason) => {
      observeConnections(-1);
      client.handleClose({ code, reason: String(reason) });
    });
  }

  return {
    handleUpgrade: (incoming, socket, head) => {
      const request = toRequest(incoming);
      if (request === null || isClosing) return refuse(socket, "404 Not Found");
      const origin = request.headers.get("origin");
      if (origin !== null && !isOwnOrigin(origin, request.headers)) return refuse(socket, "403 Forbidden");
      server.handleUpgrade(incoming, socket, head, (accepted) => accept(accepted, request));
    },
    close: async () => {
      isClosing = true;
      clearInterval(pings);
      const gone = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of server.clients) socket.close(CLOSE_CODES["server-restart"], "server-restart");
      const farewell = setTimeout(() => {
        for (const socket of server.clients) socket.terminate();
      }, FAREWELL_MS);
      await gone;
      clearTimeout(farewell);
    },
  };
}

/** Every message begins with the document that it is for. */
function isAddressed(data: Uint8Array): boolean {
  try {
    return isAddress(decoding.readVarString(decoding.createDecoder(data)));
  } catch {
    return false;
  }
}

/** Null unless the request line asks for exactly /collab here; an absolute address, which a proxy would follow, is not that. */
function toRequest(incoming: http.IncomingMessage): Request | null {
  const [path] = (incoming.url ?? "").split("?");
  if (path !== COLLABORATION_PATH) return null;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === "string") headers.set(name, value);
  }
  return new Request(new URL(incoming.url ?? "", "http://localhost"), { headers });
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
