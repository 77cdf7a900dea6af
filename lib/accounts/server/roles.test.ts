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
const BROWSER_ONLY: ReadonlySet<string> = new Set([
  ...["PATCH /me", "PUT /me/password", "GET /me/sessions", "DELETE /me/sessions"],
  ...["DELETE /me/sessions/{sessionId}", "POST /me/tokens", "DELETE /me/tokens/{tokenId}"],
  "POST /invitations/{token}/join",
]);

/** Whose thing these walks have none of: who may do it is told so, after the rights of what it would belong to. */
const NOTHING_THERE: ReadonlySet<string> = new Set([
  ...["GET /documents/{documentId}/source", "POST /documents/{documentId}/source-versions/{versionId}/undo"],
  ...["GET /tracks/{trackId}/alignment", "PUT /tracks/{trackId}/alignment"],
  ...["POST /tracks/{trackId}/alignment/realign", "GET /tracks/{trackId}/versions/{versionId}/changes"],
  "POST /documents/{documentId}/parts/{part}/undo",
  "POST /tracks/{trackId}/compositions/{compositionId}/undo",
  "PATCH /renderings/{renderingId}/adoptions/{adoptionId}",
  "POST /renderings/{renderingId}/memory-uses",
  "DELETE /renderings/{renderingId}/finding-waivers/{waiverId}",
  "DELETE /renderings/{renderingId}/waivers/{waiverId}",
  "DELETE /paragraphs/{paragraphId}/finding-waivers/{waiverId}",
  "DELETE /projects/{projectId}/invitations/{invitationId}",
  "POST /projects/{projectId}/replacements/{replacementId}/undo",
]);

const ALL_404 = { owner: 404, reviewer: 404, translator: 404, viewer: 404 };
/** Whoever could not delete it is not told that it stands. */
const ONLY_OWNERS = { reviewer: 404, translator: 404, viewer: 404 };

/** Where a policy's word is not the whole rule: what each gets that the policy would not say. */
const OTHERWISE: Readonly<Record<string, Partial<Record<Who, number>>>> = {
  // Proposals of an import; the one of these walks is about a term.
  "POST /proposals/{proposalId}/accept": ALL_404,
  "POST /proposals/{proposalId}/refuse": ALL_404,
  "POST /proposals/{proposalId}/undo": ALL_404,
  "POST /webhooks/{webhookId}/restore": ONLY_OWNERS,
  "POST /documents/{documentId}/restore": ONLY_OWNERS,
  "POST /projects/{projectId}/restore": ONLY_OWNERS,
  // Of others: an owner's. Everybody may leave.
  "DELETE /projects/{projectId}/members/{userId}": { reviewer: 403, translator: 403 },
  // A reviewer gave it, and to somebody else than who asks.
  "PATCH /assignments/{assignmentId}": { translator: 403 },
  "DELETE /assignments/{assignmentId}": { translator: 403 },
  "POST /assignments/{assignmentId}/restore": { translator: 404 },
  "POST /tracks/{trackId}/assignments": { translator: 403 },
  // What is decided is changed by those who decide; others propose.
  "DELETE /concepts/{conceptId}": { translator: 403 },
  "PATCH /terms/{termId}": { translator: 403 },
  "DELETE /terms/{termId}": { translator: 403 },
  // The translator's own proposal.
  "PATCH /proposals/{proposalId}": { owner: 403, reviewer: 403 },
  // The owner's own batches.
  "POST /imports/{importId}/undo": { translator: 403 },
  "POST /memory-fills/{memoryFillId}/undo": { translator: 403 },
  "POST /returns/{returnedFileId}/undo": { translator: 403 },
  // Prepared files are a person's own; these are the owner's.
  "GET /exports/{exportId}": { viewer: 404 },
  "GET /exports/{exportId}/file": { viewer: 404 },
  "DELETE /exports/{exportId}": { viewer: 404 },
  "POST /exports/{exportId}/cancel": { viewer: 404 },
  "POST /exports/{exportId}/restart": { viewer: 404 },
  "POST /exports/{exportId}/restore": { viewer: 404 },
};

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
  if (/\/(concepts\/\{conceptId\}|tracks\/\{trackId\})$/.test(thing)) return 6 + back;
  if (/^\/api\/v1\/(documents|glossaries)\/\{\w+\}$/.test(thing)) return 8 + back;
  if (/^\/api\/v1\/glossaries\/.*\/links\//.test(thing)) return 9.5;
  if (/^\/api\/v1\/projects\/\{\w+\}$/.test(thing)) return 10 + back;
  // Whoever leaves a project is a stranger from then on.
  if (urlPath.endsWith("/members/{userId}")) return 12;
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
  if (!can(who, policy as Right)) return 403;
  return NOTHING_THERE.has(nameOf(route)) ? 404 : "let in";
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
    // What everybody signed in may do depends on no role: one of them does it.
    const isMember = who !== "stranger" && who !== "nobody";
    for (const route of routes.filter(({ operation }) => !isMember || operation?.policy !== "signed-in")) {
      const [wanted, status] = [expectedFor(route, who), await statusOf(route, actor, ids)];
      if (wanted === "let in" ? !isLetIn(status) : status !== wanted)
        wrong.push(`${nameOf(route)}: ${status}, not ${wanted}`);
    }
    expect(wrong).toEqual([]);
  });
});
