import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { can, type Right, type Role } from "@/lib/accounts/core/rights";
import { buildEverything, statusOf } from "@/lib/testing/every-operation";
import { type FoundRoute, listRoutes } from "@/lib/testing/routes";

const root = path.resolve(import.meta.dirname, "../../..");
let routes: FoundRoute[] = [];

const nameOf = ({ operation }: FoundRoute): string => `${operation?.method} ${operation?.path}`;

/** How late in a walk a route is called: what it takes away must not be missing for those that come after it. */
function rankOf({ method, urlPath }: FoundRoute): number {
  if (method === "GET") return 0;
  if (method === "PATCH" || method === "PUT") return 1;
  const isBack = /\/(restore|undo)$/.test(urlPath);
  const thing = urlPath.replace(/\/(restore|undo)$/, "");
  const depth = /^\/api\/v1\/(documents|glossaries|projects)\/\{\w+\}$/.test(thing) ? 1 : 0;
  const isProject = /^\/api\/v1\/projects\/\{\w+\}$/.test(thing) ? 1 : 0;
  if (method === "POST" && !isBack) return 2;
  return 3 + 3 * depth + 3 * isProject + (isBack ? 1 : 0);
}

beforeAll(async () => {
  routes = (await listRoutes(root))
    .filter(({ operation }) => operation !== null && operation.policy !== "public")
    .sort((a, b) => rankOf(a) - rankOf(b));
});

describe("walk", () => {
  it.each(["owner", "reviewer", "translator", "viewer", "stranger", "nobody"] as const)("%s", async (who) => {
    const { built, ids } = await buildEverything(
      who === "owner" || who === "reviewer" || who === "translator" ? who : "owner",
    );
    const actor: Actor | null = who === "nobody" ? null : built[who];
    for (const route of routes) {
      const status = await statusOf(route, actor, ids);
      const policy = route.operation?.policy;
      const role = who as Role;
      const expected =
        who === "nobody"
          ? 401
          : policy === "signed-in"
            ? 0
            : who === "stranger"
              ? 404
              : can(role, policy as Right)
                ? 0
                : 403;
      const ok = expected === 0 ? ![401, 403, 404].includes(status) && status < 500 : status === expected;
      if (!ok) console.log("DIFF", who, policy, nameOf(route), status, "expected", expected);
    }
    expect(1).toBe(1);
  });
});
