import { api, Problem } from "@/components/ui/api";
import type { Step } from "@/lib/glossary/core/change";
import type { Entry } from "@/lib/glossary/core/entry";
import type { ConceptView } from "@/lib/glossary/server/schema";

/** What came of a change: it is made, or it waits for a decision as this proposal. */
export type Changed = { readonly proposalId: string | null };

export type ConceptRequest = {
  readonly path: string;
  readonly method: "POST" | "PATCH" | "DELETE";
  readonly body?: object;
};

/**
 * Changes a concept at once where that may be done, and proposes the same where it needs a decision.
 *
 * @param concept as it was when its revision was seen last
 * @param steps what the request does, for the proposal
 * @throws Problem for every other refusal; `stale` when somebody changed the concept meanwhile
 */
export async function changeOrPropose(
  concept: Pick<ConceptView, "id" | "glossaryId" | "revision">,
  request: ConceptRequest,
  steps: readonly Step[],
  reason: string,
): Promise<Changed> {
  try {
    await api(request.path, {
      method: request.method,
      headers: { "if-match": `"${concept.revision}"` },
      ...(request.body !== undefined && { body: { ...request.body, reason } }),
    });
    return { proposalId: null };
  } catch (error) {
    if (!(error instanceof Problem) || !["needsDecider", "needsProposal"].includes(error.key)) throw error;
    const { id } = await api<{ id: string }>(`/glossaries/${concept.glossaryId}/proposals`, {
      method: "POST",
      body: { conceptId: concept.id, steps, reason },
    });
    return { proposalId: id };
  }
}

/** A concept as its history would keep it. */
export function entryOf(concept: ConceptView): Entry {
  const { domain, definition, note, doNotTranslate, fullThenShort, terms, relations, deleted } = concept;
  return {
    ...{ domain, definition, note, doNotTranslate, fullThenShort, terms, deleted },
    relations: relations.map(({ conceptId, kind }) => ({ conceptId, kind })),
  };
}

/** The fields that steps set, as one body of a request. */
export function fieldsOf(steps: readonly Step[]): object {
  return Object.assign(
    {},
    ...steps.map((step) => (step.op === "edit-concept" || step.op === "edit-term" ? step.set : {})),
  );
}
