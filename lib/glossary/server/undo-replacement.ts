import type { Actor } from "@/lib/accounts/core/actor";
import { transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { restorePlaces } from "@/lib/renderings/server/restore-places";
import { authorizeGlossary } from "./authorize-glossary";
import { projectsWhere } from "./projects-where";
import { auditPlaces } from "./replace-wordings";
import { lockReplacement, markReplacementUndone } from "./replacement-store";

/**
 * Takes a batch of replacements back. A place whose new wording does not stand there any more, or where nobody may
 * write now, is kept and counted; a text that is again what it was has its state again.
 *
 * @throws AppError `not-found`; `forbidden` to all but who made it and those who review in its projects; `conflict` when
 *   it was undone already
 */
export async function undoReplacement(
  actor: Actor,
  replacementId: string,
): Promise<{ readonly restored: number; readonly kept: number }> {
  const grant = await authorizeGlossary(actor, "read", { replacementId });
  return transaction(async (tx) => {
    const row = await lockReplacement(tx, grant, replacementId);
    if (row === null) throw notFound("This replacement");
    const right = row.createdById === actor.id ? "translate" : "review";
    const projectIds = await projectsWhere(actor, right, grant.projectIds);
    if (row.undoneAt !== null)
      throw new AppError("conflict", "This is undone already.", { key: "undoneAlready" });
    const { places, conceptId } = row;
    const restored = await restorePlaces(tx, actor, { projectIds, places, cause: "undo-replace" });
    // When nothing could be done – a locked track – it can be tried again.
    if (restored.length > 0 || places.length === 0) await markReplacementUndone(tx, row.id);
    const about = { action: "term.undo-replace", conceptId, replacementId };
    await auditPlaces(tx, actor, restored, about);
    return { restored: restored.length, kept: places.length - restored.length };
  });
}
