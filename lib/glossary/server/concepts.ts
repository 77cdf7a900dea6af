import type { Actor } from "@/lib/accounts/core/actor";
import { namesOf } from "@/lib/accounts/server/people";
import { newId } from "@/lib/documents/server/new-id";
import { diffEntries, type Step } from "@/lib/glossary/core/change";
import {
  type ConceptChange,
  type Entry,
  type NewTerm,
  type Relation,
  storedEntry,
  type TermChange,
} from "@/lib/glossary/core/entry";
import type { TermStatus } from "@/lib/glossary/core/term";
import { type Page, toPage } from "@/lib/http/page";
import { notFound } from "@/lib/kernel/app-error";
import { authorizeGlossary } from "./authorize-glossary";
import { changeConcept } from "./change-concept";
import { findConceptIds, findConceptOfTerm, readDomains, readNames } from "./concept-store";
import { CAUSES, type ConceptRevisionView, type ConceptSort } from "./concepts-schema";
import { findRevision, readRevisions } from "./history-store";
import { presentConcepts } from "./present";
import type { ConceptView } from "./schema";

type Asked = { readonly reason?: string; readonly seen: number | null };

/** Concepts by page, with the number of all that match. */
export async function listConcepts(
  actor: Actor,
  glossaryId: string,
  asked: {
    readonly q?: string | undefined;
    readonly status?: TermStatus | undefined;
    readonly domain?: string | undefined;
    readonly undecided?: boolean | undefined;
    readonly deleted?: boolean | undefined;
    readonly sort: ConceptSort;
    readonly limit: number;
    readonly cursor?: string | undefined;
  },
): Promise<Page<ConceptView> & { readonly total: number }> {
  const grant = await authorizeGlossary(actor, "read", { glossaryId });
  const { ids, total } = await findConceptIds(
    grant,
    {
      q: asked.q === undefined || asked.q === "" ? null : asked.q,
      status: asked.status ?? null,
      domain: asked.domain ?? null,
      undecided: asked.undecided ?? false,
      deleted: asked.deleted ?? false,
    },
    { sort: asked.sort, limit: asked.limit, after: asked.cursor ?? null },
  );
  const page = toPage(ids, asked.limit, (id) => id);
  return { ...page, items: await presentConcepts(grant, page.items), total };
}

export async function listDomains(actor: Actor, glossaryId: string) {
  return readDomains(await authorizeGlossary(actor, "read", { glossaryId }));
}

/** @throws AppError `not-found` */
export async function getConcept(actor: Actor, conceptId: string): Promise<ConceptView> {
  const grant = await authorizeGlossary(actor, "read", { conceptId });
  const [view] = await presentConcepts(grant, [conceptId]);
  if (view === undefined) throw notFound("This concept");
  return view;
}

export async function updateConcept(
  actor: Actor,
  conceptId: string,
  change: { readonly [Key in keyof ConceptChange]?: ConceptChange[Key] | undefined } & {
    readonly relations?: readonly Relation[] | undefined;
    readonly termOrder?: readonly string[] | undefined;
  },
  asked: Asked,
): Promise<ConceptView> {
  const { relations, termOrder, ...set } = change;
  const steps: Step[] = [{ op: "edit-concept", set: set as ConceptChange }];
  if (relations !== undefined) steps.push({ op: "set-relations", relations: [...relations] });
  if (termOrder !== undefined) steps.push({ op: "order-terms", termIds: [...termOrder] });
  return changeConcept(actor, {
    conceptId,
    steps: () => steps,
    reason: asked.reason ?? "",
    seen: asked.seen,
  });
}

export async function deleteConcept(actor: Actor, conceptId: string, asked: Asked): Promise<void> {
  const steps = (): Step[] => [{ op: "delete" }];
  await changeConcept(actor, {
    ...{ conceptId, steps, cause: "delete", reason: asked.reason ?? "", seen: asked.seen },
  });
}

/** Makes a concept as it was at a revision again, as a new edit, by the same rule as any other. */
export async function restoreConcept(
  actor: Actor,
  conceptId: string,
  revision: number,
  asked: Asked,
): Promise<ConceptView> {
  const grant = await authorizeGlossary(actor, "read", { conceptId });
  const row = await findRevision(grant, conceptId, revision);
  const wanted = row === null ? undefined : storedEntry.safeParse(row.entry).data;
  if (wanted === undefined) throw notFound("This revision");
  const steps = (entry: Entry) => diffEntries(entry, wanted);
  return changeConcept(actor, {
    ...{ conceptId, steps, cause: "restore", reason: asked.reason ?? "", seen: asked.seen },
  });
}

export async function addTerm(
  actor: Actor,
  conceptId: string,
  term: NewTerm,
  asked: Asked,
): Promise<ConceptView> {
  const steps = (): Step[] => [{ op: "add-term", id: newId(), term }];
  return changeConcept(actor, { conceptId, steps, reason: asked.reason ?? "", seen: asked.seen });
}

export async function updateTerm(
  actor: Actor,
  termId: string,
  set: { readonly [Key in keyof TermChange]?: TermChange[Key] | undefined },
  asked: Asked,
): Promise<ConceptView> {
  const steps = (): Step[] => [{ op: "edit-term", termId, set: set as TermChange }];
  const conceptId = await conceptOf(actor, termId);
  return changeConcept(actor, { conceptId, steps, reason: asked.reason ?? "", seen: asked.seen });
}

export async function deleteTerm(actor: Actor, termId: string, asked: Asked): Promise<ConceptView> {
  const steps = (): Step[] => [{ op: "remove-term", termId }];
  const conceptId = await conceptOf(actor, termId);
  return changeConcept(actor, { conceptId, steps, reason: asked.reason ?? "", seen: asked.seen });
}

async function conceptOf(actor: Actor, termId: string): Promise<string> {
  await authorizeGlossary(actor, "read", { termId });
  const conceptId = await findConceptOfTerm(termId);
  if (conceptId === null) throw notFound("This term");
  return conceptId;
}

/** A concept's history, newest first. */
export async function listConceptRevisions(
  actor: Actor,
  conceptId: string,
  page: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<ConceptRevisionView>> {
  const grant = await authorizeGlossary(actor, "read", { conceptId });
  const before = page.cursor === undefined ? undefined : Number(page.cursor);
  const rows = await readRevisions(grant, conceptId, { limit: page.limit, before });
  const { items, nextCursor } = toPage(rows, page.limit, ({ revision }) => String(revision));
  const relatedOf = (entry: unknown): readonly string[] =>
    storedEntry.safeParse(entry).data?.relations.map((each) => each.conceptId) ?? [];
  const [people, names] = await Promise.all([
    namesOf(items.flatMap(({ authorId }) => authorId ?? [])),
    readNames(grant, [...new Set(items.flatMap(({ entry }) => relatedOf(entry)))]),
  ]);
  return {
    items: items.map(({ revision, cause, reason, proposalId, authorId, at, entry }) => ({
      ...{ revision, reason, proposalId, authorId },
      cause: CAUSES.find((each) => each === cause) ?? "edit",
      authorName: authorId === null ? null : (people.get(authorId) ?? null),
      at: at.toISOString(),
      entry: entry as Record<string, unknown>,
      related: relatedOf(entry).flatMap((id) => {
        const name = names.get(id);
        return name === undefined ? [] : [{ conceptId: id, name }];
      }),
    })),
    nextCursor,
  };
}
