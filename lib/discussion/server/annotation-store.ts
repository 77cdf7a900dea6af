import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";
import { sqlOf } from "@/lib/db/sql";
import type { ErrorSeverity } from "@/lib/discussion/core/error-severity";
import type { GlossaryGrant } from "@/lib/glossary/server/authorize-glossary";

export type AnnotationRow = Prisma.AnnotationGetPayload<object>;

/** What a span's place in its text is kept as. */
export type AnchorData = Pick<
  AnnotationRow,
  | "paragraphId"
  | "trackId"
  | "renderingId"
  | "start"
  | "end"
  | "quote"
  | "base"
  | "crosses"
  | "relativeStart"
  | "relativeEnd"
  | "generation"
  | "status"
  | "resolvedFor"
>;

const inProject = (grant: Grant) => ({ projectId: grant.projectId, document: { deletedAt: null } }) as const;

export type AnnotationFilter = {
  readonly limit: number;
  readonly after?: string | undefined;
  /** Null for all. */
  readonly paragraphIds: readonly string[] | null;
  readonly trackId?: string | undefined;
  readonly labelId?: string | undefined;
  /** Errors alone. */
  readonly severity?: ErrorSeverity | "any" | undefined;
};

/** Annotations that are not deleted, by when they were made, one more than `limit`. */
export function readAnnotations(
  tx: Transaction,
  grant: Grant,
  documentId: string,
  filter: AnnotationFilter,
): Promise<AnnotationRow[]> {
  const { limit, after, paragraphIds, trackId, labelId, severity } = filter;
  return tx.annotation.findMany({
    where: {
      ...{ documentId, deletedAt: null, ...inProject(grant) },
      ...(after !== undefined && { id: { gt: after } }),
      ...(paragraphIds !== null && { paragraphId: { in: [...paragraphIds] } }),
      ...(trackId !== undefined && { trackId }),
      ...(labelId !== undefined && { labelId }),
      ...(severity !== undefined && { severity: severity === "any" ? { not: null } : severity }),
    },
    orderBy: { id: "asc" },
    take: limit + 1,
  });
}

/** Errors in the renderings of a track that is not deleted, by when they were made. */
export function readErrors(tx: Transaction, grant: Grant, trackId: string): Promise<AnnotationRow[]> {
  return tx.annotation.findMany({
    where: { trackId, severity: { not: null }, deletedAt: null, ...inProject(grant) },
    orderBy: { id: "asc" },
  });
}

/**
 * Annotations that people linked to a concept, in the projects through which the person reads its glossary; newest
 * first, one more than `limit`.
 */
export function readAnnotationsOfConcept(
  tx: Transaction,
  { glossaryId, projectIds }: GlossaryGrant,
  conceptId: string,
  { limit, before }: { readonly limit: number; readonly before?: string | undefined },
): Promise<AnnotationRow[]> {
  return tx.annotation.findMany({
    where: {
      ...{ conceptId, concept: { glossaryId }, deletedAt: null },
      ...{ projectId: { in: [...projectIds] }, document: { deletedAt: null } },
      ...(before !== undefined && { id: { lt: before } }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
}

/** Null when it is not the project's; deleted ones when asked for. */
export function findAnnotation(
  tx: Transaction,
  grant: Grant,
  id: string,
  deleted: boolean | "also" = false,
): Promise<AnnotationRow | null> {
  return tx.annotation.findFirst({
    where: {
      ...{ id, ...inProject(grant) },
      ...(deleted !== "also" && { deletedAt: deleted ? { not: null } : null }),
    },
  });
}

/** Locks annotations until the transaction ends, in order of id, and reads them as they are then. */
export async function lockAnnotations(
  tx: Transaction,
  grant: Grant,
  ids: readonly string[],
): Promise<AnnotationRow[]> {
  await tx.$queryRaw`SELECT 1 AS locked FROM "Annotation" WHERE "id" = ANY(${[...ids]}::uuid[])
    AND "projectId" = ${grant.projectId}::uuid ORDER BY "id" FOR UPDATE`;
  return tx.annotation.findMany({
    where: { id: { in: [...ids] }, ...inProject(grant) },
    orderBy: { id: "asc" },
  });
}

export function insertAnnotation(
  tx: Transaction,
  data: Prisma.AnnotationUncheckedCreateInput,
): Promise<AnnotationRow> {
  return tx.annotation.create({ data });
}

export function changeAnnotation(
  tx: Transaction,
  id: string,
  data: Prisma.AnnotationUncheckedUpdateInput,
): Promise<AnnotationRow> {
  return tx.annotation.update({ where: { id }, data });
}

/** Keeps where these annotations lie, all in one statement: an edit of a text moves hundreds. */
export async function writeAnchors(tx: Transaction, rows: readonly AnnotationRow[]): Promise<void> {
  if (rows.length === 0) return;
  const base64 = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString("base64");
  const anchors = rows.map((row) => ({
    ...{ id: row.id, paragraphId: row.paragraphId, trackId: row.trackId, renderingId: row.renderingId },
    ...{ start: row.start, end: row.end, quote: row.quote, base: row.base, crosses: row.crosses },
    ...{ relativeStart: base64(row.relativeStart), relativeEnd: base64(row.relativeEnd) },
    ...{ generation: row.generation, status: row.status, resolvedFor: row.resolvedFor },
  }));
  await sqlOf(tx)(
    `UPDATE "Annotation" a SET "paragraphId" = x."paragraphId", "trackId" = x."trackId", "renderingId" = x."renderingId",
       "start" = x."start", "end" = x."end", "quote" = x."quote", "base" = x."base", "crosses" = x."crosses",
       "relativeStart" = decode(x."relativeStart", 'base64'), "relativeEnd" = decode(x."relativeEnd", 'base64'),
       "generation" = x."generation", "status" = x."status"::"AnnotationStatus", "resolvedFor" = x."resolvedFor"
     FROM jsonb_to_recordset($1::jsonb) AS x("id" uuid, "paragraphId" uuid, "trackId" uuid, "renderingId" uuid, "start" int,
       "end" int, "quote" text, "base" text, "crosses" boolean, "relativeStart" text, "relativeEnd" text, "generation" int,
       "status" text, "resolvedFor" text)
     WHERE a."id" = x."id"`,
    [JSON.stringify(anchors)],
  );
}

export type ThreadsOn = { readonly ids: readonly string[]; readonly open: number };

/** Threads with comments that are there, by annotation, oldest first. */
export async function readThreadsOn(
  tx: Transaction,
  annotationIds: readonly string[],
): Promise<ReadonlyMap<string, ThreadsOn>> {
  const rows = await tx.thread.findMany({
    where: { annotationId: { in: [...annotationIds] }, comments: { some: { deletedAt: null } } },
    select: { id: true, annotationId: true, resolvedAt: true },
    orderBy: { id: "asc" },
  });
  const threads = new Map<string, ThreadsOn>();
  for (const { id, annotationId, resolvedAt } of rows) {
    const { ids, open } = threads.get(annotationId ?? "") ?? { ids: [], open: 0 };
    threads.set(annotationId ?? "", { ids: [...ids, id], open: open + (resolvedAt === null ? 1 : 0) });
  }
  return threads;
}

/** Names by id. */
export async function readNames(
  userIds: readonly string[],
  tx: Transaction = database(),
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.user.findMany({
    where: { id: { in: [...new Set(userIds)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
