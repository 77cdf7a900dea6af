import { api, Problem } from "@/components/ui/api";
import type { Step } from "@/lib/glossary/core/change";
import type { ConceptView } from "@/lib/glossary/server/schema";

/** What came of a change: it is made, or it waits for a decision as this proposal. */
export type Changed = { readonly proposalId: string | null };

type Request = {
  readonly path: string;
  readonly method: "POST" | "PATCH" | "DELETE";
  readonly body?: object;
};

/**
 * Changes a concept at once where that may be done, and proposes the same where it needs a decision.
 *
 * @param steps what the request does, for the proposal
 * @throws Problem for every other refusal; `stale` when somebody changed the concept meanwhile
 */
export async function changeOrPropose(
  concept: ConceptView,
  request: Request,
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
