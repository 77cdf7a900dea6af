import { announceProjectChange } from "@/lib/collaboration/server/notices";
import type { Transaction } from "@/lib/db/database";
import type { Entry } from "@/lib/glossary/core/entry";
import type { GlossaryGrant } from "./authorize-glossary";
import { readOwnIds } from "./concept-store";
import type { Cause } from "./concepts-schema";
import { type StoredConcept, writeConcepts } from "./entry-store";
import { bumpVersion, readGlossary, readLinkedProjectIds } from "./glossary-store";
import { insertRevisions } from "./history-store";
import { searchKeysOf } from "./search-keys";

export type EntrySave = {
  readonly id: string;
  readonly externalId: string | null;
  /** As it is stored now; null for a new concept. */
  readonly stored: StoredConcept | null;
  readonly after: Entry;
  readonly proposalId?: string | null;
};

/**
 * The one way in which concepts change: rows, history, the glossary's version, and word to every open workbench of the
 * projects that link it. The caller holds the glossary's lock, and has asked whether the change may be made.
 */
export async function saveEntries(
  tx: Transaction,
  grant: GlossaryGrant,
  given: readonly EntrySave[],
  why: { readonly cause: Cause; readonly reason: string; readonly importId?: string },
): Promise<void> {
  if (given.length === 0) return;
  const saves = await relatedWithin(tx, grant, given);
  const { sourceLanguage } = await readGlossary(grant, tx);
  const writes = saves.map(({ id, externalId, stored, after }) => ({
    ...{ id, externalId, after, before: stored?.entry ?? null },
    revision: (stored?.revision ?? 0) + 1,
    ...searchKeysOf(after, sourceLanguage),
    createdById: grant.userId,
  }));
  await writeConcepts(tx, grant, writes);
  await insertRevisions(
    tx,
    writes.map(({ id, revision, after }, at) => ({
      ...{ conceptId: id, revision, entry: after, cause: why.cause, reason: why.reason },
      proposalId: saves[at]?.proposalId ?? null,
      importId: why.importId ?? null,
      authorId: grant.userId,
    })),
  );
  await bumpVersion(tx, grant);
  for (const projectId of await readLinkedProjectIds(tx, grant))
    await announceProjectChange(tx, projectId, "terms");
}

/** Relations hold within one glossary: what leads out of it is in no row, and no revision may say otherwise. */
async function relatedWithin(
  tx: Transaction,
  grant: GlossaryGrant,
  saves: readonly EntrySave[],
): Promise<readonly EntrySave[]> {
  const asked = saves.flatMap(({ after }) => after.relations.map(({ conceptId }) => conceptId));
  if (asked.length === 0) return saves;
  const own = new Set([...(await readOwnIds(grant, asked, tx)), ...saves.map(({ id }) => id)]);
  return saves.map((save) => {
    const relations = save.after.relations.filter(({ conceptId }) => own.has(conceptId));
    return relations.length === save.after.relations.length
      ? save
      : { ...save, after: { ...save.after, relations } };
  });
}
