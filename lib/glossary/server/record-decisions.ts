import type { Transaction } from "@/lib/db/database";
import { newId } from "@/lib/documents/server/new-id";
import type { Step } from "@/lib/glossary/core/change";
import type { GlossaryGrant } from "./authorize-glossary";
import { insertDecisions, insertProposals } from "./proposal-store";

export type DecidedAlone = {
  readonly conceptId: string;
  readonly seen: number;
  readonly steps: readonly Step[];
};

/**
 * Records what one person decided by changing it: a proposal that was accepted by its own maker, whose vote is the
 * record. The history of a wording is then in one place, whichever way it came.
 *
 * @returns the proposals' ids, in the order given
 */
export async function recordDecisions(
  tx: Transaction,
  grant: GlossaryGrant,
  decided: readonly DecidedAlone[],
  reason: string,
): Promise<readonly string[]> {
  const at = new Date().toISOString();
  const ids = decided.map(() => newId());
  await insertProposals(
    tx,
    grant,
    decided.map(({ conceptId, seen, steps }, index) => ({
      ...{ id: ids[index] ?? newId(), conceptId, seen, reason, evidence: [] },
      status: "accepted" as const,
      change: { steps, addedTermIds: [], isNewConcept: seen === 0 },
    })),
  );
  const record = { ...grant.rule, votes: [{ userId: grant.userId, agrees: true, reason, at }] };
  await insertDecisions(
    tx,
    grant,
    ids.map((proposalId) => ({ proposalId, accepted: true, reason, record })),
  );
  return ids;
}
