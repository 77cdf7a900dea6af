import type pg from "pg";
import { pool } from "@/lib/db/database";
import { type Sql, sqlOfConnection } from "@/lib/db/sql";

/** A transaction that sees the database as it was when it began, however long it takes. */
export type Moment = {
  readonly sql: Sql;
  /** Ends it, however often it is called. */
  readonly close: () => Promise<void>;
};

/** Begins one on a connection of its own. */
export async function openMoment(): Promise<Moment> {
  const client = await pool().connect();
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    client.release(await cannotEnd(client));
  };
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  } catch (error) {
    await close();
    throw error;
  }
  const run = sqlOfConnection(client);
  // The connection is another's as soon as it is given back.
  const sql: Sql = (statement, values) =>
    isOpen ? run(statement, values) : Promise.reject(new Error("This moment of the database has ended."));
  return { sql, close };
}

/** Whether the connection is of no use any more. */
async function cannotEnd(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query("ROLLBACK");
    return false;
  } catch {
    return true;
  }
}
