import { isSameLanguage } from "@/lib/text/core/language";
import { applySteps, type ChangeRefusal } from "./change";
import type { Entry } from "./entry";
import type { StoredChange } from "./proposal";
import { isDecided } from "./settled";
import { findVotedChange, termsOf, type VotedChange } from "./voted-on";

/** A proposal with the concept as it was proposed. */
export type Proposed = { readonly change: StoredChange; readonly seen: Entry };

type Context = { readonly conceptId: string; readonly sourceLanguage: string };

/** What accepting a proposal gives; or what was voted on and is otherwise now; or why it does not fit any more. */
export type Outcome =
  | { readonly kind: "carried"; readonly entry: Entry }
  | { readonly kind: "changed"; readonly change: VotedChange }
  | { readonly kind: "refused"; readonly reason: ChangeRefusal };

export function carryOut({ change, seen }: Proposed, entry: Entry, context: Context): Outcome {
  const changed = findVotedChange(change, seen, entry, context.sourceLanguage);
  if (changed !== null) return { kind: "changed", change: changed };
  const after = applySteps(entry, change.steps, context);
  return after.ok ? { kind: "carried", entry: after.value } : { kind: "refused", reason: after.reason };
}

/**
 * What a proposal that is rejected or taken back leaves behind: its terms go, but for those that somebody decided on,
 * that another open proposal is about, or without which another could not be carried out any more. The concept goes with
 * them if it was made for this proposal, nobody added anything else and no other open proposal is about it. It never
 * loses its last source term: what others said in it stays recognizable.
 *
 * @param others the other open proposals in the concept
 */
export function leaveBehind(
  entry: Entry,
  { isNewConcept, addedTermIds }: StoredChange,
  others: readonly Proposed[],
  context: Context,
): Entry {
  const named = new Set(others.flatMap(({ change }) => [...termsOf(change)]));
  const own = entry.terms.filter(
    (term) => addedTermIds.includes(term.id) && !isDecided(term) && !named.has(term.id),
  );
  if (isNewConcept && others.length === 0 && own.length === entry.terms.length)
    return { ...entry, deleted: true };
  const fits = (other: Proposed, now: Entry): boolean => carryOut(other, now, context).kind === "carried";
  const fitting = others.filter((other) => fits(other, entry));
  let after = entry;
  // The first source term is what a concept is called: of several it goes last.
  for (const { id } of own.toReversed()) {
    const next = { ...after, terms: after.terms.filter((term) => term.id !== id) };
    if (hasSource(next, context) && fitting.every((other) => fits(other, next))) after = next;
  }
  return after;
}

const hasSource = ({ terms }: Entry, { sourceLanguage }: Context): boolean =>
  terms.some(({ language }) => isSameLanguage(language, sourceLanguage));
