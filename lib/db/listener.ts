import pg from "pg";
import { readEnvironment } from "@/lib/environment";

type Options = {
  readonly channels: readonly string[];
  readonly onNotice: (channel: string, payload: string) => void;
  /** After each connection, the first as well as a later one: notices sent meanwhile are lost for ever. */
  readonly onConnected: () => void;
  /** The server's database unless another is named. */
  readonly url?: string;
  /** How long the first connection may take. */
  readonly patienceMs?: number;
};

export type Listener = {
  /**
   * Resolves when it listens for the first time, or is closed before.
   *
   * @throws when it could not for half a minute: it is closed then
   */
  readonly listening: Promise<void>;
  readonly close: () => Promise<void>;
};

const RETRY_MS = 500;
/** A listening connection hears nothing of its own end; a question now and then finds out. */
const PROBE_MS = 5000;
/** A start that waits for ever tells nobody why. */
const FIRST_PATIENCE_MS = 30_000;
const NOT_LISTENING =
  "The database does not let Duizhao listen to its notifications (LISTEN). Look whether it has connections left; a pooler must keep one for a session.";

/** Listens to PostgreSQL's notifications on a connection of its own, and connects again for as long as it is open. */
export function createListener(options: Options): Listener {
  const { channels, onNotice, onConnected, url, patienceMs = FIRST_PATIENCE_MS } = options;
  let client: pg.Client | null = null;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let problem: unknown;
  let settled: { readonly listens: () => void; readonly fails: (error: Error) => void } | undefined;
  const listening = new Promise<void>((resolve, reject) => {
    settled = { listens: resolve, fails: reject };
  });
  // Whoever does not wait for it is told nothing either.
  listening.catch(() => {});
  const patience = setTimeout(() => {
    settled?.fails(new Error(NOT_LISTENING, { cause: problem }));
    void close();
  }, patienceMs);

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
      connectionString: url ?? readEnvironment().DATABASE_URL,
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
      begun();
      probe(current);
    } catch (error) {
      problem = error;
      again(current);
    }
  }

  const begun = (): void => {
    clearTimeout(patience);
    settled?.listens();
  };

  async function close(): Promise<void> {
    isClosed = true;
    begun();
    clearTimeout(timer);
    const current = client;
    client = null;
    await current?.end().catch(() => {});
  }

  void connect();
  return { listening, close };
}
