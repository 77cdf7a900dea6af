import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { can, type Right, ROLES, type Role } from "@/lib/accounts/core/rights";
import { buildEverything, statusOf } from "@/lib/testing/every-operation";
import { type FoundRoute, listRoutes } from "@/lib/testing/routes";

const root = path.resolve(import.meta.dirname, "../../..");
const WHO = [...ROLES, "stranger", "nobody"] as const;
type Who = (typeof WHO)[number];

/** What only a browser may do, whatever a token's scopes; these walks come with tokens. */
const BROWSER_ONLY = new Set<string>([]);

/** Where a policy's word is not the whole rule: what each gets that the policy would not say. */
const OTHERWISE: Readonly<Record<string, Partial<Record<Who, number>>>> = {};

const nameOf = ({ operation }: FoundRoute): string => `${operation?.method} ${operation?.path}`;
let routes: FoundRoute[] = [];

/**
 * How late in a walk a route is called: what it takes away must not be missing to those that come after it, and what
 * brings it back comes right behind.
 */
function rankOf({ method, urlPath }: FoundRoute): number {
  const thing = urlPath.replace(/\/(restore|undo)$/, "");
  if (method === "GET") return 0;
  if (method === "PATCH" || method === "PUT") return 1;
  if (method === "POST" && thing === urlPath) return 2;
  const back = thing === urlPath ? 0 : 1;
  if (/^\/api\/v1\/(documents|glossaries)\/\{\w+\}$/.test(thing)) return 6 + back;
  if (/^\/api\/v1\/projects\/\{\w+\}$/.test(thing)) return 8 + back;
  // Whoever leaves a project is a stranger from then on.
  if (urlPath.endsWith("/members/{userId}")) return 10;
  return 4 + back;
}

/** What a person is answered: a status, or that the request is let in. */
function expectedFor(route: FoundRoute, who: Who): number | "let in" {
  const policy = route.operation?.policy;
  if (who === "nobody") return 401;
  const otherwise = OTHERWISE[nameOf(route)]?.[who];
  if (otherwise !== undefined) return otherwise;
  if (BROWSER_ONLY.has(nameOf(route))) return 403;
  if (policy === "signed-in") return "let in";
  if (who === "stranger") return 404;
  return can(who, policy as Right) ? "let in" : 403;
}

const isLetIn = (status: number): boolean => ![401, 403, 404].includes(status) && status < 500;

beforeAll(async () => {
  routes = (await listRoutes(root))
    .filter(({ operation }) => (operation?.policy ?? "public") !== "public")
    .sort((a, b) => rankOf(a) - rankOf(b));
});

describe("each role and each operation, with a request that would be taken", () => {
  it.each(WHO)("%s", async (who) => {
    const isWriter = who === "owner" || who === "reviewer" || who === "translator";
    const { built, ids } = await buildEverything(isWriter ? who : "owner");
    const actor: Actor | null = who === "nobody" ? null : built[who as Role | "stranger"];
    const wrong: string[] = [];
    for (const route of routes) {
      const [wanted, status] = [expectedFor(route, who), await statusOf(route, actor, ids)];
      if (wanted === "let in" ? !isLetIn(status) : status !== wanted)
        wrong.push(`${nameOf(route)}: ${status}, not ${wanted}`);
    }
    expect(wrong).toEqual([]);
  });
});
