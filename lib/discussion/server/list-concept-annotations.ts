import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { database } from "@/lib/db/database";
import { authorizeGlossary } from "@/lib/glossary/server/authorize-glossary";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { type AnnotationRow, readAnnotationsOfConcept } from "./annotation-store";
import { readDocumentNames } from "./place-store";
import { presentAnnotations } from "./present-annotations";
import { resolveAnnotations } from "./resolve-annotations";
import type { ConceptPlace } from "./schema";

/**
 * The places that people linked to a concept by hand, newest first, in the documents of the actor's projects that use
 * its glossary. Hidden ones are left out, so that a page may hold fewer than asked while there are more.
 */
export async function listConceptAnnotations(
  actor: Actor,
  conceptId: string,
  asked: PageQuery,
): Promise<Page<ConceptPlace>> {
  const grant = await authorizeGlossary(actor, "read", { conceptId });
  const rows = await readAnnotationsOfConcept(database(), grant, conceptId, {
    ...{ limit: asked.limit, before: asked.cursor },
  });
  const page = toPage(rows, asked.limit, ({ id }) => id);
  const places: ConceptPlace[] = [];
  for (const documentId of new Set(page.items.map((row) => row.documentId))) {
    const own = page.items.filter((row) => row.documentId === documentId);
    places.push(...(await placesIn(actor, documentId, own)));
  }
  return { items: places.toSorted((a, b) => (a.id < b.id ? 1 : -1)), nextCursor: page.nextCursor };
}

async function placesIn(
  actor: Actor,
  documentId: string,
  rows: readonly AnnotationRow[],
): Promise<readonly ConceptPlace[]> {
  const grant = await authorize(actor, "view", { documentId });
  const placed = await resolveAnnotations(grant, documentId, rows);
  const views = await presentAnnotations(
    database(),
    grant,
    placed.filter(({ status }) => status !== "hidden"),
  );
  const { title, numbers, tracks } = await readDocumentNames(database(), grant, documentId);
  return views.map((view) => ({
    ...view,
    ...{ projectId: grant.projectId, documentTitle: title },
    number: numbers.get(view.paragraphId) ?? null,
    trackName: view.trackId === null ? null : (tracks.get(view.trackId) ?? null),
  }));
}
