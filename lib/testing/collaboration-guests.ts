import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { WebSocket } from "ws";
import type { Actor } from "@/lib/accounts/core/actor";
import { pool } from "@/lib/db/database";
import type { BuiltTrack } from "./build-texts";
import {
  buildClient,
  startCollaborationServer,
  type TestClient,
  type TestServer,
} from "./collaboration-server";

/** What a foreign client was told. */
export type Seen = {
  readonly closed: string[];
  readonly refused: string[];
  readonly socketClosed: number[];
  scope: string;
};

export type ForeignClient = {
  readonly provider: HocuspocusProvider;
  readonly websocketProvider: HocuspocusProviderWebsocket;
  readonly seen: Seen;
};

/** A server of one test file and all who come to it. */
export type Guests = {
  readonly server: TestServer;
  /** Our own client, as the person's page has it. */
  readonly come: (actor: Actor) => Promise<TestClient>;
  /** A client that is none of ours: plain Hocuspocus, and whatever bytes the test wants to send. */
  readonly comeForeign: (
    actor: Actor,
    name: string,
    options?: { readonly schema?: string },
  ) => Promise<ForeignClient>;
  /** Everybody leaves, and the server stops. */
  readonly end: () => Promise<void>;
};

/** Starts a server for a test file to send its guests to. */
export async function receiveGuests(): Promise<Guests> {
  const server = await startCollaborationServer();
  const leaving: (() => Promise<void> | void)[] = [];
  const come = async (actor: Actor) => {
    const client = await buildClient(server, actor);
    leaving.push(client.leave);
    return client;
  };
  return {
    server,
    come,
    comeForeign: async (actor, name, { schema = "1" } = {}) => {
      const { apiToken } = await come(actor);
      const guest = connectForeign(`${server.origin}/collab?schema=${schema}`, name, apiToken);
      leaving.push(() => {
        guest.provider.destroy();
        guest.websocketProvider.destroy();
      });
      return guest;
    },
    end: async () => {
      for (const leave of leaving) await leave();
      await server.stop();
    },
  };
}

function connectForeign(url: string, name: string, token: string): ForeignClient {
  const websocketProvider = new HocuspocusProviderWebsocket({
    url,
    WebSocketPolyfill: WebSocket,
    delay: 100_000,
  });
  const seen: Seen = { closed: [], refused: [], socketClosed: [], scope: "" };
  const provider = new HocuspocusProvider({
    name,
    websocketProvider,
    token,
    onAuthenticated: ({ scope }) => {
      seen.scope = scope;
    },
    onAuthenticationFailed: ({ reason }) => {
      seen.refused.push(reason);
    },
    onClose: ({ event }) => {
      seen.closed.push(event.reason);
      if (event.code !== 1000) seen.socketClosed.push(event.code);
    },
  });
  provider.attach();
  return { provider, websocketProvider, seen };
}

/** How many rows a table of the log has for a rendering. */
export async function countRows(
  table: "CollabUpdate" | "CollabQuarantine",
  renderingId: string,
): Promise<number> {
  const { rows } = await pool().query(`SELECT count(*)::int AS n FROM "${table}" WHERE "renderingId" = $1`, [
    renderingId,
  ]);
  return rows[0].n;
}

/** A track's rendering of its first paragraph. */
export function firstOf(track: BuiltTrack): string {
  return track.renderingIds[0] ?? "";
}
