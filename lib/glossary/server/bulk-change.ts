import type { Actor } from "@/lib/accounts/core/actor";
import { transaction } from "@/lib/db/database";
import { applySteps, diffEntries, type Step } from "@/lib/glossary/core/change";
import type { Entry } from "@/lib/glossary/core/entry";
import { includes } from "@/lib/glossary/core/rights";
import { decidesAlone, needsDecision } from "@/lib/glossary/core/rule";
import type { TermStatus } from "@/lib/glossary/core/term";
import { isSameLanguage } from "@/lib/text/core/language";
import { readConcepts } from "./entry-store";
import { readGlossary } from "./glossary-store";
import { findHeld } from "./held-terms";
import { holdGlossary } from "./hold-glossary";
import { insertImport } from "./import-store";
import { recordDecisions } from "./record-decisions";
import { changeRefused, heldByProposal, needsProposal } from "./refusals";
import { type EntrySave, saveEntries } from "./save-entries";

export type BulkSet = {
  readonly domain?: string | undefined;
  readonly doNotTranslate?: boolean | undefined;
  readonly fullThenShort?: boolean | undefined;
  readonly status?: { readonly from: TermStatus; readonly to: TermStatus } | undefined;
  readonly deleted?: boolean | undefined;
};

export type BulkReport = {
  readonly changed: number;
  readonly unchanged: number;
  readonly importId: string | null;
};

/**
 * Changes many concepts as one: all of them, or none. It is kept as a batch, so that one undo takes it back.
 *
 * @throws AppError `conflict` when it decides something and one person's word is not enough
 */
export async function bulkChange(
  actor: Actor,
  glossaryId: string,
  asked: { readonly conceptIds: readonly string[]; readonly set: BulkSet; readonly reason: string },
): Promise<BulkReport> {
  return transaction(async (tx) => {
    const grant = await holdGlossary(tx, actor, "decide", { glossaryId });
    const { sourceLanguage, targetLanguage } = await readGlossary(grant, tx);
    const stored = await readConcepts(grant, asked.conceptIds, tx);
    const changes = stored.flatMap((concept): EntrySave[] => {
      const { id, externalId, entry } = concept;
      const steps = stepsFor(entry, asked.set, targetLanguage);
      const after = applySteps(entry, steps, { conceptId: id, sourceLanguage });
      if (!after.ok) throw changeRefused(after.reason);
      const isSame = diffEntries(entry, after.value).length === 0;
      return isSame ? [] : [{ id, externalId, stored: concept, after: after.value }];
    });
    const unchanged = stored.length - changes.length;
    if (changes.length === 0) return { changed: 0, unchanged, importId: null };
    const deciding = changes.filter(
      ({ stored: before, after }) => before && needsDecision(before.entry, after),
    );
    if (!decidesAlone(grant.right, grant.rule)) {
      if (deciding.length > 0) throw needsProposal(includes(grant.right, "decide"), grant.rule);
      const [held] = await findHeld(tx, grant, changes.flatMap(toHeldChange));
      if (held !== undefined) throw heldByProposal(held);
    }
    const ids = await recordDecisions(tx, grant, deciding.map(toDecided), asked.reason);
    const proposals = new Map(deciding.map(({ id }, at) => [id, ids[at] ?? null]));
    const counts = { created: 0, updated: changes.length, unchanged, skipped: 0, conflicts: 0 };
    const importId = await insertImport(tx, grant, { fileName: "", format: "bulk", counts });
    const saves = changes.map((save) => ({ ...save, proposalId: proposals.get(save.id) ?? null }));
    await saveEntries(tx, grant, saves, { cause: "bulk", reason: asked.reason, importId });
    return { changed: changes.length, unchanged, importId };
  });
}

const toHeldChange = ({ id, stored, after }: EntrySave) =>
  stored === null ? [] : [{ id, before: stored.entry, after }];

function toDecided({ id, stored, after }: EntrySave) {
  return {
    conceptId: id,
    seen: stored?.revision ?? 0,
    steps: stored === null ? [] : diffEntries(stored.entry, after),
  };
}

function stepsFor(entry: Entry, set: BulkSet, targetLanguage: string): readonly Step[] {
  const { status, deleted, ...fields } = set;
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const steps: Step[] = [{ op: "edit-concept", set: given }];
  for (const term of entry.terms) {
    if (status === undefined || term.status !== status.from) continue;
    if (isSameLanguage(term.language, targetLanguage))
      steps.push({ op: "edit-term", termId: term.id, set: { status: status.to } });
  }
  if (deleted !== undefined) steps.push({ op: deleted ? "delete" : "restore" });
  return steps;
}
