import type { Actor } from "@/lib/accounts/core/actor";
import { transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { UndoReport } from "@/lib/renderings/core/replacement";
import { restorePlaces } from "@/lib/renderings/server/restore-places";
import { authorizeGlossary } from "./authorize-glossary";
import { projectsWhere } from "./projects-where";
import { auditPlaces } from "./replace-wordings";
import { keepUndonePlaces, lockReplacement } from "./replacement-store";

/**
 * Takes a batch of replacements back. A place whose new wording does not stand there any more, or where nobody may
 * write now, is kept and told: calling again goes on with it. A text that is again what it was has its state again.
 *
 * @throws AppError `not-found`; `forbidden` to all but who made it and those who review in its projects; `conflict` when
 *   all of it was undone already
 */
export async function undoReplacement(actor: Actor, replacementId: string): Promise<UndoReport> {
  const grant = await authorizeGlossary(actor, "read", { replacementId });
  return transaction(async (tx) => {
    const row = await lockReplacement(tx, grant, replacementId);
    if (row === null) throw notFound("This replacement");
    const right = row.createdById === actor.id ? "translate" : "review";
    const projectIds = await projectsWhere(actor, right, grant.projectIds);
    if (row.undoneAt !== null)
      throw new AppError("conflict", "This is undone already.", { key: "undoneAlready" });
    const asked = { projectIds, places: row.places, cause: "undo-replace" } as const;
    const { places, restored, report } = await restorePlaces(tx, actor, asked);
    await keepUndonePlaces(tx, row.id, { places, isDone: report.kept === 0 });
    const about = { action: "term.undo-replace", conceptId: row.conceptId, replacementId };
    await auditPlaces(tx, actor, restored, about);
    return report;
  });
}
