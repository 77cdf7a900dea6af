import type { Pool } from "pg";
import { pool } from "@/lib/db/database";

/** The counters live in PostgreSQL, so that several servers count together and a restart forgets nothing. */
export function rateLimitPool(): Pool {
  return pool();
}
