import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { type Transaction, transaction } from "@/lib/db/database";
import { newId } from "@/lib/documents/server/new-id";
import { applySteps, type ChangeRefusal, diffEntries, type Step } from "@/lib/glossary/core/change";
import { EMPTY_ENTRY, type Entry, type Relation } from "@/lib/glossary/core/entry";
import {
  gatherBy,
  gatherById,
  type ImportedConcept,
  mergeImported,
  mergeRelations,
  resolveRelations,
} from "@/lib/glossary/core/imported";
import { decidesAlone, defer, needsDecision } from "@/lib/glossary/core/rule";
import { AppError } from "@/lib/kernel/app-error";
import { authorizeGlossary, type GlossaryGrant } from "./authorize-glossary";
import { readExternalIds } from "./concept-store";
import { lockGlossary, readConcepts, type StoredConcept } from "./entry-store";
import { findKnownConcepts, type KnownConcepts } from "./find-known-concepts";
import { readGlossary } from "./glossary-store";
import { insertImport } from "./import-store";
import { insertProposals, type NewProposal } from "./proposal-store";
import { type DecidedAlone, recordDecisions } from "./record-decisions";
import { type EntrySave, saveEntries } from "./save-entries";

export type SkipReason = ChangeRefusal | "ambiguous" | "unreadable-date" | "no-term" | "bad-value";

export type ImportReport = {
  /** Null for a dry run, and when nothing changed. */
  readonly importId: string | null;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Changes that wait for a decision, since the importer's word alone is none. */
  readonly proposed: number;
  readonly skipped: readonly { readonly line: number; readonly reason: SkipReason; readonly text: string }[];
  readonly conflicts: readonly {
    readonly line: number;
    readonly conceptId: string;
    readonly text: string;
    readonly existing: string;
  }[];
};

export type ImportRequest = {
  readonly concepts: readonly ImportedConcept[];
  /** Lines that the reader could not take. */
  readonly skipped: ImportReport["skipped"];
  readonly fileName: string;
  readonly format: string;
  readonly onConflict: "keep" | "replace";
  readonly dryRun: boolean;
  /** Aborted when nobody waits any more: what is not done yet is then not done at all. */
  readonly signal?: AbortSignal | undefined;
  readonly tell?: ((progress: ImportProgress) => void) | undefined;
};

/** How many of the file's concepts are matched with what is there, or of those that change are written. */
export type ImportProgress = {
  readonly stage: "matching" | "writing";
  readonly done: number;
  readonly total: number;
};

/** Concepts matched or written in one go: a few statements for each. */
const BATCH = 500;

/**
 * Takes a file's concepts into a glossary, as one batch that one undo takes back. What needs a decision is decided
 * when the importer's word alone is one; otherwise its terms stand as `proposed`, with a proposal for each concept.
 */
export async function importConcepts(
  actor: Actor,
  glossaryId: string,
  request: ImportRequest,
): Promise<ImportReport> {
  const grant = await authorizeGlossary(actor, "propose", { glossaryId });
  return transaction(async (tx) => {
    await lockGlossary(tx, grant);
    const { sourceLanguage } = await readGlossary(grant, tx);
    const { changed, report } = await makePlan(tx, grant, request, sourceLanguage);
    if (request.dryRun || changed.length === 0) return { importId: null, ...report };
    const counts = {
      ...{ created: report.created, updated: report.updated, unchanged: report.unchanged },
      ...{ skipped: report.skipped.length, conflicts: report.conflicts.length },
    };
    const importId = await insertImport(tx, grant, {
      fileName: request.fileName,
      format: request.format,
      counts,
    });
    await carryOut(tx, grant, changed, importId, request);
    const event = { action: "glossary.import", objectType: "glossary", objectId: glossaryId };
    await audit(actor, { ...event, details: { importId, fileName: request.fileName } }, tx);
    stopIfCanceled(request);
    return { importId, ...report };
  });
}

/** Takes the whole batch back: it is one transaction. */
function stopIfCanceled({ signal }: ImportRequest): void {
  if (signal?.aborted === true)
    throw new AppError("conflict", "The import was canceled: nothing was changed.", {
      key: "importCanceled",
    });
}

type Plan = {
  /** What is to be written, one for each concept. */
  readonly changed: readonly Planned[];
  readonly report: Omit<ImportReport, "importId">;
};

async function makePlan(
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
    planned.push(...part.map((concept) => planOne(grant, request, concept, context)));
  }
  const changed = planned.filter(({ save, proposal }) => save !== undefined || proposal !== undefined);
  return { changed, report: toReport(planned, request) };
}

/** Tells how far it is, where that can still be stopped. */
function announce(request: ImportRequest, progress: ImportProgress): void {
  stopIfCanceled(request);
  request.tell?.(progress);
}

function batchesOf<Item>(items: readonly Item[]): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, at) =>
    items.slice(at * BATCH, (at + 1) * BATCH),
  );
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

type Planned = {
  readonly outcome: "created" | "updated" | "unchanged" | "skipped";
  readonly save?: EntrySave;
  readonly decided?: DecidedAlone;
  readonly proposal?: NewProposal;
  readonly skipped?: ImportReport["skipped"][number];
  readonly conflicts?: ImportReport["conflicts"];
};

function planOne(
  grant: GlossaryGrant,
  { onConflict, fileName }: ImportRequest,
  concept: ImportedConcept,
  { known, stored, sourceLanguage, ids, relations }: PlanContext,
): Planned {
  const skip = (reason: SkipReason): Planned => ({
    outcome: "skipped",
    skipped: { line: concept.line, reason, text: concept.terms[0]?.text ?? concept.externalId ?? "" },
  });
  const found = known.get(concept.line);
  if (found === null) return skip("ambiguous");
  const before = found === undefined ? undefined : stored.get(found);
  const id = before?.id ?? ids.get(concept.line) ?? newId();
  const merged = mergeImported(before?.entry ?? EMPTY_ENTRY, concept, { onConflict, newId });
  const related = mergeRelations(merged.entry.relations, relations.get(concept.line) ?? []);
  const wanted = applySteps({ ...merged.entry, relations: related }, [], { conceptId: id, sourceLanguage });
  if (!wanted.ok) return skip(wanted.reason);
  const conflicts = merged.conflicts.map((each) => ({ line: concept.line, conceptId: id, ...each }));
  const externalId = before?.externalId ?? concept.externalId;
  const base = { id, externalId, stored: before ?? null };
  const steps = diffEntries(before?.entry ?? EMPTY_ENTRY, wanted.value);
  if (before !== undefined && steps.length === 0) return { outcome: "unchanged", conflicts };
  const outcome = before === undefined ? "created" : "updated";
  return { outcome, conflicts, ...settle(grant, base, wanted.value, steps, fileName) };
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

async function carryOut(
  tx: Transaction,
  grant: GlossaryGrant,
  changed: readonly Planned[],
  importId: string,
  request: ImportRequest,
): Promise<void> {
  const reason = request.fileName;
  let done = 0;
  for (const part of batchesOf(changed)) {
    announce(request, { stage: "writing", done, total: changed.length });
    const saves = part.flatMap(({ save }) => save ?? []);
    await saveEntries(tx, grant, saves, { cause: "import", reason, importId });
    await recordDecisions(
      tx,
      grant,
      part.flatMap(({ decided }) => decided ?? []),
      reason,
    );
    const proposals = part.flatMap(({ proposal }) =>
      proposal === undefined ? [] : { ...proposal, importId },
    );
    await insertProposals(tx, grant, proposals);
    done += part.length;
  }
}
