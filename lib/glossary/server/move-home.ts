import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import type { Transaction } from "@/lib/db/database";
import { AppError } from "@/lib/kernel/app-error";
import type { GlossaryGrant } from "./authorize-glossary";
import { roleTooSmall } from "./refusals";

/**
 * Who asks may make a project the glossary's home: they look after the glossary, or may take it over, and they own that
 * project.
 *
 * @throws AppError `not-found` for a project that they are no member of; `forbidden` otherwise
 */
export async function requireMover(
  tx: Transaction,
  actor: Actor,
  grant: GlossaryGrant,
  projectId: string,
): Promise<void> {
  if (grant.right !== "manage" && grant.heirProjectId !== projectId) throw roleTooSmall();
  // It concerns two projects, or one that the token may not look for.
  if (actor.onlyProjectId !== null)
    throw new AppError("forbidden", "A token for one project does not move a glossary to another.", {
      key: "glossaryMoveToken",
    });
  await authorize(actor, "manage", { projectId }, tx);
}
