import type { Transaction } from "@/lib/db/database";
import { newId } from "@/lib/documents/server/new-id";
import { diffEntries, type Step } from "@/lib/glossary/core/change";
import { EMPTY_ENTRY, type Entry, type Relation } from "@/lib/glossary/core/entry";
import { gatherBy, gatherById, type ImportedConcept, resolveRelations } from "@/lib/glossary/core/imported";
import { isProposedBy, mergeRow, type Row } from "@/lib/glossary/core/merge-row";
import { decidesAlone, defer, needsDecision } from "@/lib/glossary/core/rule";
import type { GlossaryGrant } from "./authorize-glossary";
import { readExternalIds } from "./concept-store";
import { readConcepts, type StoredConcept } from "./entry-store";
import { findKnownConcepts, type KnownConcepts } from "./find-known-concepts";
import { findHeld } from "./held-terms";
import {
  announce,
  batchesOf,
  type ImportReport,
  type ImportRequest,
  type SkipReason,
} from "./import-request";
import { type NewProposal, readOpenChanges } from "./proposal-store";
import type { DecidedAlone } from "./record-decisions";
import type { EntrySave } from "./save-entries";

export type Plan = {
  /** What is to be written, one for each concept. */
  readonly changed: readonly Planned[];
  readonly report: Omit<ImportReport, "importId">;
};

/** What a file would do to the glossary as it is, by the glossary's rule. */
export async function planImport(
  tx: Transaction,
  grant: GlossaryGrant,
  request: ImportRequest,
  sourceLanguage: string,
): Promise<Plan> {
  const entries = gatherById(request.concepts);
  const known = await findKnownConcepts(tx, grant, entries, sourceLanguage);
  // Two rows may mean one concept by different terms of it.
  const concepts = gatherBy(entries, ({ line }) => known.get(line) ?? null);
  const ids = new Map(concepts.map(({ line }) => [line, known.get(line) ?? newId()]));
  const relations = await findRelations(tx, grant, concepts, ids);
  const planned: Planned[] = [];
  for (const part of batchesOf(concepts)) {
    announce(request, { stage: "matching", done: planned.length, total: concepts.length });
    const stored = await readStored(tx, grant, part, known);
    const context = { known, stored, sourceLanguage, ids, relations };
    const batch = part.map((concept) => planOne(grant, request, concept, context));
    planned.push(...(await skipHeld(tx, grant, await skipProposed(tx, grant, batch))));
  }
  const changed = planned.filter(({ save, proposal }) => save !== undefined || proposal !== undefined);
  return { changed, report: toReport(planned, request) };
}

/** What an open proposal would bring about already is not proposed again: who takes a file in twice asks once. */
async function skipProposed(
  tx: Transaction,
  grant: GlossaryGrant,
  batch: readonly Planned[],
): Promise<readonly Planned[]> {
  const ids = batch.flatMap(({ proposal }) => proposal?.conceptId ?? []);
  const open = await readOpenChanges(tx, grant, ids);
  if (open.length === 0) return batch;
  return batch.map((planned) => {
    const { proposal, row, before } = planned;
    if (proposal === undefined || row === undefined || before === undefined) return planned;
    const same = open.find(
      ({ conceptId, change, seen }) =>
        conceptId === proposal.conceptId && isProposedBy({ change, seen: seen ?? before }, before, row),
    );
    if (same === undefined) return planned;
    return { ...skip(planned, "already-proposed", same.id), conflicts: planned.conflicts ?? [] };
  });
}

/** Changes that are made at once to what people vote on are left out. */
async function skipHeld(
  tx: Transaction,
  grant: GlossaryGrant,
  batch: readonly Planned[],
): Promise<readonly Planned[]> {
  if (decidesAlone(grant.right, grant.rule)) return batch;
  const changes = batch.flatMap(({ save }) =>
    save === undefined || save.stored === null
      ? []
      : [{ id: save.id, before: save.stored.entry, after: save.after }],
  );
  const held = new Map(
    (await findHeld(tx, grant, changes)).map(({ conceptId, proposalId }) => [conceptId, proposalId]),
  );
  return batch.map((planned) => {
    const proposalId = held.get(planned.save?.id ?? "");
    return proposalId === undefined ? planned : skip(planned, "held-by-proposal", proposalId);
  });
}

/** The concepts of these entries of the file that are there, as they are. */
async function readStored(
  tx: Transaction,
  grant: GlossaryGrant,
  concepts: readonly ImportedConcept[],
  known: KnownConcepts,
): Promise<ReadonlyMap<string, StoredConcept>> {
  const ids = new Set(concepts.flatMap(({ line }) => known.get(line) ?? []));
  const stored = ids.size === 0 ? [] : await readConcepts(grant, [...ids], tx);
  return new Map(stored.map((each) => [each.id, each]));
}

function toReport(planned: readonly Planned[], request: ImportRequest): Plan["report"] {
  return {
    created: planned.filter(({ outcome }) => outcome === "created").length,
    updated: planned.filter(({ outcome }) => outcome === "updated").length,
    unchanged: planned.filter(({ outcome }) => outcome === "unchanged").length,
    proposed: planned.filter(({ proposal }) => proposal !== undefined).length,
    skipped: [...request.skipped, ...planned.flatMap(({ skipped }) => skipped ?? [])].sort(
      (a, b) => a.line - b.line,
    ),
    conflicts: planned.flatMap(({ conflicts }) => conflicts ?? []),
  };
}

async function findRelations(
  tx: Transaction,
  grant: GlossaryGrant,
  concepts: readonly ImportedConcept[],
  ids: ReadonlyMap<number, string>,
): Promise<ReadonlyMap<number, readonly Relation[]>> {
  const named = concepts.flatMap(({ relations = [] }) => relations.map(({ to }) => to));
  if (named.length === 0) return new Map();
  const there = await readExternalIds(grant, named, tx);
  const own = new Map(concepts.map(({ externalId, line }) => [externalId ?? "", ids.get(line)]));
  return resolveRelations(concepts, (externalId) => own.get(externalId) ?? there.get(externalId));
}

type PlanContext = {
  readonly known: KnownConcepts;
  readonly stored: ReadonlyMap<string, StoredConcept>;
  readonly sourceLanguage: string;
  /** By line: the id that a concept has or gets. */
  readonly ids: ReadonlyMap<number, string>;
  readonly relations: ReadonlyMap<number, readonly Relation[]>;
};

export type Planned = {
  readonly line: number;
  readonly text: string;
  readonly outcome: "created" | "updated" | "unchanged" | "skipped";
  readonly save?: EntrySave;
  readonly decided?: DecidedAlone;
  readonly proposal?: NewProposal;
  /** What the file says, and the concept as it is; absent where it is new. */
  readonly row?: Row;
  readonly before?: Entry;
  readonly skipped?: ImportReport["skipped"][number];
  readonly conflicts?: ImportReport["conflicts"];
};

const skip = (
  { line, text }: Pick<Planned, "line" | "text">,
  reason: SkipReason,
  proposalId?: string,
): Planned => ({
  ...{ line, text, outcome: "skipped" },
  skipped: { line, reason, text, ...(proposalId !== undefined && { proposalId }) },
});

function planOne(
  grant: GlossaryGrant,
  { onConflict, fileName }: ImportRequest,
  concept: ImportedConcept,
  { known, stored, sourceLanguage, ids, relations }: PlanContext,
): Planned {
  const { line } = concept;
  const place = { line, text: concept.terms[0]?.text ?? concept.externalId ?? "" };
  const found = known.get(line);
  if (found === null) return skip(place, "ambiguous");
  const before = found === undefined ? undefined : stored.get(found);
  const id = before?.id ?? ids.get(line) ?? newId();
  const row: Row = {
    ...{ concept, onConflict, newId, conceptId: id, sourceLanguage },
    relations: relations.get(line) ?? [],
  };
  const merged = mergeRow(before?.entry ?? EMPTY_ENTRY, row);
  if (!merged.ok) return skip(place, merged.reason);
  const wanted = merged.value.entry;
  const conflicts = merged.value.conflicts.map((each) => ({ ...each, conceptId: id }));
  const externalId = before?.externalId ?? concept.externalId;
  const base = { id, externalId, stored: before ?? null };
  const steps = diffEntries(before?.entry ?? EMPTY_ENTRY, wanted);
  if (before !== undefined && steps.length === 0) return { ...place, outcome: "unchanged", conflicts };
  const outcome = before === undefined ? "created" : "updated";
  const told = before === undefined ? {} : { row, before: before.entry };
  return { ...place, outcome, conflicts, ...told, ...settle(grant, base, wanted, steps, fileName) };
}

/** What is done now, and what waits: by the glossary's rule, as for any other change. */
function settle(
  grant: GlossaryGrant,
  base: Omit<EntrySave, "after">,
  wanted: Entry,
  steps: readonly Step[],
  reason: string,
): Pick<Planned, "save" | "decided" | "proposal"> {
  const { id, stored } = base;
  const before = stored?.entry ?? EMPTY_ENTRY;
  if (!needsDecision(before, wanted)) return { save: { ...base, after: wanted } };
  if (decidesAlone(grant.right, grant.rule))
    return {
      save: { ...base, after: wanted },
      decided: { conceptId: id, seen: stored?.revision ?? 0, steps },
    };
  const isNewConcept = stored === null;
  const { now, later, addedTermIds } = defer(isNewConcept ? { ...wanted, terms: [] } : before, wanted);
  const isChanged = isNewConcept || addedTermIds.length > 0;
  const proposal: NewProposal = {
    ...{ id: newId(), conceptId: id, status: "open", reason, evidence: [] },
    seen: (stored?.revision ?? 0) + (isChanged ? 1 : 0),
    change: { steps: later, addedTermIds, isNewConcept },
  };
  return isChanged ? { save: { ...base, after: now }, proposal } : { proposal };
}
