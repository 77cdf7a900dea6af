/** The closed set of refusals that end a request. `lib/http/problem.ts` maps each to a status. */
export const ERROR_CODES = [
  "unauthenticated",
  "not-found",
  "forbidden",
  "method-not-allowed",
  "invalid",
  "conflict",
  "stale",
  "too-large",
  "unsupported",
  "rate-limited",
  "unavailable",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * A refusal that ends the request. `message` is one clear sentence in English for API clients and logs;
 * `key` names the same sentence in `messages/*.json` under `errors`, for people.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** Key under `errors` in the message catalogs. */
  readonly key: string;
  /** Values for the sentence's place-holders. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Field path to sentence, for `invalid`. */
  readonly fields: Readonly<Record<string, string>>;
  /** What the client needs to go on: the current state for `stale`, seconds for `rate-limited`. */
  readonly detail: unknown;

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      key?: string;
      values?: Readonly<Record<string, string | number>>;
      fields?: Readonly<Record<string, string>>;
      detail?: unknown;
      cause?: unknown;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.key = options.key ?? code;
    this.values = options.values ?? {};
    this.fields = options.fields ?? {};
    this.detail = options.detail;
  }
}

/** What whoever edits an older state gets; `current` is what stands there now. */
export function staleEdit(current: unknown): AppError {
  return new AppError("stale", "Somebody changed this meanwhile.", { detail: current });
}

/** What a stranger gets for everything that is not theirs, and anyone for what does not exist. */
export function notFound(what = "That"): AppError {
  return new AppError("not-found", `${what} does not exist or is not open to you.`);
}
