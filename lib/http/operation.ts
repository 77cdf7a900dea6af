import type { z } from "zod";

/**
 * What an operation of the API takes and gives: the one description that the handler parses with and that the
 * OpenAPI document is made from. Lives in a room's `schema.ts`.
 */
export type Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Under /api/v1, with `{name}` for parameters: "/projects/{projectId}". */
  readonly path: string;
  readonly summary: string;
  /** Who may call it: a right in the project that the path names, any signed-in person, or anybody. */
  readonly policy: "public" | "signed-in" | "view" | "translate" | "review" | "manage";
  readonly params?: Params;
  readonly query?: Query;
  /** A JSON body. Absent for operations without one. */
  readonly body?: Body;
  /** The handler reads the request's body itself (an upload); the media types are for the description. */
  readonly rawBody?: readonly string[];
  /** What the fields of such a body are, by media type; for the description. */
  readonly rawBodySchema?: Readonly<Record<string, z.ZodType>>;
  /** What it tells on the way to who accepts `application/x-ndjson` (answer-with-progress.ts). */
  readonly progress?: z.ZodType;
  /** The handler looks at If-Match. */
  readonly ifMatch?: true;
  readonly response?: { readonly status: number; readonly schema?: z.ZodType; readonly mediaType?: string };
};

/** Keeps the literal types of an operation. */
export function defineOperation<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  operation: Operation<Params, Query, Body>,
): Operation<Params, Query, Body> {
  return operation;
}
