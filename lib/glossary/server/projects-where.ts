import type { Actor } from "@/lib/accounts/core/actor";
import type { Right } from "@/lib/accounts/core/rights";
import { authorize } from "@/lib/accounts/server/authorize";
import { AppError } from "@/lib/kernel/app-error";
import { roleTooSmall } from "./refusals";

/**
 * Of projects that a person is a member of, those where they hold a right.
 *
 * @throws AppError `forbidden` when it is none of them
 */
export async function projectsWhere(
  actor: Actor,
  right: Right,
  projectIds: readonly string[],
): Promise<readonly string[]> {
  const held: string[] = [];
  for (const projectId of projectIds) {
    try {
      await authorize(actor, right, { projectId });
      held.push(projectId);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  if (held.length > 0) return held;
  throw roleTooSmall();
}
