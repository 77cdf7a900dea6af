import { ok, type Result, refuse } from "@/lib/kernel/result";
import { diffEntries, type Step } from "./change";
import type { Entry, TermEntry } from "./entry";
import { type GlossaryRight, includes } from "./rights";
import { isDecided, isSameSettled, settledFields, settledTerms } from "./settled";

/** How a glossary decides. */
export type Rule = {
  /** Owners alone decide; otherwise reviewers do too. */
  readonly decidedByOwners: boolean;
  /** How many must agree. */
  readonly quorum: number;
  readonly proposerMayVote: boolean;
};

/** Whether one person's word is a decision already: then a change is made at once, and recorded as one. */
export function decidesAlone(right: GlossaryRight, rule: Rule): boolean {
  return includes(right, "decide") && rule.quorum <= 1 && rule.proposerMayVote;
}

/** Whether going from one entry to the other changes anything that is decided, or would decide something. */
export function needsDecision(before: Entry, after: Entry): boolean {
  if (settledTerms(before) !== settledTerms(after)) return true;
  if (!before.terms.some(isDecided)) return false;
  return before.deleted !== after.deleted || !isSameSettled(settledFields(before), settledFields(after));
}

/** What may be done now of a change that needs a decision, and what waits for it. */
export type Deferred = {
  /** With new terms as `proposed`, so that they are recognized and shown as such; the decided part as it was. */
  readonly now: Entry;
  /** The steps from `now` to what is wanted. */
  readonly later: readonly Step[];
  /** Terms that stand in `now` for the sake of the proposal alone. */
  readonly addedTermIds: readonly string[];
};

/**
 * @param ownTermIds terms of `before` that stand there for the sake of this very proposal, which says now what becomes
 *   of them: they stay in their places, reworded, or go
 */
export function defer(before: Entry, wanted: Entry, ownTermIds: readonly string[] = []): Deferred {
  const known = new Set(before.terms.map(({ id }) => id));
  const wantedTerms = new Map(wanted.terms.map((term) => [term.id, term]));
  const added = wanted.terms.filter(({ id }) => !known.has(id));
  const stay = before.terms.flatMap((term): readonly TermEntry[] => {
    if (!ownTermIds.includes(term.id)) return [term];
    const own = wantedTerms.get(term.id);
    return own === undefined ? [] : [asProposed(own)];
  });
  const now: Entry = { ...before, terms: [...stay, ...added.map(asProposed)] };
  const kept = ownTermIds.filter((id) => known.has(id) && wantedTerms.has(id));
  return { now, later: diffEntries(now, wanted), addedTermIds: [...kept, ...added.map(({ id }) => id)] };
}

const asProposed = (term: TermEntry): TermEntry => ({ ...term, status: "proposed" });

export type VoteValue = { readonly userId: string; readonly agrees: boolean };

/**
 * Whether a person may end a proposal now. Their own word counts as a vote, in place of one cast before; agreement is
 * needed to accept, and a majority of nobody is none: rejecting needs as many against it.
 */
export function decide(
  rule: Rule,
  votes: readonly VoteValue[],
  asked: { readonly userId: string; readonly proposerId: string; readonly accept: boolean },
): Result<readonly VoteValue[], "quorum-missing"> {
  const others = votes.filter(({ userId }) => userId !== asked.userId);
  const counted = [...others, { userId: asked.userId, agrees: asked.accept }].filter(
    ({ userId }) => rule.proposerMayVote || userId !== asked.proposerId,
  );
  const same = counted.filter(({ agrees }) => agrees === asked.accept).length;
  return same >= Math.max(1, rule.quorum) ? ok(counted) : refuse("quorum-missing");
}

/** Whether a vote of this person counts at all. */
export function mayVote(rule: Rule, right: GlossaryRight, isProposer: boolean): boolean {
  return includes(right, "decide") && (rule.proposerMayVote || !isProposer);
}
