import type { Actor } from "@/lib/accounts/core/actor";
import { newId } from "@/lib/documents/server/new-id";
import { newConceptFields, newTerm } from "@/lib/glossary/core/entry";
import { createConcept } from "@/lib/glossary/server/create-concept";
import { createProposal } from "@/lib/glossary/server/create-proposal";
import { createGlossary, deleteGlossary } from "@/lib/glossary/server/glossaries";
import { SAMPLE_CONCEPTS, SAMPLE_GLOSSARY, SAMPLE_PROPOSAL } from "../core/glossary";

/** Makes the sample's glossary for its project, with a proposal that is still open; all of it, or none that is seen. */
export async function writeGlossary(actor: Actor, projectId: string): Promise<void> {
  const { id: glossaryId } = await createGlossary(actor, { ...SAMPLE_GLOSSARY, projectId });
  try {
    const idOf = new Map<string, string>();
    for (const { domain, note = "", terms } of SAMPLE_CONCEPTS) {
      const { id } = await createConcept(actor, glossaryId, {
        ...newConceptFields.parse({ domain, note }),
        terms: terms.map((term) => newTerm.parse(term)),
        ...{ externalId: null, relations: [], reason: "" },
      });
      for (const { text } of terms) idOf.set(text, id);
    }
    const { of, term, reason } = SAMPLE_PROPOSAL;
    await createProposal(actor, glossaryId, {
      conceptId: idOf.get(of),
      steps: [{ op: "add-term", id: newId(), term: newTerm.parse(term) }],
      ...{ reason, evidence: [] },
    });
  } catch (error) {
    await deleteGlossary(actor, glossaryId);
    throw error;
  }
}
