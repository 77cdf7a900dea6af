import type { Actor } from "@/lib/accounts/core/actor";
import { authorizeGlossary, type GlossaryGrant } from "./authorize-glossary";
import { readPublicIds } from "./concept-store";
import { readConceptsAfter, type StoredConcept } from "./entry-store";

/** Read at once; what a slow download holds in memory. */
const BATCH = 500;

/** A concept with the ids under which the concepts that it is related to go out, by their own. */
export type StreamedConcept = StoredConcept & { readonly relatedIds: ReadonlyMap<string, string> };

/** Every concept of a glossary that is not deleted, oldest first, a batch at a time. */
export async function streamConcepts(
  actor: Actor,
  glossaryId: string,
): Promise<AsyncGenerator<StreamedConcept>> {
  return readAll(await authorizeGlossary(actor, "read", { glossaryId }));
}

async function* readAll(grant: GlossaryGrant): AsyncGenerator<StreamedConcept> {
  let after: string | null = null;
  for (;;) {
    const batch: readonly StoredConcept[] = await readConceptsAfter(grant, after, BATCH);
    const related = batch.flatMap(({ entry }) => entry.relations.map(({ conceptId }) => conceptId));
    const relatedIds = await readPublicIds(grant, related);
    for (const concept of batch) yield { ...concept, relatedIds };
    after = batch.at(-1)?.id ?? null;
    if (batch.length < BATCH) return;
  }
}
