import type { Transaction } from "@/lib/db/database";
import type { ImportedConcept } from "@/lib/glossary/core/imported";
import { isSameLanguage } from "@/lib/text/core/language";
import type { GlossaryGrant } from "./authorize-glossary";
import { readConceptsByTerm, readExternalIds } from "./concept-store";

/** By line: the concept that a file's entry is about; null when several could be; absent when it is new. */
export type KnownConcepts = ReadonlyMap<number, string | null>;

/**
 * Which concepts a file speaks of: by its `concept_id`, or by a source term when it gives none. An id that nobody
 * knows is a new concept, even where the same term stands: the file says that it is another.
 */
export async function findKnownConcepts(
  tx: Transaction,
  grant: GlossaryGrant,
  concepts: readonly ImportedConcept[],
  sourceLanguage: string,
): Promise<KnownConcepts> {
  const byId = await readExternalIds(
    grant,
    concepts.flatMap(({ externalId }) => externalId ?? []),
    tx,
  );
  const sourceTerms = ({ terms }: ImportedConcept): readonly string[] =>
    terms.filter(({ language }) => isSameLanguage(language, sourceLanguage)).map(({ text }) => text);
  const nameless = concepts.filter(({ externalId }) => externalId === null);
  const byTerm = await readConceptsByTerm(grant, nameless.flatMap(sourceTerms), sourceLanguage, tx);
  const known = new Map<number, string | null>();
  for (const concept of concepts) {
    if (concept.externalId !== null) {
      const id = byId.get(concept.externalId);
      if (id !== undefined) known.set(concept.line, id);
      continue;
    }
    const ids = new Set(sourceTerms(concept).flatMap((text) => byTerm.get(text) ?? []));
    const [only] = ids;
    if (only !== undefined) known.set(concept.line, ids.size === 1 ? only : null);
  }
  return known;
}
