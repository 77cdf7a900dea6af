import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { type Transaction, transaction } from "@/lib/db/database";
import type { ReplacedPlace, SkippedRendering } from "@/lib/renderings/core/replacement";
import { type PlaceEdit, replacePlaces } from "@/lib/renderings/server/replace-places";
import { authorizeGlossary } from "./authorize-glossary";
import { projectsWhere } from "./projects-where";
import { insertReplacement } from "./replacement-store";

export type ReplacementRequest = {
  readonly edits: readonly PlaceEdit[];
  readonly reason: string;
};

export type ReplacementReport = {
  readonly id: string;
  /** Places. */
  readonly applied: number;
  readonly skipped: readonly SkippedRendering[];
};

/**
 * Replaces wordings of a concept in renderings of the projects that use its glossary and where the actor may translate.
 * Judged on each text as its log has it; all edits of one rendering are made, or none. Open editors see it at once.
 *
 * @throws AppError `not-found`; `forbidden` to whoever may translate in none of these projects
 */
export async function replaceWordings(
  actor: Actor,
  conceptId: string,
  { edits, reason }: ReplacementRequest,
): Promise<ReplacementReport> {
  const grant = await authorizeGlossary(actor, "read", { conceptId });
  const projectIds = await projectsWhere(actor, "translate", grant.projectIds);
  return transaction(async (tx) => {
    const { places, skipped } = await replacePlaces(tx, actor, { projectIds, edits, cause: "replace" });
    const id = await insertReplacement(tx, grant, { conceptId, places, reason });
    await auditPlaces(tx, actor, places, { action: "term.replace", conceptId, replacementId: id });
    return { id, applied: places.length, skipped };
  });
}

/** One line for each project whose texts were changed. */
export async function auditPlaces(
  tx: Transaction,
  actor: Actor,
  places: readonly ReplacedPlace[],
  about: { readonly action: string; readonly conceptId: string; readonly replacementId: string },
): Promise<void> {
  const { action, conceptId, replacementId } = about;
  for (const projectId of new Set(places.map((place) => place.projectId))) {
    const count = places.filter((place) => place.projectId === projectId).length;
    const event = { action, projectId, objectType: "concept", objectId: conceptId };
    await audit(actor, { ...event, details: { replacementId, places: count } }, tx);
  }
}
