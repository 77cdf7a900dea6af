import type { NextRequest } from "next/server";
import { z } from "zod";
import type { Actor } from "@/lib/accounts/core/actor";
import { findActor } from "@/lib/accounts/server/find-actor";
import { AppError } from "@/lib/kernel/app-error";
import { answerOfError } from "./answer-of-error";
import type { Operation } from "./operation";
import { checkSameOrigin } from "./same-origin";

/** JSON bodies above this are refused before they are read whole; uploads read their own stream. */
const MAX_JSON_BYTES = 4 * 1024 * 1024;

export type Context = { readonly params: Promise<Record<string, string | string[]>> };
type Output<Schema extends z.ZodType | undefined> = Schema extends z.ZodType ? z.output<Schema> : undefined;

type Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  readonly params: Output<P>;
  readonly query: Output<Q>;
  readonly body: Output<B>;
  readonly request: NextRequest;
};

/** A route handler that carries its operation, so that a test can ask every route for its policy. */
export type RouteHandler = ((request: NextRequest, context: Context) => Promise<Response>) & {
  readonly operation: Operation;
};

/** A route for signed-in people and tokens. The use case it calls authorizes; this finds who asks and parses what comes in. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  operation: Operation<P, Q, B>,
  handle: (input: Input<P, Q, B> & { readonly actor: Actor }) => Promise<Response>,
): RouteHandler {
  if (operation.policy === "public") throw new Error(`${operation.path} is public: use publicRoute.`);
  return withOperation(operation, async (request, context) => {
    const actor = await findActor(request);
    if (actor === null) throw new AppError("unauthenticated", "Sign in, or send an API token.");
    if (actor.sessionId !== null) checkSameOrigin(request);
    return handle({ ...(await parseInput(operation, request, context)), actor });
  });
}

/** A route that anybody may call, and says so: set-up, an invitation's page, health. */
export function publicRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  operation: Operation<P, Q, B>,
  handle: (input: Input<P, Q, B>) => Promise<Response>,
): RouteHandler {
  if (operation.policy !== "public") throw new Error(`${operation.path} is not public.`);
  return withOperation(operation, async (request, context) => {
    checkSameOrigin(request);
    return handle(await parseInput(operation, request, context));
  });
}

/** Ties a handler to its operation, and turns what it throws into answers. */
export function withOperation(
  operation: Operation,
  handle: (request: NextRequest, context: Context) => Promise<Response>,
): RouteHandler {
  const handler = async (request: NextRequest, context: Context): Promise<Response> => {
    try {
      return await handle(request, context);
    } catch (error) {
      return answerOfError(error);
    }
  };
  return Object.assign(handler, { operation });
}

async function parseInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  operation: Operation<P, Q, B>,
  request: NextRequest,
  context: Context,
): Promise<Input<P, Q, B>> {
  const params = parse(operation.params, await context.params, "not-found");
  const query = parse(operation.query ?? NOTHING, queryObject(request.nextUrl.searchParams), "invalid");
  const body = await parseBody(operation, request);
  return { params: params as Output<P>, query: query as Output<Q>, body: body as Output<B>, request };
}

/** What an operation without a schema of its own takes. */
const NOTHING = z.strictObject({});

/** An operation without a body takes none, or an empty object: what it does not know it refuses. */
async function parseBody({ method, body, rawBody }: Operation, request: NextRequest): Promise<unknown> {
  if (body !== undefined) return parse(body, await readJson(request), "invalid");
  if (rawBody !== undefined || method === "GET") return undefined;
  const bytes = await readCapped(request, MAX_JSON_BYTES);
  if (bytes.byteLength > 0) parse(NOTHING, jsonOf(bytes), "invalid");
  return undefined;
}

function parse(schema: z.ZodType | undefined, value: unknown, code: "not-found" | "invalid"): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // An id that is none is as good as an id of something that does not exist.
  if (code === "not-found") throw new AppError("not-found", "That does not exist or is not open to you.");
  throw invalid(parsed.error);
}

/** Field errors by path, in one sentence each. */
function invalid(error: z.ZodError): AppError {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    if (issue.code === "unrecognized_keys")
      for (const key of issue.keys) fields[key] = "This field is not known.";
    else fields[issue.path.join(".") || "body"] ??= issue.message;
  }
  const [first] = Object.entries(fields);
  return new AppError("invalid", `The request is not valid: ${first?.[0]}: ${first?.[1]}`, { fields });
}

/** Repeated names become lists; single ones stay strings, and the schema says which it wants. */
function queryObject(search: URLSearchParams): Record<string, string | string[]> {
  const entries = [...new Set(search.keys())].map((key) => {
    const all = search.getAll(key);
    return [key, all.length === 1 ? (all[0] ?? "") : all] as const;
  });
  return Object.fromEntries(entries);
}

/** Whether a content type is JSON's; types are told apart without regard to case. */
export const isJson = (type: string): boolean => /^\s*application\/json\s*(;|$)/i.test(type);

async function readJson(request: NextRequest): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!isJson(type)) throw new AppError("unsupported", "Send the body as application/json.");
  return jsonOf(await readCapped(request, MAX_JSON_BYTES));
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new AppError("invalid", "The body is not valid JSON in UTF-8.");
  }
}

/**
 * Reads a request's body up to a limit and stops there.
 *
 * @throws AppError `too-large` as soon as the limit is passed
 */
export async function readCapped(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  const size = await readParts(request, limit, (part) => chunks.push(part));
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/**
 * Hands a request's body on as it comes, up to a limit; @returns its bytes.
 *
 * @throws AppError `too-large` as soon as the limit is passed
 */
export async function readParts(
  request: Request,
  limit: number,
  take: (part: Uint8Array) => unknown,
): Promise<number> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw refuseTooLarge(limit);
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      throw refuseTooLarge(limit);
    }
    await take(part.value);
  }
  return size;
}

/** The refusal of more than so many bytes. */
export function refuseTooLarge(limit: number): AppError {
  const megabytes = Math.floor(limit / 1024 / 1024);
  return new AppError("too-large", `This is larger than ${megabytes} MB: send a smaller part.`, {
    ...{ key: "tooLarge", values: { limit: megabytes } },
  });
}

/** Ids in paths. */
export const id = z.uuid();
