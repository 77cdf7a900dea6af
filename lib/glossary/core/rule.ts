import { ok, type Result, refuse } from "@/lib/kernel/result";
import { applySteps, diffEntries, type Step } from "./change";
import type { Entry, TermEntry } from "./entry";
import { type GlossaryRight, includes } from "./rights";

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

export const isDecided = ({ status }: TermEntry): boolean => status !== "proposed";

/** What of a term a decision settles; the rest (citations, notes) may be kept up by whoever may propose. */
const settled = ({ id, language, text, status, validFrom, validUntil }: TermEntry): string =>
  JSON.stringify([id, language, text, status, validFrom, validUntil]);

/** Whether going from one entry to the other changes anything that is decided, or would decide something. */
export function needsDecision(before: Entry, after: Entry): boolean {
  const words = (entry: Entry): string => entry.terms.filter(isDecided).map(settled).sort().join("\n");
  if (words(before) !== words(after)) return true;
  if (!before.terms.some(isDecided)) return false;
  return (
    before.deleted !== after.deleted ||
    before.definition !== after.definition ||
    before.doNotTranslate !== after.doNotTranslate
  );
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

export function defer(before: Entry, wanted: Entry): Deferred {
  const known = new Set(before.terms.map(({ id }) => id));
  const added = wanted.terms.filter(({ id }) => !known.has(id));
  const now: Entry = {
    ...before,
    terms: [...before.terms, ...added.map((term) => ({ ...term, status: "proposed" as const }))],
  };
  return { now, later: diffEntries(now, wanted), addedTermIds: added.map(({ id }) => id) };
}

/** What a rejected proposal leaves behind: its terms go unless somebody decided on them otherwise. */
export function withoutRejected(
  entry: Entry,
  addedTermIds: readonly string[],
  context: { readonly conceptId: string; readonly sourceLanguage: string },
): Entry {
  const steps: Step[] = entry.terms
    .filter((term) => addedTermIds.includes(term.id) && !isDecided(term))
    .map(({ id }) => ({ op: "remove-term", termId: id }));
  const after = applySteps(entry, steps, context);
  // Without a source term the concept was there for the proposal only.
  return after.ok ? after.value : { ...entry, deleted: true };
}

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
