import pg from "pg";
import { Prisma, PrismaClient } from "@/lib/db/generated/client";
import { readEnvironment } from "@/lib/environment";
import { AppError } from "@/lib/kernel/app-error";
import { OneByOnePg } from "./one-by-one-pg";

export type Transaction = Omit<
  PrismaClient,
  "$connect" | "$disconnect" | "$on" | "$use" | "$extends" | "$transaction"
>;

type Connections = { readonly pool: pg.Pool; readonly prisma: PrismaClient };

/** The server's bundle and Next's are two module graphs in one process: both find the same pool here. */
const shared = globalThis as typeof globalThis & { duizhaoDatabase?: Connections | undefined };

function connect(): Connections {
  const url = readEnvironment().DATABASE_URL;
  if (url === undefined)
    throw new Error("The database has no address yet: the start sets DATABASE_URL before anything asks.");
  const pool = new pg.Pool({ connectionString: url, max: 20, connectionTimeoutMillis: 5000 });
  // A broken idle connection is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => {});
  return { pool, prisma: new PrismaClient({ adapter: new OneByOnePg(pool) }) };
}

function connections(): Connections {
  shared.duizhaoDatabase ??= connect();
  return shared.duizhaoDatabase;
}

/** The Prisma client of this process. Only a room's store uses it. */
export function database(): PrismaClient {
  return connections().prisma;
}

/** The driver's pool, for the hot path of the collaboration log and for streaming. Only a room's store uses it. */
export function pool(): pg.Pool {
  return connections().pool;
}

/**
 * Runs `work` in one transaction; all of it is kept, or none.
 *
 * @param seconds after which it is given up
 * @throws AppError `unavailable` when it takes longer, or waits too long to begin
 */
export async function transaction<Value>(
  work: (tx: Transaction) => Promise<Value>,
  seconds = 60,
): Promise<Value> {
  return limited(work, { timeout: seconds * 1000 });
}

/**
 * Reads one state of the database: what others change meanwhile is not seen, and nobody waits for it. Writing is refused.
 *
 * @throws as `transaction`
 */
export async function snapshot<Value>(
  read: (tx: Transaction) => Promise<Value>,
  seconds = 60,
): Promise<Value> {
  const work = async (tx: Transaction) => {
    await tx.$executeRawUnsafe("SET TRANSACTION READ ONLY");
    return read(tx);
  };
  return limited(work, { timeout: seconds * 1000, isolationLevel: "RepeatableRead" });
}

type Limits = { readonly timeout: number; readonly isolationLevel?: "RepeatableRead" };

async function limited<Value>(work: (tx: Transaction) => Promise<Value>, limits: Limits): Promise<Value> {
  try {
    return await database().$transaction((tx) => work(tx as Transaction), { maxWait: 10_000, ...limits });
  } catch (error) {
    if (!isOutOfTime(error)) throw error;
    throw new AppError("unavailable", "The server cannot do this right now: try again in a moment.", {
      cause: error,
    });
  }
}

/** Whether a transaction ended since it took, or waited, too long. */
export function isOutOfTime(error: unknown): boolean {
  const cause = error instanceof AppError ? error.cause : error;
  return cause instanceof Prisma.PrismaClientKnownRequestError && cause.code === "P2028";
}

/** Ends every connection; the next use opens new ones. */
export async function disconnect(): Promise<void> {
  const open = shared.duizhaoDatabase;
  shared.duizhaoDatabase = undefined;
  if (open === undefined) return;
  await open.prisma.$disconnect();
  await open.pool.end();
}
