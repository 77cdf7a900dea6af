import type { Actor } from "@/lib/accounts/core/actor";
import { transaction } from "@/lib/db/database";
import { newId } from "@/lib/documents/server/new-id";
import { applySteps, type Step } from "@/lib/glossary/core/change";
import { type ConceptFields, EMPTY_ENTRY, type NewTerm } from "@/lib/glossary/core/entry";
import type { Evidence } from "@/lib/glossary/core/proposal";
import { defer, needsDecision } from "@/lib/glossary/core/rule";
import { notFound } from "@/lib/kernel/app-error";
import { entryOf } from "./create-concept";
import { readConcepts } from "./entry-store";
import { getProposal } from "./get-proposal";
import { readGlossary } from "./glossary-store";
import { holdGlossary } from "./hold-glossary";
import { insertProposals } from "./proposal-store";
import type { TermProposalView } from "./proposals-schema";
import { changeRefused, nothingToDecide } from "./refusals";
import { saveEntries } from "./save-entries";
import { tellDeciders } from "./tell-of-proposal";

export type GivenProposal = {
  readonly conceptId?: string | undefined;
  readonly steps?: readonly Step[] | undefined;
  readonly concept?: (ConceptFields & { readonly terms: readonly NewTerm[] }) | undefined;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
};

/**
 * Opens a proposal. New terms stand in the concept at once, as `proposed`, so that texts show where they would count;
 * what is decided stays as it is until the proposal is.
 *
 * @throws AppError `conflict` when the change decides nothing, or does not fit the concept
 */
export async function createProposal(
  actor: Actor,
  glossaryId: string,
  given: GivenProposal,
): Promise<TermProposalView> {
  const proposalId = newId();
  await transaction(async (tx) => {
    const grant = await holdGlossary(tx, actor, "propose", { glossaryId });
    const { sourceLanguage } = await readGlossary(grant, tx);
    const conceptId = given.conceptId ?? newId();
    const [stored] = await readConcepts(grant, [conceptId], tx);
    if (stored === undefined && given.concept === undefined) throw notFound("This concept");
    const before = stored?.entry ?? EMPTY_ENTRY;
    const base =
      given.concept === undefined
        ? before
        : entryOf({ ...given.concept, externalId: null, relations: [], reason: "" });
    const wanted = applySteps(base, given.steps ?? [], { conceptId, sourceLanguage });
    if (!wanted.ok) throw changeRefused(wanted.reason);
    if (!needsDecision(before, wanted.value)) throw nothingToDecide();
    const { now, later, addedTermIds } = defer(
      given.concept === undefined ? before : { ...wanted.value, terms: [] },
      wanted.value,
    );
    // A new term may be what takes an old one's place; both stand there until then.
    const beside = applySteps(now, [], { conceptId, sourceLanguage });
    if (!beside.ok) throw changeRefused(beside.reason);
    const isNewConcept = stored === undefined;
    if (isNewConcept || addedTermIds.length > 0) {
      const save = {
        id: conceptId,
        externalId: stored?.externalId ?? null,
        stored: stored ?? null,
        after: now,
      };
      await saveEntries(tx, grant, [save], { cause: isNewConcept ? "create" : "edit", reason: given.reason });
    }
    const change = { steps: later, addedTermIds, isNewConcept };
    const seen = (stored?.revision ?? 0) + (isNewConcept || addedTermIds.length > 0 ? 1 : 0);
    const row = { id: proposalId, conceptId, status: "open" as const, change, seen };
    await insertProposals(tx, grant, [{ ...row, reason: given.reason, evidence: given.evidence }]);
    await tellDeciders(tx, grant, proposalId);
  });
  return getProposal(actor, proposalId);
}
