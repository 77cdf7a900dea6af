import { isSameLanguage } from "@/lib/text/core/language";
import type { Entry, TermEntry } from "./entry";
import { namingTerm } from "./naming-term";
import type { StoredChange } from "./proposal";
import { isDecided, isSameSettled, type SettledFields, settledFields, settledTerm } from "./settled";

/** One thing that a proposal is about, as it was and as it is; null when it is gone. */
export type VotedChange = { readonly was: string; readonly is: string | null };

type Voted = Pick<StoredChange, "steps" | "addedTermIds">;

/**
 * The first thing that a proposal is about and that is otherwise in `after` than in `before`, the concept as it was
 * proposed; null when all of it is the same. It is about its terms as far as a decision settles them and where they stand
 * among the decided ones; about what they are wordings of, which is the text of the decided source terms or, while none
 * is, of all; and about the definition and the flags where nothing else holds them. Notes, citations and further terms
 * are free.
 */
export function findVotedChange(
  change: Voted,
  before: Entry,
  after: Entry,
  sourceLanguage: string,
): VotedChange | null {
  const { steps } = change;
  const own = termsOf(change);
  const now = new Map(after.terms.map((term) => [term.id, term]));
  const sources = before.terms.filter(({ language }) => isSameLanguage(language, sourceLanguage));
  const meant = sources.some(isDecided) ? sources.filter(isDecided) : sources;
  for (const was of before.terms) {
    const is = now.get(was.id);
    const changed = own.has(was.id)
      ? settledChange(was, is)
      : meant.includes(was)
        ? textChange(was, is)
        : null;
    if (changed !== null) return changed;
  }
  if (before.deleted !== after.deleted && !steps.some(({ op }) => op === "delete" || op === "restore"))
    return { was: namingTerm(before.terms, sourceLanguage)?.text ?? "", is: null };
  return fieldChange(steps, before, after) ?? orderChange(change, before, after);
}

/** The terms that a proposal adds, changes or takes out. */
export function termsOf({ steps, addedTermIds }: Voted): ReadonlySet<string> {
  const named = steps.flatMap((step) =>
    step.op === "edit-term" || step.op === "remove-term" ? [step.termId] : [],
  );
  return new Set([...addedTermIds, ...named]);
}

function settledChange(was: TermEntry, is: TermEntry | undefined): VotedChange | null {
  if (is === undefined) return { was: was.text, is: null };
  if (isSameSettled(settledTerm(was), settledTerm(is))) return null;
  return was.text === is.text ? { was: tell(was), is: tell(is) } : { was: was.text, is: is.text };
}

/** A term with what tells it from the same text: its language, its status, its type, its days. */
function tell({ language, text, status, type, validFrom, validUntil }: TermEntry): string {
  const days = validFrom === null && validUntil === null ? [] : [`${validFrom ?? ""} – ${validUntil ?? ""}`];
  return `${text} (${[language, status, ...(type === null ? [] : [type]), ...days].join(", ")})`;
}

function textChange(was: TermEntry, is: TermEntry | undefined): VotedChange | null {
  if (is === undefined) return { was: was.text, is: null };
  return was.text === is.text && was.language === is.language ? null : { was: was.text, is: is.text };
}

function fieldChange(steps: StoredChange["steps"], before: Entry, after: Entry): VotedChange | null {
  const isOpen = !before.terms.some(isDecided);
  const named = steps.flatMap((step) => (step.op === "edit-concept" ? Object.keys(step.set) : []));
  const [was, is] = [settledFields(before), settledFields(after)];
  for (const field of Object.keys(was) as (keyof SettledFields)[])
    if ((isOpen || named.includes(field)) && was[field] !== is[field])
      return { was: tellField(field, was), is: tellField(field, is) };
  return null;
}

const tellField = (field: keyof SettledFields, fields: SettledFields): string =>
  field === "definition" ? short(fields[field]) : `${field}: ${fields[field]}`;

/** Two terms of one language that have changed places, one of which the proposal is about and the other one decides. */
function orderChange(change: Voted, before: Entry, after: Entry): VotedChange | null {
  const ordered = change.steps.flatMap((step) => (step.op === "order-terms" ? step.termIds : []));
  const own = new Set([...termsOf(change), ...ordered]);
  const place = new Map(after.terms.map(({ id }, at) => [id, at]));
  const counting = before.terms.filter((term) => place.has(term.id) && (own.has(term.id) || isDecided(term)));
  const placeOf = ({ id }: TermEntry): number => place.get(id) ?? 0;
  for (const [at, first] of counting.entries())
    for (const second of counting.slice(at + 1))
      if (
        placeOf(second) < placeOf(first) &&
        (own.has(first.id) || own.has(second.id)) &&
        isSameLanguage(first.language, second.language)
      )
        return { was: `${first.text}, ${second.text}`, is: `${second.text}, ${first.text}` };
  return null;
}

const SHORT = 80;
const short = (text: string): string => {
  const characters = Array.from(text);
  return characters.length > SHORT ? `${characters.slice(0, SHORT).join("")}…` : text;
};
