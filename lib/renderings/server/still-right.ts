import type { Actor } from "@/lib/accounts/core/actor";
import { can, scopeAllows } from "@/lib/accounts/core/rights";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { announceRowChange, keepRenderingRevision } from "@/lib/collaboration/server/rendering-rows";
import { transaction } from "@/lib/db/database";
import { checkShown } from "@/lib/documents/server/check-shown";
import { AppError } from "@/lib/kernel/app-error";
import { lockRendering, staleRendering } from "./lock-rendering";
import { presentRendering } from "./present";
import type { RenderingView } from "./schema";
import { clearSourceChanged } from "./store";

/**
 * Says that a text still stands for its source, which was changed: text and state stay as they are, the mark goes.
 *
 * @param given.sourceSeen the paragraph's revision that was seen; null when it does not matter
 * @throws AppError `not-found`; `forbidden` where a reviewer vouched for the text or locked its track; `stale` when text
 *   or source changed again; `conflict` for a paragraph that is not shown
 */
export async function stillRight(
  actor: Actor,
  given: { readonly renderingId: string; readonly seen: number | null; readonly sourceSeen: number | null },
): Promise<RenderingView> {
  const grant = await authorize(actor, "translate", { renderingId: given.renderingId });
  const mayReview =
    can(grant.role, "review") && (actor.scopes === null || scopeAllows(actor.scopes, "review"));
  return transaction(async (tx) => {
    const row = await lockRendering(tx, grant, given.renderingId, given.seen);
    checkShown(row.paragraph);
    if (row.sourceSince === null) return presentRendering(row);
    const isReviewers = row.track.locked || row.state === "reviewed" || row.state === "final";
    if (isReviewers && !mayReview)
      throw new AppError("forbidden", "Only a reviewer of this project may do this.", {
        key: "stateReviewer",
      });
    if (given.sourceSeen !== null && given.sourceSeen < row.paragraph.revision) throw staleRendering(row);
    await keepRenderingRevision(tx, { renderingId: row.id, cause: "edit" });
    const after = await clearSourceChanged(tx, row.id);
    await keepRenderingRevision(tx, { renderingId: row.id, cause: "still-right", authorId: actor.id });
    await announceRowChange(tx, row.id, row.track.documentId);
    const event = { action: "rendering.still-right", objectType: "rendering", objectId: row.id } as const;
    const details = { state: row.state, sourceRevision: row.paragraph.revision };
    await audit(actor, { ...event, projectId: grant.projectId, details }, tx);
    return presentRendering(after);
  });
}
