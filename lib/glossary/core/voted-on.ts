import { isSameLanguage } from "@/lib/text/core/language";
import type { Entry, TermEntry } from "./entry";
import type { StoredChange } from "./proposal";
import { isDecided } from "./rule";

/** One thing that a proposal is about, as it was and as it is; null when it is gone. */
export type VotedChange = { readonly was: string; readonly is: string | null };

/**
 * The first thing that a proposal is about and that is otherwise in `after` than in `before`; null when all of it is
 * the same. It is about its terms as far as a decision settles them, about what they are wordings of (the source terms'
 * texts), and about the definition where nothing else holds that. Notes, citations and further terms are free.
 */
export function findVotedChange(
  { steps, addedTermIds }: Pick<StoredChange, "steps" | "addedTermIds">,
  before: Entry,
  after: Entry,
  sourceLanguage: string,
): VotedChange | null {
  const own = new Set(addedTermIds);
  for (const step of steps) if (step.op === "edit-term" || step.op === "remove-term") own.add(step.termId);
  const now = new Map(after.terms.map((term) => [term.id, term]));
  for (const was of before.terms) {
    const is = now.get(was.id);
    const isSource = isSameLanguage(was.language, sourceLanguage);
    const change = own.has(was.id) ? settledChange(was, is) : isSource ? textChange(was, is) : null;
    if (change !== null) return change;
  }
  if (before.deleted !== after.deleted && !steps.some(({ op }) => op === "delete" || op === "restore"))
    return { was: before.terms[0]?.text ?? "", is: null };
  return fieldChange(steps, before, after);
}

function settledChange(was: TermEntry, is: TermEntry | undefined): VotedChange | null {
  if (is === undefined) return { was: was.text, is: null };
  const isSame =
    was.language === is.language &&
    was.text === is.text &&
    was.status === is.status &&
    was.validFrom === is.validFrom &&
    was.validUntil === is.validUntil;
  if (isSame) return null;
  return was.text === is.text ? { was: tell(was), is: tell(is) } : { was: was.text, is: is.text };
}

/** A term with what tells it from the same text: its language, its status, its days. */
function tell({ language, text, status, validFrom, validUntil }: TermEntry): string {
  const days = validFrom === null && validUntil === null ? [] : [`${validFrom ?? ""} – ${validUntil ?? ""}`];
  return `${text} (${[language, status, ...days].join(", ")})`;
}

function textChange(was: TermEntry, is: TermEntry | undefined): VotedChange | null {
  if (is === undefined) return { was: was.text, is: null };
  return was.text === is.text && was.language === is.language ? null : { was: was.text, is: is.text };
}

function fieldChange(steps: StoredChange["steps"], before: Entry, after: Entry): VotedChange | null {
  const isOpen = !before.terms.some(isDecided);
  const named = steps.flatMap((step) => (step.op === "edit-concept" ? Object.keys(step.set) : []));
  const isAbout = (field: "definition" | "doNotTranslate"): boolean => isOpen || named.includes(field);
  if (isAbout("definition") && before.definition !== after.definition)
    return { was: short(before.definition), is: short(after.definition) };
  if (isAbout("doNotTranslate") && before.doNotTranslate !== after.doNotTranslate)
    return { was: tellFlag(before), is: tellFlag(after) };
  return null;
}

const tellFlag = ({ doNotTranslate }: Entry): string => `doNotTranslate: ${doNotTranslate}`;

const SHORT = 80;
const short = (text: string): string => {
  const characters = Array.from(text);
  return characters.length > SHORT ? `${characters.slice(0, SHORT).join("")}…` : text;
};
