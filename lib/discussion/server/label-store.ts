import type { Grant } from "@/lib/accounts/core/grant";
import type { Transaction } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";
import { MQM_LABELS } from "@/lib/discussion/core/labels";

export type LabelRow = Prisma.LabelGetPayload<object> & { readonly uses: number };

/** Makes the project's set of labels when it has none yet, once, whoever asks at the same time. @returns its id */
export async function takeLabelSet(tx: Transaction, grant: Grant): Promise<string> {
  const { projectId } = grant;
  const { count } = await tx.labelSet.createMany({ data: { projectId }, skipDuplicates: true });
  const { id } = await tx.labelSet.findUniqueOrThrow({ where: { projectId }, select: { id: true } });
  if (count > 0) {
    await tx.label.createMany({
      data: MQM_LABELS.map((label, position) => ({ ...label, labelSetId: id, position })),
    });
  }
  return id;
}

/** Makes others who would change the project's labels wait until the transaction ends. @returns the set's id */
export async function lockLabelSet(tx: Transaction, grant: Grant): Promise<string> {
  const id = await takeLabelSet(tx, grant);
  await tx.$queryRaw`SELECT 1 AS locked FROM "LabelSet" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return id;
}

/** A project's labels in their order. */
export async function readLabels(tx: Transaction, labelSetId: string): Promise<LabelRow[]> {
  const rows = await tx.label.findMany({
    where: { labelSetId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: { _count: { select: { annotations: { where: { deletedAt: null } } } } },
  });
  return rows.map(({ _count, ...row }) => ({ ...row, uses: _count.annotations }));
}

/** One label of the project; null when there is none. */
export function findLabel(
  tx: Transaction,
  grant: Grant,
  id: string,
): Promise<Prisma.LabelGetPayload<object> | null> {
  return tx.label.findFirst({ where: { id, labelSet: { projectId: grant.projectId } } });
}

export async function insertLabel(tx: Transaction, data: Prisma.LabelUncheckedCreateInput): Promise<string> {
  const { id } = await tx.label.create({ data, select: { id: true } });
  return id;
}

export async function changeLabel(
  tx: Transaction,
  id: string,
  data: Prisma.LabelUncheckedUpdateInput,
): Promise<void> {
  await tx.label.update({ where: { id }, data });
}

/** Numbers labels anew in this order. */
export async function orderLabels(tx: Transaction, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries()) await tx.label.update({ where: { id }, data: { position } });
}
