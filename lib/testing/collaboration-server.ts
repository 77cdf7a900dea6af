import http from "node:http";
import type net from "node:net";
import { WebSocket } from "ws";
import { DocumentChannel } from "@/components/collaboration/document-channel";
import { RenderingSession } from "@/components/collaboration/rendering-session";
import { SharedSocket } from "@/components/collaboration/shared-socket";
import type { Actor } from "@/lib/accounts/core/actor";
import { createToken } from "@/lib/accounts/server/tokens";
import { type Collaboration, createCollaboration } from "@/lib/collaboration/server/create-collaboration";

export type TestServer = {
  /** "ws://127.0.0.1:<port>". */
  readonly origin: string;
  readonly collaboration: Collaboration;
  readonly stop: () => Promise<void>;
};

/** A real server of the collaboration room on a free port, without pages. */
export async function startCollaborationServer(): Promise<TestServer> {
  const collaboration = await createCollaboration();
  const server = http.createServer((_request, response) => response.writeHead(404).end());
  server.on("upgrade", collaboration.handleUpgrade);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `ws://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    collaboration,
    stop: async () => {
      await collaboration.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type TestClient = {
  readonly socket: SharedSocket;
  readonly apiToken: string;
  readonly open: (renderingId: string, generation?: number) => RenderingSession;
  readonly join: (documentId: string) => DocumentChannel;
  readonly leave: () => Promise<void>;
};

/** A person's page, less the page: the product's own client over a real socket, with an API token for a cookie. */
export async function buildClient(server: TestServer, actor: Actor): Promise<TestClient> {
  const { token: apiToken } = await createToken(actor, { name: "test", scopes: ["write"] });
  const socket = new SharedSocket({ origin: server.origin, WebSocketPolyfill: WebSocket });
  const sessions: RenderingSession[] = [];
  const channels: DocumentChannel[] = [];
  return {
    socket,
    apiToken,
    open: (renderingId, generation = 1) => {
      const session = new RenderingSession({ renderingId, generation, userId: actor.id, socket, apiToken });
      sessions.push(session);
      return session;
    },
    join: (documentId) => {
      const channel = new DocumentChannel({ documentId, socket, apiToken });
      channels.push(channel);
      return channel;
    },
    leave: async () => {
      for (const channel of channels) channel.destroy();
      for (const session of sessions) await session.destroy();
      socket.destroy();
    },
  };
}

/** Waits for a state, never for a time: asks until `question` gives something true. */
export async function until<Value>(
  question: () => Value | Promise<Value>,
  what = question.toString(),
  patience = 8000,
): Promise<Value> {
  const end = Date.now() + patience;
  for (;;) {
    const value = await question();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Waited ${patience} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
