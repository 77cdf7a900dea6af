import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { can, type Right, scopeAllows } from "@/lib/accounts/core/rights";
import type { Transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { findMembership, type Target } from "./authorize-store";

export type { Target };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The one door to a project's things: gives the proof that stores ask for.
 *
 * @throws AppError `not-found` to whoever may not even see the target, also for ids that are none;
 *   `forbidden` to a member, or a token, that may see it but not do this
 */
export async function authorize<R extends Right>(
  actor: Actor,
  right: R,
  target: Target,
  tx?: Transaction,
): Promise<Grant<R>> {
  if (!Object.values(target).every((id) => UUID.test(id))) throw notFound();
  const membership = await findMembership(actor.id, target, tx);
  if (membership === null) throw notFound();
  if (actor.onlyProjectId !== null && actor.onlyProjectId !== membership.projectId) throw notFound();
  if (actor.scopes !== null && !scopeAllows(actor.scopes, "view")) throw notFound();
  if (!can(membership.role, right)) {
    throw new AppError("forbidden", `Your role in this project (${membership.role}) does not allow this.`, {
      key: "forbiddenRole",
      values: { role: membership.role },
    });
  }
  if (actor.scopes !== null && !scopeAllows(actor.scopes, right)) {
    throw new AppError("forbidden", "This token's scopes do not allow this.", { key: "forbiddenScope" });
  }
  return { projectId: membership.projectId, role: membership.role, userId: actor.id, right } as Grant<R>;
}
