import type pg from "pg";
import type { Transaction } from "@/lib/db/database";

/**
 * Runs one statement with `$1` placeholders and gives its rows: the same statement in a Prisma transaction and on a
 * connection of the pool. Cast what the two would give differently: ids and counts to text or int.
 */
export type Sql = <Row extends object>(statement: string, values?: readonly unknown[]) => Promise<Row[]>;

/** Statements inside a Prisma transaction. */
export function sqlOf(tx: Transaction): Sql {
  return <Row extends object>(statement: string, values: readonly unknown[] = []) =>
    tx.$queryRawUnsafe<Row[]>(statement, ...values);
}

/** Statements on one connection (or each on any connection of a pool). */
export function sqlOfConnection(connection: Pick<pg.Pool | pg.PoolClient, "query">): Sql {
  return async <Row extends object>(statement: string, values: readonly unknown[] = []) =>
    (await connection.query<Row>(statement, [...values])).rows;
}

/** Runs `work` in a transaction on one connection of the pool; all of it is kept, or none. */
export async function inTransaction<Value>(
  pool: pg.Pool,
  work: (sql: Sql) => Promise<Value>,
  mode = "",
): Promise<Value> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query(`BEGIN ${mode}`);
    const value = await work(sqlOfConnection(client));
    await client.query("COMMIT");
    return value;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
