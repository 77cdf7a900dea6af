import type { Grant } from "@/lib/accounts/core/grant";
import { database } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";

const standing = { comments: { some: { deletedAt: null } } } as const;

const details = {
  ...{ id: true, originalQuote: true, createdById: true, createdAt: true },
  label: { select: { id: true, mqmType: true, nameEn: true, nameZh: true } },
  threads: {
    where: standing,
    orderBy: { id: "asc" },
    take: 1,
    select: {
      comments: { where: { deletedAt: null }, orderBy: { id: "asc" }, take: 1, select: { body: true } },
    },
  },
} as const satisfies Prisma.AnnotationSelect;

export type ErrorDetails = Prisma.AnnotationGetPayload<{ select: typeof details }>;

/** What was said of these annotations: their type, who marked them, and the first comment on each that stands. */
export async function readErrorDetails(
  grant: Grant,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ErrorDetails>> {
  const rows = await database().annotation.findMany({
    where: { id: { in: [...ids] }, projectId: grant.projectId, deletedAt: null },
    select: details,
  });
  return new Map(rows.map((row) => [row.id, row]));
}
