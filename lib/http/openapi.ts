import { z } from "zod";
import { LINES } from "./answer-with-progress";
import type { Operation } from "./operation";
import { STATUS } from "./problem";

type Json = Record<string, unknown>;

const PROBLEM: Json = {
  type: "object",
  description: "RFC 9457 problem details",
  required: ["type", "title", "status", "code", "detail"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string", description: "Stable; what a program decides by" },
    detail: { type: "string", description: "One sentence" },
    errors: {
      type: "object",
      additionalProperties: { type: "string" },
      description: "Sentence by field path",
    },
    current: { description: "What stands there now, with 412" },
  },
};

const IF_MATCH: Json = {
  name: "If-Match",
  in: "header",
  required: false,
  description: 'The revision that the edit was made from, in quotes: "7"',
  schema: { type: "string" },
};

/** The OpenAPI 3.1 document of the given operations; zod's JSON Schema is the dialect that 3.1 uses. */
export function openApiDocument(operations: readonly Operation[], serverUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describe(operation),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Duizhao",
      version: "1",
      description:
        "Everything that the interface does, for other programs. Send a token as `Authorization: Bearer dz_…`.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: `${serverUrl}/api/v1` }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", bearerFormat: "dz_…" } },
      schemas: { Problem: PROBLEM },
    },
  };
}

function describe(operation: Operation): Json {
  const response = operation.response ?? { status: 200 };
  return {
    operationId: operationId(operation),
    summary: operation.summary,
    "x-policy": operation.policy,
    ...(operation.policy === "public" && { security: [] }),
    parameters: [
      ...parametersOf(operation.params, "path"),
      ...parametersOf(operation.query, "query"),
      ...(operation.ifMatch ? [IF_MATCH] : []),
    ],
    ...requestBody(operation),
    responses: {
      [response.status]: { description: "Done", ...content(response, operation.progress) },
      default: {
        description: `A refusal: ${Object.entries(STATUS)
          .map(([code, status]) => `${status} ${code}`)
          .join(", ")}`,
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

/** "POST /projects/{projectId}/members" is postProjectsMembers; ids are left out, and the method makes it unique. */
function operationId(operation: Operation): string {
  const words = operation.path.split(/[/\-.]/).filter((part) => part !== "");
  const named = words.map((word) =>
    word.startsWith("{") ? `By${capital(word.slice(1, -1))}` : capital(word),
  );
  return operation.method.toLowerCase() + named.join("");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function content(response: { schema?: z.ZodType; mediaType?: string }, progress?: z.ZodType): Json {
  if (response.schema === undefined && response.mediaType === undefined) return {};
  const schema = response.schema === undefined ? {} : { schema: jsonSchema(response.schema, "output") };
  return {
    content: {
      [response.mediaType ?? "application/json"]: schema,
      ...(progress !== undefined && { [LINES]: { schema: lineSchema(schema, progress) } }),
    },
  };
}

/** One line of an answer that tells how far it is (answer-with-progress.ts). */
function lineSchema({ schema }: Json, progress: z.ZodType): Json {
  const line = (name: string, value: unknown): Json => ({
    type: "object",
    required: [name],
    properties: { [name]: value },
  });
  return {
    oneOf: [
      line("progress", jsonSchema(progress, "output")),
      line("answer", schema),
      line("problem", { $ref: "#/components/schemas/Problem" }),
    ],
  };
}

function requestBody(operation: Operation): Json {
  const types: Record<string, Json> = {};
  if (operation.body !== undefined)
    types["application/json"] = { schema: jsonSchema(operation.body, "input") };
  for (const type of operation.rawBody ?? []) {
    const schema = operation.rawBodySchema?.[type];
    types[type] = schema === undefined ? {} : { schema: jsonSchema(schema, "input") };
  }
  return Object.keys(types).length === 0 ? {} : { requestBody: { required: true, content: types } };
}

function parametersOf(schema: z.ZodType | undefined, place: "path" | "query"): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, "input") as {
    properties?: Json;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    target: "draft-2020-12",
  }) as Json;
  return rest;
}
