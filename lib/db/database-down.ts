/** Codes of the network and of PostgreSQL that say: nobody is there, or they are just going or coming. */
const DOWN = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "57P01",
  "57P02",
  "57P03",
  "08006",
  "08001",
  "08003",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
]);
const WORDS =
  /connection terminated|timeout exceeded when trying to connect|server has closed the connection|DatabaseNotReachable|ConnectionClosed|Can't reach database/i;

/** Whether an error, or what caused it, means that the database cannot be reached: to be tried again, and no bug. */
export function isDatabaseDown(error: unknown): boolean {
  for (let at = error, depth = 0; typeof at === "object" && at !== null && depth < 5; depth++) {
    const { code, kind, message, cause } = at as {
      code?: unknown;
      kind?: unknown;
      message?: unknown;
      cause?: unknown;
    };
    if (DOWN.has(String(code)) || WORDS.test(`${kind} ${message}`)) return true;
    at = cause;
  }
  return false;
}
