import type { Actor } from "@/lib/accounts/core/actor";
import { type Transaction, transaction } from "@/lib/db/database";
import { applySteps, diffEntries, type Step } from "@/lib/glossary/core/change";
import type { Entry } from "@/lib/glossary/core/entry";
import { type GlossaryRight, includes } from "@/lib/glossary/core/rights";
import { decidesAlone, needsDecision } from "@/lib/glossary/core/rule";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { GlossaryGrant } from "./authorize-glossary";
import type { Cause } from "./concepts-schema";
import { readConcepts, type StoredConcept } from "./entry-store";
import { readGlossary } from "./glossary-store";
import { findHeld } from "./held-terms";
import { holdGlossary } from "./hold-glossary";
import { presentConcepts } from "./present";
import { recordDecisions } from "./record-decisions";
import { changeRefused, heldByProposal, needsProposal } from "./refusals";
import { saveEntries } from "./save-entries";
import type { ConceptView } from "./schema";

export type Asked = {
  readonly conceptId: string;
  readonly steps: (entry: Entry) => readonly Step[];
  readonly reason: string;
  /** The revision of If-Match; null when it does not matter. */
  readonly seen: number | null;
  readonly cause?: Cause;
  readonly right?: GlossaryRight;
};

/**
 * Changes a concept at once: what is not decided by whoever may propose, what is decided by those whose word alone is
 * a decision, and then it is recorded as one.
 *
 * @throws AppError `not-found`, `stale`; `forbidden` or `conflict` when it needs a proposal; `conflict` when it would
 *   change what people vote on
 */
export async function changeConcept(actor: Actor, asked: Asked): Promise<ConceptView> {
  const { conceptId } = asked;
  const grant = await transaction(async (tx) => {
    const held = await holdGlossary(tx, actor, asked.right ?? "propose", { conceptId });
    await change(tx, held, asked);
    return held;
  });
  const [view] = await presentConcepts(grant, [conceptId]);
  if (view === undefined) throw notFound("This concept");
  return view;
}

async function change(tx: Transaction, grant: GlossaryGrant, asked: Asked): Promise<void> {
  const { conceptId } = asked;
  const [stored] = await readConcepts(grant, [conceptId], tx);
  if (stored === undefined) throw notFound("This concept");
  checkSeen(stored, asked.seen);
  const { sourceLanguage } = await readGlossary(grant, tx);
  const after = applySteps(stored.entry, asked.steps(stored.entry), { conceptId, sourceLanguage });
  if (!after.ok) throw changeRefused(after.reason);
  await settle(tx, grant, stored, after.value, asked);
}

export function checkSeen(stored: StoredConcept, seen: number | null): void {
  if (seen === null || seen === stored.revision) return;
  throw new AppError("stale", "Somebody changed this concept meanwhile.", {
    detail: { revision: stored.revision },
  });
}

async function settle(
  tx: Transaction,
  grant: GlossaryGrant,
  stored: StoredConcept,
  after: Entry,
  { reason, cause }: Pick<Asked, "reason" | "cause">,
): Promise<void> {
  const steps = diffEntries(stored.entry, after);
  if (steps.length === 0) return;
  const { id, externalId } = stored;
  const mayDecide = decidesAlone(grant.right, grant.rule);
  const isDeciding = needsDecision(stored.entry, after);
  if (!isDeciding) {
    const [held] = mayDecide ? [] : await findHeld(tx, grant, [{ id, before: stored.entry, after }]);
    if (held !== undefined) throw heldByProposal(held);
    return saveEntries(tx, grant, [{ id, externalId, stored, after }], { cause: cause ?? "edit", reason });
  }
  if (!mayDecide) throw needsProposal(includes(grant.right, "decide"), grant.rule);
  const decided = [{ conceptId: id, seen: stored.revision, steps }];
  const [proposalId] = await recordDecisions(tx, grant, decided, reason);
  const save = { id, externalId, stored, after, proposalId: proposalId ?? null };
  await saveEntries(tx, grant, [save], { cause: cause ?? "decision", reason });
}
