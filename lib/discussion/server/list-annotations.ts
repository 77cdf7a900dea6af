import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { authorize } from "@/lib/accounts/server/authorize";
import { database } from "@/lib/db/database";
import type { ErrorSeverity } from "@/lib/discussion/core/error-severity";
import { type Page, toPage } from "@/lib/http/page";
import { notFound } from "@/lib/kernel/app-error";
import { findAnnotation, readAnnotations } from "./annotation-store";
import { readKin, readRuns } from "./place-store";
import { presentAnnotations } from "./present-annotations";
import { resolveAnnotations } from "./resolve-annotations";
import type { AnnotationView } from "./schema";

type Asked = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly paragraph?: readonly string[] | undefined;
  readonly track?: string | undefined;
  readonly label?: string | undefined;
  readonly severity?: ErrorSeverity | "any" | undefined;
  readonly status?: AnnotationView["status"] | undefined;
};

/**
 * Marked spans of a document, by when they were made, each looked up in the text as it is now. Hidden ones only when
 * asked for. A page may hold fewer than asked while there are more.
 */
export async function listAnnotations(
  actor: Actor,
  documentId: string,
  asked: Asked,
): Promise<Page<AnnotationView>> {
  const grant = await authorize(actor, "view", { documentId });
  const wanted = asked.paragraph === undefined ? null : await readAround(grant, documentId, asked.paragraph);
  const rows = await readAnnotations(database(), grant, documentId, {
    ...{ limit: asked.limit, after: asked.cursor, trackId: asked.track, labelId: asked.label },
    severity: asked.severity,
    paragraphIds: wanted === null ? null : [...wanted.around],
  });
  const page = toPage(rows, asked.limit, (row) => row.id);
  const placed = await resolveAnnotations(grant, documentId, page.items);
  const chosen = placed.filter(
    ({ paragraphId, status }) =>
      (asked.status === undefined ? status !== "hidden" : status === asked.status) &&
      (wanted === null || wanted.shown.has(paragraphId)),
  );
  return { items: await presentAnnotations(database(), grant, chosen), nextCursor: page.nextCursor };
}

/** One marked span, looked up in the text as it is now. */
export async function getAnnotation(actor: Actor, annotationId: string): Promise<AnnotationView> {
  const grant = await authorize(actor, "view", { annotationId });
  const row = await findAnnotation(database(), grant, annotationId);
  if (row === null) throw notFound("This annotation");
  const placed = await resolveAnnotations(grant, row.documentId, [row]);
  const [view] = await presentAnnotations(database(), grant, placed);
  if (view === undefined) throw notFound("This annotation");
  return view;
}

/** The paragraphs that show these, and those in which what lies in them may have been kept until now. */
export async function readAround(
  grant: Grant,
  documentId: string,
  paragraphIds: readonly string[],
): Promise<{ readonly shown: ReadonlySet<string>; readonly around: ReadonlySet<string> }> {
  const runs = await readRuns(database(), grant, documentId, paragraphIds);
  const kin = await readKin(database(), documentId, paragraphIds);
  const shown = runs.filter(({ joinedIntoId }) => joinedIntoId === null).map(({ id }) => id);
  return { shown: new Set(shown), around: new Set([...kin.keys(), ...runs.map(({ id }) => id)]) };
}
