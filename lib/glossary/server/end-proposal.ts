import type { Transaction } from "@/lib/db/database";
import { type Entry, storedEntry } from "@/lib/glossary/core/entry";
import { carryOut, leaveBehind } from "@/lib/glossary/core/outcome";
import { storedChange } from "@/lib/glossary/core/proposal";
import { notFound } from "@/lib/kernel/app-error";
import type { GlossaryGrant } from "./authorize-glossary";
import { readConcepts, type StoredConcept } from "./entry-store";
import { readGlossary } from "./glossary-store";
import { findRevision } from "./history-store";
import { type ProposalRow, readOpenChanges } from "./proposal-store";
import { changeRefused, proposalChanged } from "./refusals";
import { saveEntries } from "./save-entries";

/**
 * Makes of the concept what was proposed.
 *
 * @throws AppError `conflict` when what was voted on is otherwise now, or the change does not fit any more
 */
export async function acceptChange(
  tx: Transaction,
  grant: GlossaryGrant,
  row: ProposalRow,
  reason: string,
): Promise<void> {
  const proposed = { change: storedChange.parse(row.change), seen: await entryAsProposed(tx, grant, row) };
  await change(tx, grant, row, reason, (entry, context) => {
    const outcome = carryOut(proposed, entry, context);
    if (outcome.kind === "changed") throw proposalChanged(outcome.change);
    if (outcome.kind === "refused") throw changeRefused(outcome.reason);
    return outcome.entry;
  });
}

/** The concept as it stood when people began to vote. */
async function entryAsProposed(
  tx: Transaction,
  grant: GlossaryGrant,
  { conceptId, seen }: ProposalRow,
): Promise<Entry> {
  const revision =
    conceptId === null || seen === null ? null : await findRevision(grant, conceptId, seen, tx);
  const entry = storedEntry.safeParse(revision?.entry).data;
  if (entry === undefined) throw notFound("The concept as it was proposed");
  return entry;
}

/** Takes what stands in the concept for the proposal alone out of it, in so far as others do not build on it. */
export async function dropChange(
  tx: Transaction,
  grant: GlossaryGrant,
  row: ProposalRow,
  reason: string,
): Promise<void> {
  const own = storedChange.parse(row.change);
  const open = row.conceptId === null ? [] : await readOpenChanges(tx, grant, [row.conceptId]);
  await change(tx, grant, row, reason, (entry, context) => {
    const others = open.filter(({ id }) => id !== row.id);
    return leaveBehind(
      entry,
      own,
      others.map((each) => ({ change: each.change, seen: each.seen ?? entry })),
      context,
    );
  });
}

async function change(
  tx: Transaction,
  grant: GlossaryGrant,
  row: ProposalRow,
  reason: string,
  apply: (entry: Entry, context: { conceptId: string; sourceLanguage: string }) => Entry,
): Promise<void> {
  const stored = await conceptOf(tx, grant, row);
  const { sourceLanguage } = await readGlossary(grant, tx);
  const { id, externalId } = stored;
  const after = apply(stored.entry, { conceptId: id, sourceLanguage });
  if (JSON.stringify(after) === JSON.stringify(stored.entry)) return;
  const save = { id, externalId, stored, after, proposalId: row.id };
  await saveEntries(tx, grant, [save], { cause: "decision", reason });
}

async function conceptOf(tx: Transaction, grant: GlossaryGrant, row: ProposalRow): Promise<StoredConcept> {
  const [stored] = row.conceptId === null ? [] : await readConcepts(grant, [row.conceptId], tx);
  if (stored === undefined) throw notFound("This concept");
  return stored;
}
