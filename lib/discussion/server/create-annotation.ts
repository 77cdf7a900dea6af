import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { authorize } from "@/lib/accounts/server/authorize";
import { announceDiscussion } from "@/lib/collaboration/server/notices";
import { type Transaction, transaction } from "@/lib/db/database";
import type { ErrorSeverity } from "@/lib/discussion/core/error-severity";
import { findConceptBriefs } from "@/lib/glossary/server/concept-briefs";
import { AppError, notFound } from "@/lib/kernel/app-error";
import {
  type AnchorData,
  type AnnotationRow,
  changeAnnotation,
  insertAnnotation,
  lockAnnotations,
} from "./annotation-store";
import { checkError, checkMayJudge } from "./check-error";
import { findLabel } from "./label-store";
import { placeSpan } from "./place-span";
import { presentAnnotations } from "./present-annotations";
import { renderedBy } from "./rendered-by";
import { resolveAnnotations } from "./resolve-annotations";
import type { AnnotationView, GivenSpan } from "./schema";
import { beginThread, type NewComment } from "./write-comment";

type Place = { readonly tx: Transaction; readonly grant: Grant; readonly documentId: string };

type Given = {
  readonly span: GivenSpan;
  readonly labelId: string | null;
  /** Of an error, whose type the label is. */
  readonly severity: ErrorSeverity | null;
  readonly conceptId: string | null;
  readonly comment: NewComment | null;
  /** An annotation of the document, or a span to mark with it; null to link nothing. */
  readonly linkedTo: string | GivenSpan | null;
};

/**
 * Marks a span of a source paragraph or of a rendering.
 *
 * @throws AppError `not-found`; `forbidden`, for an error to all but reviewers; `conflict` when the quote no longer
 *   stands there; `invalid` for a span, a label or a person that is none, or a severity of what is no error
 */
export async function createAnnotation(
  actor: Actor,
  documentId: string,
  given: Given,
): Promise<AnnotationView> {
  const grant = await authorize(actor, "translate", { documentId });
  checkMayJudge(grant, given);
  return transaction(async (tx) => {
    const place = { tx, grant, documentId };
    const other = typeof given.linkedTo === "string" ? await lockLinked(place, given.linkedTo) : null;
    await checkLabel(tx, grant, given.labelId);
    await checkConcept(tx, grant, given.conceptId);
    const { labelId, severity, conceptId } = given;
    const isLinked = given.linkedTo !== null;
    const linkId = isLinked ? (other?.linkId ?? randomUUID()) : null;
    const anchor = await placeSpan(place, given.span);
    checkError({ severity, labelId, trackId: anchor.trackId });
    const row = await insert(place, anchor, { labelId, severity, conceptId, linkId });
    if (other !== null) checkSides(row, other);
    if (other !== null && other.linkId === null) await changeAnnotation(tx, other.id, { linkId });
    if (given.linkedTo !== null && typeof given.linkedTo !== "string") {
      const linked = await placeSpan(place, given.linkedTo);
      checkSides(anchor, linked);
      await insert(place, linked, { labelId: null, severity: null, conceptId, linkId });
    }
    if (given.comment !== null) await comment(place, row, given.comment);
    return viewOne(place, row);
  });
}

function insert(
  { tx, grant, documentId }: Place,
  anchor: AnchorData,
  more: Pick<AnnotationRow, "labelId" | "severity" | "conceptId" | "linkId">,
): Promise<AnnotationRow> {
  return insertAnnotation(tx, {
    ...anchor,
    ...more,
    ...{ originalQuote: anchor.quote, projectId: grant.projectId, documentId, createdById: grant.userId },
  });
}

async function comment(place: Place, row: AnnotationRow, written: NewComment): Promise<void> {
  const { tx, grant, documentId } = place;
  const author = await renderedBy(tx, grant, row);
  const subject = { type: "annotation", id: row.id, documentId, annotationId: row.id, renderedBy: author };
  await beginThread({ tx, home: { kind: "project", grant } }, subject, written);
}

/** The annotation as it stands, told to everybody who has the document open. */
export async function viewOne({ tx, grant, documentId }: Place, row: AnnotationRow): Promise<AnnotationView> {
  const placed = await resolveAnnotations(grant, documentId, [row], tx);
  const [view] = await presentAnnotations(tx, grant, placed);
  if (view === undefined) throw notFound("This annotation");
  await announceDiscussion(tx, documentId, view.paragraphId);
  return view;
}

/** The annotation to link with. @throws AppError `not-found` when it is none of the document's */
export async function lockLinked({ tx, grant, documentId }: Place, id: string): Promise<AnnotationRow> {
  const [row] = await lockAnnotations(tx, grant, [id]);
  if (row === undefined || row.documentId !== documentId || row.deletedAt !== null)
    throw notFound("The annotation to link with");
  return row;
}

/** A link joins a span of the source with spans of its renderings. */
export function checkSides(one: Pick<AnchorData, "trackId">, other: Pick<AnchorData, "trackId">): void {
  if ((one.trackId === null) !== (other.trackId === null)) return;
  const sentence = "A link joins a span of the source with a span of a rendering.";
  throw new AppError("invalid", `The request is not valid: linkedTo: ${sentence}`, {
    ...{ key: "linkSides", fields: { linkedTo: sentence } },
  });
}

/** @throws AppError `invalid` for a label that is not the project's, or is archived */
export async function checkLabel(
  tx: Transaction,
  grant: Grant,
  labelId: string | null | undefined,
): Promise<void> {
  if (labelId === null || labelId === undefined) return;
  const label = await findLabel(tx, grant, labelId);
  if (label !== null && label.archivedAt === null) return;
  const sentence = "This label is not one of the project's labels in use.";
  throw new AppError("invalid", `The request is not valid: labelId: ${sentence}`, {
    fields: { labelId: sentence },
  });
}

/**
 * @throws AppError `invalid` for a concept that is in no glossary of the project's, or was deleted; the same for one that
 *   is nowhere, so that nothing is learned of others' glossaries
 */
export async function checkConcept(
  tx: Transaction,
  grant: Grant,
  conceptId: string | null | undefined,
): Promise<void> {
  if (conceptId === null || conceptId === undefined) return;
  const concept = (await findConceptBriefs(grant, [conceptId], tx)).get(conceptId);
  if (concept?.deleted === false) return;
  const sentence = "This concept is in no glossary that the project uses.";
  throw new AppError("invalid", `The request is not valid: conceptId: ${sentence}`, {
    ...{ key: "conceptNotHere", fields: { conceptId: sentence } },
  });
}
