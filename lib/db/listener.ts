import pg from "pg";
import { readEnvironment } from "@/lib/environment";

type Options = {
  readonly channels: readonly string[];
  readonly onNotice: (channel: string, payload: string) => void;
  /** After each connection, the first as well as a later one: notices sent meanwhile are lost for ever. */
  readonly onConnected: () => void;
};

export type Listener = {
  /** Resolves when it listens for the first time, or is closed before. */
  readonly listening: Promise<void>;
  readonly close: () => Promise<void>;
};

const RETRY_MS = 500;
/** A listening connection hears nothing of its own end; a question now and then finds out. */
const PROBE_MS = 5000;

/** Listens to PostgreSQL's notifications on a connection of its own, and connects again for as long as it is open. */
export function createListener({ channels, onNotice, onConnected }: Options): Listener {
  let client: pg.Client | null = null;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let listens = (): void => {};
  const listening = new Promise<void>((resolve) => {
    listens = resolve;
  });

  const again = (lost: pg.Client): void => {
    if (client !== lost) return;
    client = null;
    clearTimeout(timer);
    void lost.end().catch(() => {});
    if (!isClosed) timer = setTimeout(() => void connect(), RETRY_MS);
  };

  const probe = (current: pg.Client): void => {
    timer = setTimeout(() => {
      current.query("SELECT 1").then(
        () => client === current && probe(current),
        () => again(current),
      );
    }, PROBE_MS);
  };

  async function connect(): Promise<void> {
    const current = new pg.Client({
      connectionString: readEnvironment().DATABASE_URL,
      connectionTimeoutMillis: 3000,
      query_timeout: 5000,
      keepAlive: true,
    });
    client = current;
    current.on("error", () => again(current));
    current.on("end", () => again(current));
    current.on("notification", ({ channel, payload }) => onNotice(channel, payload ?? ""));
    try {
      await current.connect();
      for (const channel of channels) await current.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      if (client !== current) return;
      onConnected();
      listens();
      probe(current);
    } catch {
      again(current);
    }
  }

  void connect();
  return {
    listening,
    close: async () => {
      isClosed = true;
      listens();
      clearTimeout(timer);
      const current = client;
      client = null;
      await current?.end().catch(() => {});
    },
  };
}
