import { ok, type Result, refuse } from "@/lib/kernel/result";
import { applySteps, type ChangeRefusal, diffEntries } from "./change";
import type { Entry, Relation } from "./entry";
import { type ImportedConcept, type Merged, mergeImported, mergeRelations } from "./imported";
import { carryOut, type Proposed } from "./outcome";

/** What a file says of one concept, and how it is taken. */
export type Row = {
  readonly concept: ImportedConcept;
  /** Of the concept to others by their ids. */
  readonly relations: readonly Relation[];
  readonly onConflict: "keep" | "replace";
  readonly newId: () => string;
  readonly conceptId: string;
  readonly sourceLanguage: string;
};

/** An entry with what a row says of it, or why that does not fit. */
export function mergeRow(entry: Entry, row: Row): Result<Merged, ChangeRefusal> {
  const merged = mergeImported(entry, row.concept, row);
  const relations = mergeRelations(merged.entry.relations, row.relations);
  const wanted = applySteps({ ...merged.entry, relations }, [], row);
  return wanted.ok ? ok({ ...merged, entry: wanted.value }) : refuse(wanted.reason);
}

/** Whether a proposal, once it is accepted, leaves nothing of a row to be wished for that could be wished for before. */
export function isProposedBy(proposed: Proposed, entry: Entry, row: Row): boolean {
  const outcome = carryOut(proposed, entry, row);
  if (outcome.kind !== "carried") return false;
  const [now, then] = [mergeRow(entry, row), mergeRow(outcome.entry, row)];
  // A wording that only the proposal's stands in the way of is another wish.
  return (
    now.ok &&
    then.ok &&
    JSON.stringify(now.value.conflicts) === JSON.stringify(then.value.conflicts) &&
    diffEntries(outcome.entry, then.value.entry).length === 0
  );
}
