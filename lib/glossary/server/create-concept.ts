import type { Actor } from "@/lib/accounts/core/actor";
import { type Transaction, transaction } from "@/lib/db/database";
import { newId } from "@/lib/documents/server/new-id";
import { applySteps, diffEntries } from "@/lib/glossary/core/change";
import {
  type ConceptFields,
  EMPTY_ENTRY,
  type Entry,
  type NewTerm,
  type Relation,
} from "@/lib/glossary/core/entry";
import { includes } from "@/lib/glossary/core/rights";
import { decidesAlone, needsDecision } from "@/lib/glossary/core/rule";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { GlossaryGrant } from "./authorize-glossary";
import { readExternalIds } from "./concept-store";
import { readGlossary } from "./glossary-store";
import { holdGlossary } from "./hold-glossary";
import { presentConcepts } from "./present";
import { recordDecisions } from "./record-decisions";
import { changeRefused, needsProposal } from "./refusals";
import { saveEntries } from "./save-entries";
import type { ConceptView } from "./schema";

export type GivenConcept = ConceptFields & {
  readonly externalId: string | null;
  readonly terms: readonly NewTerm[];
  readonly relations: readonly Relation[];
  readonly reason: string;
};

/** The entry that was given, its terms with ids. */
export function entryOf({ externalId: _id, reason: _reason, terms, ...fields }: GivenConcept): Entry {
  return { ...EMPTY_ENTRY, ...fields, terms: terms.map((term) => ({ id: newId(), ...term })) };
}

/**
 * Makes a concept. Terms that are more than `proposed` are a decision, and only those whose word alone decides may
 * give them so.
 *
 * @throws AppError `conflict` when its `externalId` is taken
 */
export async function createConcept(
  actor: Actor,
  glossaryId: string,
  given: GivenConcept,
): Promise<ConceptView> {
  const id = newId();
  const grant = await transaction(async (tx) => {
    const held = await holdGlossary(tx, actor, "propose", { glossaryId });
    await create(tx, held, id, given);
    return held;
  });
  const [view] = await presentConcepts(grant, [id]);
  if (view === undefined) throw notFound("This concept");
  return view;
}

async function create(tx: Transaction, grant: GlossaryGrant, id: string, given: GivenConcept): Promise<void> {
  const { sourceLanguage } = await readGlossary(grant, tx);
  const { externalId, reason } = given;
  if (externalId !== null && (await readExternalIds(grant, [externalId], tx)).size > 0)
    throw new AppError("conflict", "A concept with this id is there already.", { key: "conceptIdTaken" });
  const after = applySteps(entryOf(given), [], { conceptId: id, sourceLanguage });
  if (!after.ok) throw changeRefused(after.reason);
  const entry = after.value;
  const save = { id, externalId, stored: null, after: entry };
  if (!needsDecision(EMPTY_ENTRY, entry)) return saveEntries(tx, grant, [save], { cause: "create", reason });
  if (!decidesAlone(grant.right, grant.rule))
    throw needsProposal(includes(grant.right, "decide"), grant.rule);
  await saveEntries(tx, grant, [save], { cause: "create", reason });
  await recordDecisions(
    tx,
    grant,
    [{ conceptId: id, seen: 0, steps: diffEntries(EMPTY_ENTRY, entry) }],
    reason,
  );
}
