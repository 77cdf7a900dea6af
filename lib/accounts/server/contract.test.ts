import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { bodyFor, buildEverything, callRoute, statusOf } from "@/lib/testing/every-operation";
import { type FoundRoute, listRoutes } from "@/lib/testing/routes";

const root = path.resolve(import.meta.dirname, "../../..");
const nameOf = ({ operation }: FoundRoute): string => `${operation?.method} ${operation?.path}`;
let everything: Awaited<ReturnType<typeof buildEverything>>;
let routes: FoundRoute[] = [];

beforeAll(async () => {
  everything = await buildEverything();
  routes = (await listRoutes(root)).filter(({ operation }) => (operation?.policy ?? "public") !== "public");
});

/** The routes that an owner is not answered with one of these, and what they answer. */
async function answeredOtherwise(
  asked: readonly FoundRoute[],
  wanted: readonly number[],
  variation: (route: FoundRoute) => Parameters<typeof callRoute>[3],
): Promise<readonly string[]> {
  const { built, ids } = everything;
  const wrong: string[] = [];
  for (const route of asked) {
    const status = await statusOf(route, built.owner, ids, variation(route));
    if (!wanted.includes(status)) wrong.push(`${nameOf(route)}: ${status}`);
  }
  return wrong;
}

describe("every operation", () => {
  it("refuses a query field that it does not know", async () => {
    expect(await answeredOtherwise(routes, [400], () => ({ query: { nonsense: "1" } }))).toEqual([]);
  });

  it("refuses a body field that it does not know", async () => {
    const writing = routes.filter(({ method }) => method !== "GET");
    const body = (route: FoundRoute) => ({
      body: { ...(bodyFor(route, everything.ids) as object), nonsense: 1 },
    });
    // What takes a file alone takes no JSON.
    expect(await answeredOtherwise(writing, [400, 415], body)).toEqual([]);
  });

  it("takes JSON by whatever case its type is written in", async () => {
    const headers = { "content-type": "Application/JSON; Charset=UTF-8" };
    const [create] = routes.filter((route) => nameOf(route) === "POST /projects");
    expect(await answeredOtherwise(create === undefined ? [] : [create], [201], () => ({ headers }))).toEqual(
      [],
    );
  });
});

describe("every list", () => {
  it("answers a page of one when asked for one", async () => {
    const { built, ids } = everything;
    const lists = routes.filter(
      ({ method, operation }) =>
        method === "GET" && operation?.query instanceof z.ZodObject && "cursor" in operation.query.shape,
    );
    expect(lists.length).toBeGreaterThan(60);
    // A browser alone is told of sessions, and no version of a track is kept here.
    const others = ["GET /me/sessions", "GET /tracks/{trackId}/versions/{versionId}/changes"];
    for (const route of lists.filter((each) => !others.includes(nameOf(each)))) {
      const response = await callRoute(route, built.owner, ids, { query: { limit: "1" } });
      const answer = (await response.json()) as { items?: unknown[]; nextCursor?: unknown };
      expect([nameOf(route), response.status]).toEqual([nameOf(route), 200]);
      expect(answer.items?.length, nameOf(route)).toBeLessThanOrEqual(1);
      expect(answer.nextCursor === null || typeof answer.nextCursor === "string", nameOf(route)).toBe(true);
    }
  });

  it("goes on where a page ended", async () => {
    const { built, ids } = everything;
    const [route] = routes.filter((each) => nameOf(each) === "GET /projects/{projectId}/members");
    if (route === undefined) throw new Error("There is no list of members.");
    const names: unknown[] = [];
    for (let cursor: string | null = "0"; cursor !== null; ) {
      const response = await callRoute(route, built.owner, ids, { query: { limit: "1", cursor } });
      const page = (await response.json()) as { items: { name: string }[]; nextCursor: string | null };
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    }
    expect(names).toEqual(["owner", "reviewer", "translator", "viewer"]);
  });
});

const EDITS = [
  ["PATCH /projects/{projectId}", { name: "A" }, { name: "B" }],
  ["PATCH /documents/{documentId}", { title: "A" }, { occasion: "B" }],
  ["PATCH /tracks/{trackId}", { name: "A" }, { citation: "B" }],
  ["PATCH /glossaries/{glossaryId}", { name: "A" }, { rule: { quorum: 2 } }],
] as const;

describe("an edit of what others may edit at the same time", () => {
  it.each(EDITS)(
    "%s: the second of two who saw the same is told what the first did",
    async (name, first, second) => {
      const { built, ids } = everything;
      const get = routes.find((route) => nameOf(route) === name.replace("PATCH", "GET"));
      const patch = routes.find((route) => nameOf(route) === name);
      if (get === undefined || patch === undefined) throw new Error(`${name} is not there.`);
      const seen = (await callRoute(get, built.owner, ids)).headers.get("etag") ?? "";
      expect(seen).toMatch(/^"\d+"$/);
      const headers = { "if-match": seen };
      const done = await callRoute(patch, built.owner, ids, { body: first, headers });
      expect([done.status, done.headers.get("etag") === seen]).toEqual([200, false]);
      const late = await callRoute(patch, built.owner, ids, { body: second, headers });
      expect(late.status).toBe(412);
      const refusal = (await late.json()) as { current: { revision: number } };
      expect(refusal).toMatchObject({ code: "stale", current: first });
      const again = { "if-match": `"${refusal.current.revision}"` };
      expect(await statusOf(patch, built.owner, ids, { body: second, headers: again })).toBe(200);
      // A program that names no revision is not held up.
      expect(await statusOf(patch, built.owner, ids, { body: first })).toBe(200);
      const now = await callRoute(get, built.owner, ids);
      expect(await now.json()).toMatchObject({ ...second, ...first });
    },
  );

  it("is refused when its revision is not the one that stands, wherever an edit takes one", async () => {
    const edits = routes.filter(
      ({ method, operation }) => (method === "PATCH" || method === "PUT") && operation?.ifMatch === true,
    );
    expect(edits.length).toBeGreaterThan(9);
    const late = (route: FoundRoute) => ({
      headers: { "if-match": '"999"' },
      body: bodyFor(route, everything.ids),
    });
    // There is no alignment that waits to be written.
    const asked = edits.filter((route) => nameOf(route) !== "PUT /tracks/{trackId}/alignment");
    expect(await answeredOtherwise(asked, [412], late)).toEqual([]);
  });
});
