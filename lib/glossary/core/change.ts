import { z } from "zod";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { isSameLanguage } from "@/lib/text/core/language";
import {
  conceptChange,
  type Entry,
  lowerId,
  MAX_TERMS,
  newTerm,
  relation,
  type TermChange,
  type TermEntry,
  termChange,
} from "./entry";

/**
 * One step of a change to a concept. Steps name terms by id, so that a proposal still means the same after others
 * changed the concept elsewhere. `add-term` carries the id that the term will have.
 */
export const step = z.discriminatedUnion("op", [
  z.strictObject({ op: z.literal("add-term"), id: lowerId, term: newTerm }),
  z.strictObject({ op: z.literal("edit-term"), termId: lowerId, set: termChange }),
  z.strictObject({ op: z.literal("remove-term"), termId: lowerId }),
  z.strictObject({ op: z.literal("order-terms"), termIds: z.array(lowerId).max(MAX_TERMS) }),
  z.strictObject({ op: z.literal("edit-concept"), set: conceptChange }),
  z.strictObject({ op: z.literal("set-relations"), relations: z.array(relation).max(MAX_TERMS) }),
  z.strictObject({ op: z.literal("delete") }),
  z.strictObject({ op: z.literal("restore") }),
]);
export type Step = z.output<typeof step>;

export type ChangeRefusal =
  | "no-such-term"
  | "too-many-terms"
  | "same-term-twice"
  | "dates-reversed"
  | "no-source-term"
  | "related-to-itself";

/**
 * The entry after these steps, which change all or nothing. `sourceLanguage` is the glossary's: a concept without a
 * source term could never be recognized.
 */
export function applySteps(
  entry: Entry,
  steps: readonly Step[],
  context: { readonly conceptId: string; readonly sourceLanguage: string },
): Result<Entry, ChangeRefusal> {
  let after = entry;
  for (const each of steps) {
    const next = applyStep(after, each);
    if (!next.ok) return next;
    after = next.value;
  }
  const reason = findFault(after, context);
  return reason === null ? ok(after) : refuse(reason);
}

function applyStep(entry: Entry, each: Step): Result<Entry, ChangeRefusal> {
  switch (each.op) {
    case "add-term":
      return ok({ ...entry, terms: [...entry.terms, { id: each.id, ...each.term }] });
    case "edit-term":
      return changeTerms(entry, each.termId, (term) => [editTerm(term, each.set)]);
    case "remove-term":
      return changeTerms(entry, each.termId, () => []);
    case "order-terms":
      return ok({ ...entry, terms: orderTerms(entry.terms, each.termIds) });
    case "edit-concept":
      return ok({ ...entry, ...given(each.set) });
    case "set-relations":
      return ok({ ...entry, relations: each.relations });
    case "delete":
    case "restore":
      return ok({ ...entry, deleted: each.op === "delete" });
  }
}

function changeTerms(
  entry: Entry,
  termId: string,
  change: (term: TermEntry) => readonly TermEntry[],
): Result<Entry, ChangeRefusal> {
  if (!entry.terms.some(({ id }) => id === termId)) return refuse("no-such-term");
  return ok({ ...entry, terms: entry.terms.flatMap((term) => (term.id === termId ? change(term) : [term])) });
}

function editTerm(term: TermEntry, set: TermChange): TermEntry {
  return { ...term, ...given(set) };
}

/** The named terms first, in that order; the others after, as they were. */
function orderTerms(terms: readonly TermEntry[], ids: readonly string[]): readonly TermEntry[] {
  const place = new Map(ids.map((id, at) => [id, at]));
  const placeOf = ({ id }: TermEntry) => place.get(id) ?? ids.length;
  return [...terms].sort((a, b) => placeOf(a) - placeOf(b));
}

/** Fields without those that are undefined: what is absent leaves what it names as it is. */
export function given<Fields extends object>(
  set: Fields,
): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]: Exclude<Fields[Key], undefined>;
  };
}

function findFault(
  { terms, relations, deleted }: Entry,
  { conceptId, sourceLanguage }: { readonly conceptId: string; readonly sourceLanguage: string },
): ChangeRefusal | null {
  if (terms.length > MAX_TERMS) return "too-many-terms";
  const keys = terms.map(({ language, text }) => `${language.toLowerCase()}\n${text}`);
  if (new Set(keys).size < keys.length) return "same-term-twice";
  const isReversed = ({ validFrom, validUntil }: TermEntry) =>
    validFrom !== null && validUntil !== null && validFrom > validUntil;
  if (terms.some(isReversed)) return "dates-reversed";
  if (relations.some((each) => each.conceptId === conceptId)) return "related-to-itself";
  if (!deleted && !terms.some(({ language }) => isSameLanguage(language, sourceLanguage)))
    return "no-source-term";
  return null;
}

/** The steps that lead from one entry to the other. */
export function diffEntries(before: Entry, after: Entry): readonly Step[] {
  const old = new Map(before.terms.map((term) => [term.id, term]));
  const kept = new Set(after.terms.map(({ id }) => id));
  const removed = before.terms.filter(({ id }) => !kept.has(id));
  const steps: Step[] = removed.map(({ id }) => ({ op: "remove-term", termId: id }));
  for (const { id, ...term } of after.terms) {
    const known = old.get(id);
    if (known === undefined) steps.push({ op: "add-term", id, term });
    else if (changedFields(known, term).length > 0)
      steps.push({ op: "edit-term", termId: id, set: pick(term, changedFields(known, term)) });
  }
  const { terms: _terms, relations, deleted, ...fields } = after;
  const changed = changedFields(before, fields);
  if (changed.length > 0) steps.push({ op: "edit-concept", set: pick(fields, changed) });
  if (JSON.stringify(relations) !== JSON.stringify(before.relations))
    steps.push({ op: "set-relations", relations: [...relations] });
  if (!isSameOrder(before, after))
    steps.push({ op: "order-terms", termIds: after.terms.map(({ id }) => id) });
  if (deleted !== before.deleted) steps.push({ op: deleted ? "delete" : "restore" });
  return steps;
}

/** Whether applying the other steps alone already gives the order wanted. */
function isSameOrder(before: Entry, after: Entry): boolean {
  const had = new Set(before.terms.map(({ id }) => id));
  const wanted = after.terms.map(({ id }) => id);
  const kept = before.terms.map(({ id }) => id).filter((id) => wanted.includes(id));
  const natural = [...kept, ...wanted.filter((id) => !had.has(id))];
  return natural.every((id, at) => id === wanted[at]);
}

function changedFields<Fields extends object>(before: Fields, after: Fields): readonly (keyof Fields)[] {
  return (Object.keys(after) as (keyof Fields)[]).filter((key) => before[key] !== after[key]);
}

function pick<Fields extends object>(fields: Fields, keys: readonly (keyof Fields)[]): Partial<Fields> {
  return Object.fromEntries(keys.map((key) => [key, fields[key]])) as Partial<Fields>;
}
