import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { transaction } from "@/lib/db/database";
import { notFound } from "@/lib/kernel/app-error";
import { changeAnnotation, findAnnotation, lockAnnotations } from "./annotation-store";
import { checkConcept, checkLabel, checkSides, lockLinked, viewOne } from "./create-annotation";
import { placeSpan } from "./place-span";
import type { AnnotationView, GivenSpan } from "./schema";

type Change = {
  readonly labelId?: string | null | undefined;
  readonly conceptId?: string | null | undefined;
  /** Another annotation to link with; null parts it from its link. */
  readonly linkedTo?: string | null | undefined;
  /** Where it is attached from now on. */
  readonly span?: GivenSpan | undefined;
};

/**
 * Changes what a marked span is for, or attaches it to other words.
 *
 * @throws AppError `not-found`, `forbidden`; `conflict` when the new quote does not stand there; `invalid`
 */
export async function updateAnnotation(
  actor: Actor,
  annotationId: string,
  change: Change,
): Promise<AnnotationView> {
  const grant = await authorize(actor, "translate", { annotationId });
  return transaction(async (tx) => {
    const found = await findAnnotation(tx, grant, annotationId);
    if (found === null) throw notFound("This annotation");
    const { documentId } = found;
    const place = { tx, grant, documentId };
    const { linkedTo } = change;
    // In order of id, as everybody locks them.
    const ids = typeof linkedTo === "string" ? [annotationId, linkedTo] : [annotationId];
    await lockAnnotations(tx, grant, ids);
    const other = typeof linkedTo === "string" ? await lockLinked(place, linkedTo) : null;
    await checkLabel(tx, grant, change.labelId);
    await checkConcept(tx, grant, change.conceptId);
    const anchor = change.span === undefined ? null : await placeSpan(place, change.span);
    if (other !== null) checkSides(anchor ?? found, other);
    const linkId = other === null ? null : (other.linkId ?? randomUUID());
    if (other !== null && other.linkId === null) await changeAnnotation(tx, other.id, { linkId });
    const row = await changeAnnotation(tx, annotationId, {
      ...(change.labelId !== undefined && { labelId: change.labelId }),
      ...(change.conceptId !== undefined && { conceptId: change.conceptId }),
      ...(linkedTo !== undefined && { linkId }),
      ...(anchor !== null && { ...anchor, originalQuote: anchor.quote }),
    });
    return viewOne(place, row);
  });
}
