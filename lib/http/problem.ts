import type { AppError, ErrorCode } from "@/lib/kernel/app-error";

/** Status of each refusal; the table cannot lag behind the codes. */
export const STATUS = {
  unauthenticated: 401,
  "not-found": 404,
  forbidden: 403,
  "method-not-allowed": 405,
  invalid: 400,
  conflict: 409,
  stale: 412,
  "too-large": 413,
  unsupported: 415,
  "rate-limited": 429,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>;

const TITLES = {
  unauthenticated: "Sign in first",
  "not-found": "Not found",
  forbidden: "Not allowed",
  "method-not-allowed": "No such method here",
  invalid: "Not valid",
  conflict: "Conflict",
  stale: "Changed meanwhile",
  "too-large": "Too large",
  unsupported: "Not supported",
  "rate-limited": "Too many tries",
  unavailable: "Not available now",
} as const satisfies Record<ErrorCode, string>;

/** RFC 9457 problem details. `code` is stable; `key` and `values` let the interface say it in its language. */
export function problemResponse(error: AppError): Response {
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store" });
  if (error.code === "rate-limited" && typeof error.detail === "number")
    headers.set("retry-after", String(error.detail));
  if (error.code === "unauthenticated") headers.set("www-authenticate", "Bearer");
  const body = {
    type: "about:blank",
    title: TITLES[error.code],
    status: STATUS[error.code],
    code: error.code,
    detail: error.message,
    key: error.key,
    ...(Object.keys(error.values).length > 0 && { values: error.values }),
    ...(Object.keys(error.fields).length > 0 && { errors: error.fields }),
    ...(error.code !== "rate-limited" && error.detail !== undefined && { current: error.detail }),
  };
  return new Response(JSON.stringify(body), { status: STATUS[error.code], headers });
}

/** Bugs are logged with a reference and shown as one plain sentence: never a stack, a query or a path. */
export function bugResponse(error: unknown): Response {
  const reference = crypto.randomUUID().slice(0, 8);
  console.error(
    JSON.stringify({ level: "error", reference, message: String((error as Error)?.stack ?? error) }),
  );
  const body = {
    type: "about:blank",
    title: "Something went wrong",
    status: 500,
    code: "internal",
    key: "internal",
    detail: `Something went wrong on the server (reference ${reference}).`,
    values: { reference },
  };
  return new Response(JSON.stringify(body), {
    status: 500,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}
