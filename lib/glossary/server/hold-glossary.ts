import type { Actor } from "@/lib/accounts/core/actor";
import type { Transaction } from "@/lib/db/database";
import type { GlossaryRight } from "@/lib/glossary/core/rights";
import { authorizeGlossary, type GlossaryGrant } from "./authorize-glossary";
import type { GlossaryTarget } from "./authorize-store";
import { lockGlossary } from "./entry-store";

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
  options: { readonly withDeleted?: boolean } = {},
): Promise<GlossaryGrant> {
  const before = await authorizeGlossary(actor, right, target, { ...options, tx });
  await lockGlossary(tx, before);
  return authorizeGlossary(actor, right, { glossaryId: before.glossaryId }, { ...options, tx });
}
