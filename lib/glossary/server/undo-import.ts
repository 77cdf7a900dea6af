import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { namesOf } from "@/lib/accounts/server/people";
import { type Transaction, transaction } from "@/lib/db/database";
import { diffEntries } from "@/lib/glossary/core/change";
import { storedEntry } from "@/lib/glossary/core/entry";
import { includes } from "@/lib/glossary/core/rights";
import { decidesAlone, needsDecision } from "@/lib/glossary/core/rule";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { authorizeGlossary, type GlossaryGrant } from "./authorize-glossary";
import { readConcepts } from "./entry-store";
import { findHeld } from "./held-terms";
import { findRevisionsBefore, readRevisionsOfImport } from "./history-store";
import { holdGlossary } from "./hold-glossary";
import { findImport, type ImportCounts, markUndone, readImports } from "./import-store";
import { withdrawProposalsOf } from "./proposal-store";
import { recordDecisions } from "./record-decisions";
import { needsProposal } from "./refusals";
import { type EntrySave, saveEntries } from "./save-entries";
import { tellImportUndone } from "./tell-of-proposal";

export type ImportView = {
  readonly id: string;
  readonly fileName: string;
  readonly format: string;
  readonly counts: ImportCounts;
  readonly authorName: string | null;
  readonly at: string;
  readonly undoneAt: string | null;
};

/** What was taken in, newest first. */
export async function listImports(
  actor: Actor,
  glossaryId: string,
  page: PageQuery,
): Promise<Page<ImportView>> {
  const grant = await authorizeGlossary(actor, "read", { glossaryId });
  const rows = await readImports(grant, { limit: page.limit, after: page.cursor });
  const people = await namesOf(rows.map(({ authorId }) => authorId));
  const views = rows.map(({ id, fileName, format, counts, authorId, at, undoneAt }) => ({
    ...{ id, fileName, format, counts: counts as ImportCounts },
    authorName: people.get(authorId) ?? null,
    at: at.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
  }));
  return toPage(views, page.limit, ({ id }) => id);
}

/**
 * Takes a batch back: each concept is as it was before, and what the batch proposed is taken back with it. A concept that
 * somebody changed since, or that people vote on, is left as it is with what is proposed of it, and counted.
 *
 * @throws AppError `conflict` when it was undone already
 */
export async function undoImport(
  actor: Actor,
  importId: string,
): Promise<{ readonly restored: number; readonly kept: number }> {
  return transaction(async (tx) => {
    const grant = await holdGlossary(tx, actor, "propose", { importId });
    const row = await findImport(grant, importId, tx);
    if (row === null) throw notFound("This import");
    if (row.undoneAt !== null)
      throw new AppError("conflict", "This is undone already.", { key: "undoneAlready" });
    if (row.authorId !== actor.id && !includes(grant.right, "decide"))
      throw new AppError("forbidden", "Only who imported it, or who decides, can undo this.", {
        key: "notYourImport",
      });
    const { saves, keptIds } = await planUndo(tx, grant, importId);
    await decideUndo(tx, grant, saves, row.fileName);
    await saveEntries(tx, grant, saves, { cause: "undo-import", reason: row.fileName });
    await tellImportUndone(tx, grant, importId, await withdrawProposalsOf(tx, grant, importId, keptIds));
    await markUndone(tx, importId);
    const event = { action: "glossary.undo-import", objectType: "glossary", objectId: grant.glossaryId };
    await audit(actor, { ...event, details: { importId } }, tx);
    return { restored: saves.length, kept: keptIds.length };
  });
}

async function planUndo(tx: Transaction, grant: GlossaryGrant, importId: string) {
  const made = await readRevisionsOfImport(grant, importId, tx);
  const stored = new Map(
    (
      await readConcepts(
        grant,
        made.map(({ conceptId }) => conceptId),
        tx,
      )
    ).map((each) => [each.id, each]),
  );
  const before = await findRevisionsBefore(grant, importId, tx);
  const saves = made.flatMap(({ conceptId, revision }): EntrySave[] => {
    const concept = stored.get(conceptId);
    if (concept === undefined || concept.revision !== revision) return [];
    const earlier = before.get(conceptId);
    const after = earlier === undefined ? { ...concept.entry, deleted: true } : storedEntry.parse(earlier);
    return [{ id: conceptId, externalId: concept.externalId, stored: concept, after }];
  });
  const free = await withoutHeld(tx, grant, saves, importId);
  const taken = new Set(free.map(({ id }) => id));
  return { saves: free, keptIds: made.flatMap(({ conceptId }) => (taken.has(conceptId) ? [] : [conceptId])) };
}

/** Those that nobody votes on; for whoever decides alone, all. Proposals that the batch made go with it. */
async function withoutHeld(
  tx: Transaction,
  grant: GlossaryGrant,
  saves: readonly EntrySave[],
  importId: string,
): Promise<readonly EntrySave[]> {
  if (decidesAlone(grant.right, grant.rule)) return saves;
  const changes = saves.flatMap(({ id, stored, after }) =>
    stored === null ? [] : [{ id, before: stored.entry, after }],
  );
  const held = new Set((await findHeld(tx, grant, changes, { importId })).map(({ conceptId }) => conceptId));
  return saves.filter(({ id }) => !held.has(id));
}

async function decideUndo(
  tx: Transaction,
  grant: GlossaryGrant,
  saves: readonly EntrySave[],
  reason: string,
): Promise<void> {
  const deciding = saves.flatMap(({ id, stored, after }) =>
    stored !== null && needsDecision(stored.entry, after)
      ? [{ conceptId: id, seen: stored.revision, steps: diffEntries(stored.entry, after) }]
      : [],
  );
  if (deciding.length === 0) return;
  if (!decidesAlone(grant.right, grant.rule))
    throw needsProposal(includes(grant.right, "decide"), grant.rule);
  await recordDecisions(tx, grant, deciding, reason);
}
