import { describe, expect, it } from "vitest";
import { z } from "zod";
import { listOperations } from "./all-operations";
import type { Operation } from "./operation";

type Shape = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly additionalProperties?: unknown;
  readonly anyOf?: readonly Shape[];
};

const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;

function shapeOf(schema: z.ZodType | undefined, io: "input" | "output"): Shape {
  return schema === undefined ? {} : (z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Shape);
}

const keysOf = ({ properties = {} }: Shape): readonly string[] => Object.keys(properties);

/** Whether a schema refuses what it does not know. */
function isClosed(shape: Shape): boolean {
  if (shape.anyOf !== undefined) return shape.anyOf.every(isClosed);
  return shape.type !== "object" || shape.additionalProperties === false;
}

const operations = listOperations();
const lists = operations.filter(({ method, response }) => {
  const shape = shapeOf(response?.schema, "output");
  return method === "GET" && (shape.type === "array" || keysOf(shape).includes("items"));
});

describe("lists", () => {
  it("are many", () => {
    expect(lists.length).toBeGreaterThan(60);
  });

  it("take limit and cursor", () => {
    const wrong = lists.filter(({ query }) => {
      const keys = keysOf(shapeOf(query, "input"));
      return !keys.includes("limit") || !keys.includes("cursor");
    });
    expect(wrong.map(nameOf)).toEqual([]);
  });

  it("answer items and nextCursor", () => {
    const wrong = lists.filter(({ response }) => {
      const keys = keysOf(shapeOf(response?.schema, "output"));
      return !keys.includes("items") || !keys.includes("nextCursor");
    });
    expect(wrong.map(nameOf)).toEqual([]);
  });

  it("refuse a page of nothing", () => {
    const given = { format: "tmx", q: "a", find: "a" };
    const wrong = lists.filter(({ query }) => query?.safeParse({ ...given, limit: "0" }).success === true);
    expect(wrong.map(nameOf)).toEqual([]);
  });
});

/** Edits that need no If-Match, and why: nobody can lose there what somebody else wrote. */
const WITHOUT_IF_MATCH: Readonly<Record<string, string>> = {
  "PATCH /me": "only oneself changes it; what is not given stays",
  "PUT /me/password": "it carries the password that it replaces",
  "PATCH /comments/{commentId}": "only who wrote it changes it",
  "PUT /paragraphs/{paragraphId}/vote": "everybody has a vote of their own",
  "PATCH /projects/{projectId}/members/{userId}": "one choice",
  "PATCH /projects/{projectId}/labels": "single choices; what is not given stays",
  "PATCH /annotations/{annotationId}": "single choices; what is not given stays",
  "PATCH /assignments/{assignmentId}": "single choices of who gave it or reviews; what is not given stays",
  "PATCH /renderings/{renderingId}/adoptions/{adoptionId}": "only who adopted says why",
  "PUT /projects/{projectId}/export-presets/{presetId}":
    "a preset of that name is replaced as a whole on purpose",
  "PUT /tracks/{trackId}/speakers": "sets the given speakers alone; others keep their names",
  "PUT /glossaries/{glossaryId}/links/{projectId}": "one choice",
  "PUT /memories/{memoryId}/links/{projectId}": "one choice",
};

describe("edits", () => {
  const edits = operations.filter(({ method }) => method === "PATCH" || method === "PUT");

  it("carry If-Match, or say why not", () => {
    const without = edits.filter(({ ifMatch }) => ifMatch !== true).map(nameOf);
    expect(without.sort()).toEqual(Object.keys(WITHOUT_IF_MATCH).sort());
  });

  it("answer with the revision that the next one names", () => {
    const wrong = edits.filter(({ ifMatch, response }) => {
      const { properties = {} } = shapeOf(response?.schema, "output");
      // A corrected paragraph comes with what stands beside it.
      const own = (properties.paragraph ?? { properties }) as Shape;
      return ifMatch === true && !keysOf(own).includes("revision");
    });
    expect(wrong.map(nameOf)).toEqual([]);
  });
});

describe("fields that are not known", () => {
  it("are refused by every query and every body", () => {
    const open = operations.filter(
      ({ query, body, params }) =>
        ![query, body, params].every((schema) => isClosed(shapeOf(schema, "input"))),
    );
    expect(open.map(nameOf)).toEqual([]);
  });
});
