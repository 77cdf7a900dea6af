import type { Actor } from "@/lib/accounts/core/actor";
import type { Transaction } from "@/lib/db/database";
import type { GlossaryRight } from "@/lib/glossary/core/rights";
import { authorizeGlossary, type GlossaryGrant } from "./authorize-glossary";
import type { GlossaryTarget } from "./authorize-store";
import { lockGlossary } from "./entry-store";

type HoldOptions = {
  readonly withDeleted?: boolean;
  /** How long it waits for others; a few seconds, as a person would, when nothing is said. */
  readonly patienceMs?: number;
};

/**
 * Holds a glossary's row until the transaction ends, and gives the right and the rule as they are from then on: whoever
 * waited for a change of the rule, or for their own removal, decides by what it says now.
 *
 * @throws AppError as `authorizeGlossary`
 */
export async function holdGlossary(
  tx: Transaction,
  actor: Actor,
  right: GlossaryRight,
  target: GlossaryTarget,
  { patienceMs, ...options }: HoldOptions = {},
): Promise<GlossaryGrant> {
  const before = await authorizeGlossary(actor, right, target, { ...options, tx });
  await lockGlossary(tx, before, patienceMs);
  return authorizeGlossary(actor, right, { glossaryId: before.glossaryId }, { ...options, tx });
}
