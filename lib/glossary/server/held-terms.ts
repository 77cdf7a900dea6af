import type { Transaction } from "@/lib/db/database";
import type { Entry } from "@/lib/glossary/core/entry";
import { findVotedChange, type VotedChange } from "@/lib/glossary/core/voted-on";
import type { GlossaryGrant } from "./authorize-glossary";
import { readGlossary } from "./glossary-store";
import { readOpenChanges } from "./proposal-store";

export type Change = { readonly id: string; readonly before: Entry; readonly after: Entry };

/** A change of what people vote on, with the open proposal that is about it. */
export type Held = VotedChange & { readonly conceptId: string; readonly proposalId: string };

/**
 * Which of these changes are to something that an open proposal is about. What is voted on stays as it is until it is
 * decided: only those whose word alone decides may change it, and then their change is the decision. A proposal that
 * cannot be accepted any more, because something that it was about is otherwise already, holds nothing.
 *
 * @param own what holds nothing: an import's proposals, or one proposal
 */
export async function findHeld(
  tx: Transaction,
  grant: GlossaryGrant,
  changes: readonly Change[],
  own: { readonly importId?: string; readonly proposalId?: string } = {},
): Promise<readonly Held[]> {
  const ids = changes.map(({ id }) => id);
  const open = await readOpenChanges(tx, grant, ids);
  if (open.length === 0) return [];
  const { sourceLanguage } = await readGlossary(grant, tx);
  const byConcept = new Map(changes.map((change) => [change.id, change]));
  return open.flatMap(({ id: proposalId, conceptId, importId, change, seen }): Held[] => {
    const about = byConcept.get(conceptId);
    const isOwn = proposalId === own.proposalId || (importId !== null && importId === own.importId);
    if (about === undefined || isOwn) return [];
    const was = seen ?? about.before;
    if (findVotedChange(change, was, about.before, sourceLanguage) !== null) return [];
    const changed = findVotedChange(change, was, about.after, sourceLanguage);
    return changed === null ? [] : [{ ...changed, conceptId, proposalId }];
  });
}
