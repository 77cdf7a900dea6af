import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { readEnvironment } from "@/lib/environment";

/** Another connection that holds a glossary, as every change of it does. */
export type Holder = {
  readonly client: pg.Client;
  /** Answers when so many wait for it in line, or the work that should have waited has ended. */
  readonly untilWaitedFor: (working: Promise<unknown>, inLine?: number) => Promise<void>;
  /** Keeps what it changed and lets go. */
  readonly letGo: () => Promise<void>;
};

/** How many wait for this connection, or for one that waits for it. */
const IN_LINE = `WITH RECURSIVE waiting(pid) AS (
    SELECT pg_backend_pid()
    UNION SELECT l.pid FROM pg_locks l JOIN waiting w ON w.pid = ANY(pg_blocking_pids(l.pid)) WHERE NOT l.granted
  ) SELECT count(*)::int - 1 AS "inLine" FROM waiting`;

/** Answers when it holds the glossary: whoever asked before goes first. */
export async function holdElsewhere(glossaryId: string): Promise<Holder> {
  const client = new pg.Client({ connectionString: readEnvironment().DATABASE_URL });
  await client.connect();
  await client.query("BEGIN");
  await client.query('SELECT 1 FROM "Glossary" WHERE "id" = $1 FOR NO KEY UPDATE', [glossaryId]);
  const waiting = async () => (await client.query<{ inLine: number }>(IN_LINE)).rows[0]?.inLine ?? 0;
  const untilWaitedFor = async (working: Promise<unknown>, inLine = 1) => {
    let isDone = false;
    const end = () => {
      isDone = true;
    };
    working.then(end, end);
    while (!isDone && (await waiting()) < inLine) await setTimeout(5);
  };
  const letGo = async () => {
    await client.query("COMMIT").finally(() => client.end());
  };
  return { client, untilWaitedFor, letGo };
}

/** Does the work while another connection holds the glossary, and changes nothing. */
export async function whileHeld<Value>(glossaryId: string, work: () => Promise<Value>): Promise<Value> {
  const { letGo } = await holdElsewhere(glossaryId);
  return work().finally(letGo);
}

/**
 * Does the work while another connection holds the glossary and changes something; that is kept as soon as the work
 * waits for it.
 */
export async function meanwhile<Value>(
  glossaryId: string,
  statement: string,
  values: readonly unknown[],
  work: () => Promise<Value>,
): Promise<Value> {
  const { client, untilWaitedFor, letGo } = await holdElsewhere(glossaryId);
  try {
    await client.query(statement, [...values]);
    const working = work();
    await untilWaitedFor(working);
    await letGo();
    return await working;
  } catch (error) {
    await client.end();
    throw error;
  }
}
