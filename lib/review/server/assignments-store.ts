import type { Grant } from "@/lib/accounts/core/grant";
import type { Role } from "@/lib/accounts/core/rights";
import { database, type Transaction } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";
import { sqlOf } from "@/lib/db/sql";
import type { Task } from "@/lib/review/core/task";
import { ENDS, FROM_KEY, isDoneFor, SHOWN, TO_KEY, waitsForTask } from "./task-sql";

export type AssignmentRow = Prisma.AssignmentGetPayload<object>;

const inProject = (grant: Grant) =>
  ({
    projectId: grant.projectId,
    track: { deletedAt: null, document: { projectId: grant.projectId, deletedAt: null } },
  }) satisfies Prisma.AssignmentWhereInput;

/** Makes others who give work in the track wait until the transaction ends. Null when it is not the project's. */
export async function lockTrackForWork(
  tx: Transaction,
  grant: Grant,
  trackId: string,
): Promise<{ readonly documentId: string } | null> {
  await tx.$queryRaw`SELECT 1 AS locked FROM "Track" WHERE "id" = ${trackId}::uuid FOR NO KEY UPDATE`;
  return tx.track.findFirst({
    where: { id: trackId, deletedAt: null, document: { projectId: grant.projectId, deletedAt: null } },
    select: { documentId: true },
  });
}

/** The role that a person has in the project; null when they are no member. */
export async function findRole(tx: Transaction, grant: Grant, userId: string): Promise<Role | null> {
  const found = await tx.membership.findUnique({
    where: { userId_projectId: { userId, projectId: grant.projectId } },
    select: { role: true },
  });
  return found?.role ?? null;
}

/** Where paragraphs of a document stand; those of others are missing. */
export async function readOrderKeys(
  tx: Transaction,
  documentId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.paragraph.findMany({
    where: { documentId, id: { in: [...ids] } },
    select: { id: true, orderKey: true },
  });
  return new Map(rows.map(({ id, orderKey }) => [id, orderKey]));
}

/** Null when it is not the project's; a deleted one only when asked for. */
export async function findAssignment(
  tx: Transaction,
  grant: Grant,
  id: string,
  { deleted }: { readonly deleted: boolean },
): Promise<AssignmentRow | null> {
  await tx.$queryRaw`SELECT 1 AS locked FROM "Assignment" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
  return tx.assignment.findFirst({
    where: { id, ...inProject(grant), deletedAt: deleted ? { not: null } : null },
  });
}

type Same = Pick<AssignmentRow, "trackId" | "task" | "assigneeId" | "fromParagraphId" | "toParagraphId">;

/** Whether the person has the very same work already, in another assignment than `exceptId`. */
export async function isGivenAlready(tx: Transaction, same: Same, exceptId: string | null): Promise<boolean> {
  const { trackId, task, assigneeId, fromParagraphId, toParagraphId } = same;
  const found = await tx.assignment.findFirst({
    where: {
      ...{ trackId, task, assigneeId, fromParagraphId, toParagraphId, deletedAt: null },
      ...(exceptId !== null && { id: { not: exceptId } }),
    },
    select: { id: true },
  });
  return found !== null;
}

export function insertAssignment(
  tx: Transaction,
  data: Prisma.AssignmentUncheckedCreateInput,
): Promise<AssignmentRow> {
  return tx.assignment.create({ data });
}

export function changeAssignment(
  tx: Transaction,
  id: string,
  data: Prisma.AssignmentUncheckedUpdateInput,
): Promise<AssignmentRow> {
  return tx.assignment.update({ where: { id }, data });
}

/** An assignment with its names, its numbers and how far it is. Days are "2026-12-31". */
export type ReadAssignment = {
  readonly id: string;
  readonly trackId: string;
  readonly trackName: string;
  readonly documentId: string;
  readonly documentTitle: string;
  readonly task: Task;
  readonly assigneeId: string;
  readonly assigneeName: string;
  readonly isMember: boolean;
  readonly createdById: string;
  readonly createdByName: string;
  readonly fromParagraphId: string | null;
  readonly toParagraphId: string | null;
  readonly fromNumber: number | null;
  readonly dueOn: string | null;
  readonly note: string;
  readonly total: number;
  readonly done: number;
  readonly waiting: number;
  readonly createdAt: Date;
};

export type AssignmentFilter = {
  readonly limit: number;
  readonly before?: string | undefined;
  readonly assigneeId?: string | undefined;
  readonly trackId?: string | undefined;
  readonly documentId?: string | undefined;
  /** Absent: open ones and those that are done. */
  readonly isOpen?: boolean | undefined;
  readonly id?: string | undefined;
};

/**
 * Assignments of a project, newest first, one more than `limit`. One statement for all of them: each reads the part of
 * the index of shown paragraphs that it covers.
 */
export function readAssignments(
  grant: Grant,
  filter: AssignmentFilter,
  tx: Transaction = database(),
): Promise<ReadAssignment[]> {
  return sqlOf(tx)<ReadAssignment>(
    `SELECT a."id"::text AS id, t."id"::text AS "trackId", t."name" AS "trackName", d."id"::text AS "documentId",
       d."title" AS "documentTitle", a."task"::text AS task, u."id"::text AS "assigneeId", u."name" AS "assigneeName",
       m."userId" IS NOT NULL AS "isMember", c."id"::text AS "createdById", c."name" AS "createdByName",
       a."fromParagraphId"::text AS "fromParagraphId", a."toParagraphId"::text AS "toParagraphId",
       CASE WHEN f."id" IS NOT NULL AND n.total > 0 THEN
         (SELECT count(*)::int FROM "Paragraph" p WHERE p."documentId" = d."id" AND ${SHOWN} AND p."orderKey" <= n.first)
       END AS "fromNumber",
       a."dueOn"::text AS "dueOn", a."note", n.total, n.done, n.waiting, a."createdAt"
     FROM "Assignment" a JOIN "Track" t ON t."id" = a."trackId" JOIN "Document" d ON d."id" = t."documentId"
     JOIN "User" u ON u."id" = a."assigneeId" JOIN "User" c ON c."id" = a."createdById"
     LEFT JOIN "Membership" m ON m."userId" = u."id" AND m."projectId" = a."projectId"
     ${ENDS}
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS total, (count(*) FILTER (WHERE ${isDoneFor(`a."task"`)}))::int AS done,
         (count(*) FILTER (WHERE ${waitsForTask(`a."task"`)}))::int AS waiting, min(p."orderKey") AS first
       FROM "Paragraph" p JOIN "Rendering" r ON r."paragraphId" = p."id" AND r."trackId" = a."trackId"
       WHERE p."documentId" = d."id" AND ${SHOWN}
         AND (f."id" IS NULL OR p."orderKey" BETWEEN ${FROM_KEY} AND ${TO_KEY})) n
     WHERE a."projectId" = $1::uuid AND d."projectId" = $1::uuid AND a."deletedAt" IS NULL AND t."deletedAt" IS NULL
       AND d."deletedAt" IS NULL
       AND ($2::uuid IS NULL OR a."id" < $2::uuid) AND ($3::uuid IS NULL OR a."assigneeId" = $3::uuid)
       AND ($4::uuid IS NULL OR a."trackId" = $4::uuid) AND ($5::uuid IS NULL OR d."id" = $5::uuid)
       AND ($6::bool IS NULL OR (n.done < n.total) = $6::bool) AND ($7::uuid IS NULL OR a."id" = $7::uuid)
     ORDER BY a."id" DESC LIMIT $8::int`,
    [
      grant.projectId,
      filter.before ?? null,
      filter.assigneeId ?? null,
      filter.trackId ?? null,
      filter.documentId ?? null,
      filter.isOpen ?? null,
      filter.id ?? null,
      filter.limit + 1,
    ],
  );
}
