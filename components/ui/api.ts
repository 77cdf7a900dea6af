/** A refusal as the API tells it (RFC 9457). `key` and `values` name the sentence in the catalogs, under `errors`. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** Field path to sentence. */
  readonly fields: Readonly<Record<string, string>>;
  /** What stands there now, for `stale`; whatever else the refusal carries. */
  readonly current: unknown;

  constructor(status: number, body: Partial<ProblemBody>) {
    super(body.detail ?? "The request failed.");
    this.name = "Problem";
    this.status = status;
    this.code = body.code ?? "internal";
    this.key = body.key ?? this.code;
    this.values = body.values ?? {};
    this.fields = body.errors ?? {};
    this.current = body.current;
  }
}

type ProblemBody = {
  readonly code: string;
  readonly key: string;
  readonly detail: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly current: unknown;
};

type Options = {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON; a FormData is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
};

/**
 * Calls the API with the cookie session. `path` is under /api/v1 ("/projects").
 *
 * @throws Problem for every refusal, and with the code `offline` when the server does not answer
 */
export async function api<Answer = undefined>(path: string, options: Options = {}): Promise<Answer> {
  const isForm = options.body instanceof FormData;
  const headers = {
    ...(options.body !== undefined && !isForm && { "content-type": "application/json" }),
    ...options.headers,
  };
  const response = await fetch(`/api/v1${path}`, {
    method: options.method ?? "GET",
    headers,
    ...(options.body !== undefined && {
      body: isForm ? (options.body as FormData) : JSON.stringify(options.body),
    }),
    ...(options.signal !== undefined && { signal: options.signal }),
  }).catch((error: Error) => {
    if (error.name === "AbortError") throw error;
    throw new Problem(0, { code: "offline", detail: "The server does not answer." });
  });
  if (!response.ok) throw await readProblem(response);
  if (response.status === 204) return undefined as Answer;
  return (await response.json()) as Answer;
}

/** The refusal that a failed response carries. */
export async function readProblem(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as Partial<ProblemBody>;
  return new Problem(response.status, body);
}
