import type { Actor } from "@/lib/accounts/core/actor";
import { can } from "@/lib/accounts/core/rights";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { changeAnnotation, findAnnotation } from "./annotation-store";
import { checkMayJudge } from "./check-error";
import { viewOne } from "./create-annotation";
import type { AnnotationView } from "./schema";

/**
 * Takes a marked span away, and with it its discussions; `restoreAnnotation` brings all of it back.
 *
 * @throws AppError `not-found`; `forbidden` to those who neither made it nor review, of an error to all who do not
 */
export async function deleteAnnotation(actor: Actor, annotationId: string): Promise<void> {
  await setDeleted(actor, annotationId, true);
}

/** @throws AppError `not-found` unless it was deleted; `forbidden` as for deleting */
export function restoreAnnotation(actor: Actor, annotationId: string): Promise<AnnotationView> {
  return setDeleted(actor, annotationId, false);
}

async function setDeleted(actor: Actor, annotationId: string, deleted: boolean): Promise<AnnotationView> {
  const grant = await authorize(actor, "translate", { annotationId });
  return transaction(async (tx) => {
    const found = await findAnnotation(tx, grant, annotationId, !deleted);
    if (found === null) throw notFound("This annotation");
    checkOwn({ userId: grant.userId, mayModerate: can(grant.role, "review") }, found.createdById);
    checkMayJudge(grant, found);
    const row = await changeAnnotation(tx, annotationId, { deletedAt: deleted ? new Date() : null });
    const action = deleted ? "annotation.delete" : "annotation.restore";
    const event = { projectId: grant.projectId, action, objectType: "annotation", objectId: annotationId };
    await audit(actor, event, tx);
    return viewOne({ tx, grant, documentId: row.documentId }, row);
  });
}

/** What one made one may take away; reviewers may take away what others made. */
export function checkOwn(
  { userId, mayModerate }: { readonly userId: string; readonly mayModerate: boolean },
  ownerId: string,
): void {
  if (userId === ownerId || mayModerate) return;
  throw new AppError("forbidden", "Only who made it, or a reviewer, may do this.", { key: "notYours" });
}
