import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { transaction } from "@/lib/db/database";
import type { ErrorSeverity } from "@/lib/discussion/core/error-severity";
import { notFound } from "@/lib/kernel/app-error";
import { type AnnotationRow, changeAnnotation, findAnnotation, lockAnnotations } from "./annotation-store";
import { checkError, checkMayJudge } from "./check-error";
import { checkConcept, checkLabel, checkSides, lockLinked, viewOne } from "./create-annotation";
import { placeSpan } from "./place-span";
import type { AnnotationView, GivenSpan } from "./schema";

type Change = {
  readonly labelId?: string | null | undefined;
  /** Without it, an error that loses its label loses its severity. */
  readonly severity?: ErrorSeverity | null | undefined;
  readonly conceptId?: string | null | undefined;
  /** Another annotation to link with; null parts it from its link. */
  readonly linkedTo?: string | null | undefined;
  /** Where it is attached from now on. */
  readonly span?: GivenSpan | undefined;
};

/**
 * Changes what a marked span is for, or attaches it to other words.
 *
 * @throws AppError `not-found`; `forbidden`, to who does not review also when it is about what makes it an error, or
 *   that moves one; `conflict` when the new quote does not stand there; `invalid`
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
    const held = (await lockAnnotations(tx, grant, ids)).find(({ id }) => id === annotationId) ?? found;
    const other = typeof linkedTo === "string" ? await lockLinked(place, linkedTo) : null;
    const judged = judge(held, change);
    if (isAboutError(change)) for (const each of [held, judged]) checkMayJudge(grant, each);
    await checkLabel(tx, grant, change.labelId);
    await checkConcept(tx, grant, change.conceptId);
    const anchor = change.span === undefined ? null : await placeSpan(place, change.span);
    checkError({ ...judged, trackId: (anchor ?? found).trackId });
    if (other !== null) checkSides(anchor ?? found, other);
    const linkId = other === null ? null : (other.linkId ?? randomUUID());
    if (other !== null && other.linkId === null) await changeAnnotation(tx, other.id, { linkId });
    const row = await changeAnnotation(tx, annotationId, {
      ...(isAboutError(change) && judged),
      ...(change.conceptId !== undefined && { conceptId: change.conceptId }),
      ...(linkedTo !== undefined && { linkId }),
      ...(anchor !== null && { ...anchor, originalQuote: anchor.quote }),
    });
    return viewOne(place, row);
  });
}

/** What the annotation is of, and how severe, after the change. */
function judge(
  held: AnnotationRow,
  { labelId = held.labelId, severity = labelId === null ? null : held.severity }: Change,
): Pick<AnnotationRow, "labelId" | "severity"> {
  return { labelId, severity };
}

const isAboutError = ({ labelId, severity, span }: Change): boolean =>
  labelId !== undefined || severity !== undefined || span !== undefined;
