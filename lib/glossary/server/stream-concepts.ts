import type { Actor } from "@/lib/accounts/core/actor";
import { authorizeGlossary, type GlossaryGrant } from "./authorize-glossary";
import { readConceptsAfter, type StoredConcept } from "./entry-store";

/** Read at once; what a slow download holds in memory. */
const BATCH = 500;

/** Every concept of a glossary that is not deleted, oldest first, a batch at a time. */
export async function streamConcepts(
  actor: Actor,
  glossaryId: string,
): Promise<AsyncGenerator<StoredConcept>> {
  return readAll(await authorizeGlossary(actor, "read", { glossaryId }));
}

async function* readAll(grant: GlossaryGrant): AsyncGenerator<StoredConcept> {
  let after: string | null = null;
  for (;;) {
    const batch: readonly StoredConcept[] = await readConceptsAfter(grant, after, BATCH);
    yield* batch;
    after = batch.at(-1)?.id ?? null;
    if (batch.length < BATCH) return;
  }
}
