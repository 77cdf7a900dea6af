import { pool } from "@/lib/db/database";

export async function askDatabase(): Promise<boolean> {
  const { rowCount } = await pool().query({ text: "SELECT 1", query_timeout: 2000 } as { text: string });
  return rowCount === 1;
}
