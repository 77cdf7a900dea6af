import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import { readNames } from "./annotation-store";
import type { Home } from "./authorize-talk";
import { presentAnnotations } from "./present-annotations";
import { resolveAnnotations } from "./resolve-annotations";
import type { AnnotationView } from "./schema";
import { readTexts } from "./texts";
import type { CommentView, ThreadView } from "./thread-schema";
import type { CommentRow, ThreadRow } from "./thread-store";

/** A comment as others see it; of a deleted one, that it was there. */
export function presentComment(row: CommentRow): CommentView {
  const deleted = row.deletedAt !== null;
  return {
    ...{ id: row.id, threadId: row.threadId, author: row.author, deleted },
    body: deleted ? "" : row.body,
    mentions: deleted ? [] : row.mentions.map(({ user }) => user),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
  };
}

/** Discussions of one document, or of none, as others see them, in the same order: with where their subjects are now. */
export async function presentThreads(
  home: Home,
  documentId: string | null,
  rows: readonly ThreadRow[],
  tx?: Transaction,
): Promise<ThreadView[]> {
  const within = tx ?? database();
  const names = await readNames(
    rows.flatMap(({ createdById, resolvedById }) =>
      resolvedById === null ? [createdById] : [createdById, resolvedById],
    ),
    within,
  );
  // Under a proposal there is no text that a discussion could be about.
  const place = home.kind === "project" && documentId !== null ? { grant: home.grant, documentId } : null;
  const annotations = await viewAnnotations(place, rows, tx);
  const shownIn = await findShown(within, place, rows);
  const person = (id: string) => ({ id, name: names.get(id) ?? "" });
  return rows.map((row) => {
    const annotation = annotations.get(row.annotationId ?? "") ?? null;
    return {
      ...{ id: row.id, projectId: row.projectId, documentId: row.documentId, annotation },
      subject: { type: row.subjectType, id: row.subjectId },
      paragraphId: annotation?.paragraphId ?? shownIn(row.paragraphId),
      trackId: annotation?.trackId ?? row.trackId,
      createdBy: person(row.createdById),
      createdAt: row.createdAt.toISOString(),
      lastCommentAt: row.lastCommentAt.toISOString(),
      resolvedAt: row.resolvedAt?.toISOString() ?? null,
      resolvedBy: row.resolvedById === null ? null : person(row.resolvedById),
      comments: row.comments.map(presentComment),
    };
  });
}

type TextPlace = { readonly grant: Grant; readonly documentId: string } | null;

async function viewAnnotations(
  place: TextPlace,
  rows: readonly ThreadRow[],
  tx?: Transaction,
): Promise<ReadonlyMap<string, AnnotationView>> {
  const marked = new Map(
    rows.flatMap(({ annotation }) => (annotation === null ? [] : [[annotation.id, annotation]])),
  );
  if (place === null || marked.size === 0) return new Map();
  const placed = await resolveAnnotations(place.grant, place.documentId, [...marked.values()], tx);
  const views = await presentAnnotations(tx ?? database(), place.grant, placed);
  return new Map(views.map((view) => [view.id, view]));
}

/** The paragraph that shows another one's text now. */
async function findShown(
  tx: Transaction,
  place: TextPlace,
  rows: readonly ThreadRow[],
): Promise<(paragraphId: string | null) => string | null> {
  const wanted = rows.flatMap(({ paragraphId }) =>
    paragraphId === null ? [] : [{ paragraphId, trackId: null }],
  );
  if (place === null || wanted.length === 0) return (paragraphId) => paragraphId;
  const texts = await readTexts(tx, place.grant, place.documentId, wanted);
  return (paragraphId) => (paragraphId === null ? null : (texts.shown(paragraphId)?.head.id ?? paragraphId));
}
