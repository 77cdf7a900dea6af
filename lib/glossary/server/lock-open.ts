import type { Transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { GlossaryGrant } from "./authorize-glossary";
import { findProposal, lockProposal, type ProposalRow } from "./proposal-store";

/**
 * An open proposal, held until the transaction ends.
 *
 * @param seen the revision that the person read; null when it does not matter
 * @throws AppError `not-found`; `conflict` when it is closed; `stale` when its maker has changed it since
 */
export async function lockOpen(
  tx: Transaction,
  grant: GlossaryGrant,
  id: string,
  seen: number | null = null,
): Promise<ProposalRow> {
  await lockProposal(tx, id);
  const row = await findProposal(grant, id, tx);
  if (row === null) throw notFound("This proposal");
  if (row.status !== "open")
    throw new AppError("conflict", "This proposal is closed already.", { key: "proposalClosed" });
  if (seen !== null && seen !== row.revision)
    throw new AppError("stale", "Who made this proposal has changed it meanwhile: read it again.", {
      key: "proposalStale",
    });
  return row;
}
