import type { Actor } from "@/lib/accounts/core/actor";
import { scopeAllows } from "@/lib/accounts/core/rights";
import type { Transaction } from "@/lib/db/database";
import {
  type GlossaryRight,
  highest,
  includes,
  RIGHT_IN_PROJECT,
  rightThrough,
} from "@/lib/glossary/core/rights";
import type { Rule } from "@/lib/glossary/core/rule";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { type FoundAccess, findAccess, type GlossaryTarget } from "./authorize-store";
import { roleTooSmall } from "./refusals";

declare const proof: unique symbol;

/** Proof that someone holds a right in a glossary. Only `authorizeGlossary` makes one; this room's stores ask for it. */
export type GlossaryGrant = {
  readonly glossaryId: string;
  readonly userId: string;
  /** The highest right the person has there. */
  readonly right: GlossaryRight;
  readonly rule: Rule;
  /** The projects that link the glossary and that the person is a member of. */
  readonly projectIds: readonly string[];
  /** The project that it belongs to, deleted or not; null while it is its maker's own. */
  readonly homeProjectId: string | null;
  /** The project whose owners look after it now. */
  readonly keeperProjectId: string | null;
  /** A project that the person owns and that may become its home, when no project looks after it. */
  readonly heirProjectId: string | null;
  readonly [proof]: true;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The one door to a glossary: through any project of the person's that links it, or by having made it while
 * no project looks after it.
 *
 * @throws AppError `not-found` to whoever may not even read it; `forbidden` to those who may not do this
 */
export async function authorizeGlossary(
  actor: Actor,
  right: GlossaryRight,
  target: GlossaryTarget,
  options: { readonly withDeleted?: boolean; readonly tx?: Transaction } = {},
): Promise<GlossaryGrant> {
  if (!Object.values(target).every((id) => UUID.test(id))) throw notFound();
  const access = await findAccess(actor.id, target, options, options.tx);
  if (access === null) throw notFound();
  const ways = access.ways.filter(
    ({ projectId }) => actor.onlyProjectId === null || actor.onlyProjectId === projectId,
  );
  const has = rightOf(actor, access, ways);
  if (has === null || (actor.scopes !== null && !scopeAllows(actor.scopes, "view"))) throw notFound();
  if (!includes(has, right)) throw roleTooSmall();
  if (actor.scopes !== null && !scopeAllows(actor.scopes, RIGHT_IN_PROJECT[right]))
    throw new AppError("forbidden", "This token's scopes do not allow this.", { key: "forbiddenScope" });
  return {
    glossaryId: access.glossaryId,
    userId: actor.id,
    right: has,
    rule: access.rule,
    projectIds: ways.map(({ projectId }) => projectId),
    ...{ homeProjectId: access.homeProjectId, keeperProjectId: access.keeperProjectId },
    heirProjectId:
      ways.find(({ projectId, role }) => projectId === access.heirProjectId && role === "owner")?.projectId ??
      null,
  } as unknown as GlossaryGrant;
}

function rightOf(actor: Actor, access: FoundAccess, ways: FoundAccess["ways"]): GlossaryRight | null {
  return highestOf(access, ways, access.isOwn && actor.onlyProjectId === null);
}

function highestOf({ rule }: FoundAccess, ways: FoundAccess["ways"], isOwn: boolean): GlossaryRight | null {
  const through = ways.map((way) => rightThrough(way, rule));
  return highest(isOwn ? [...through, "manage"] : through);
}

/** What a person may do in a glossary now; null when they cannot see it. For votes that were cast before. */
export async function rightIn(
  userId: string,
  glossaryId: string,
  tx: Transaction,
): Promise<GlossaryRight | null> {
  const access = await findAccess(userId, { glossaryId }, {}, tx);
  return access === null ? null : highestOf(access, access.ways, access.isOwn);
}
