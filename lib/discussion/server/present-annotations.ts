import type { Grant } from "@/lib/accounts/core/grant";
import type { Transaction } from "@/lib/db/database";
import { findConceptBriefs } from "@/lib/glossary/server/concept-briefs";
import { readNames, readThreadsOn } from "./annotation-store";
import type { PlacedAnnotation } from "./resolve-annotations";
import type { AnnotationView } from "./schema";

/** Annotations as others see them, in the same order. */
export async function presentAnnotations(
  tx: Transaction,
  grant: Grant,
  placed: readonly PlacedAnnotation[],
): Promise<AnnotationView[]> {
  const threads = await readThreadsOn(
    tx,
    placed.map(({ row }) => row.id),
  );
  const names = await readNames(
    placed.map(({ row }) => row.createdById),
    tx,
  );
  const concepts = await findConceptBriefs(
    grant,
    placed.flatMap(({ row }) => row.conceptId ?? []),
    tx,
  );
  return placed.map(({ row, paragraphId, offset, status }) => ({
    ...{ id: row.id, documentId: row.documentId, paragraphId, trackId: row.trackId, status },
    renderingId: row.renderingId,
    start: row.start + offset,
    end: row.end + offset,
    quote: row.quote,
    originalQuote: row.originalQuote,
    labelId: row.labelId,
    severity: row.severity,
    conceptId: row.conceptId,
    concept: concepts.get(row.conceptId ?? "") ?? null,
    linkId: row.linkId,
    threadIds: [...(threads.get(row.id)?.ids ?? [])],
    openThreads: threads.get(row.id)?.open ?? 0,
    createdBy: { id: row.createdById, name: names.get(row.createdById) ?? "" },
    createdAt: row.createdAt.toISOString(),
  }));
}
