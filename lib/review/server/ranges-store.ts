import type { Transaction } from "@/lib/db/database";

/** Where an assignment begins and ends; both null for a whole document. */
export type RangeEnd = {
  readonly id: string;
  readonly fromParagraphId: string | null;
  readonly toParagraphId: string | null;
};

/** Assignments that begin or end with one of these paragraphs, those taken back too: they can be restored. */
export function findEnds(tx: Transaction, paragraphIds: readonly string[]): Promise<RangeEnd[]> {
  const among = { in: [...paragraphIds] };
  return tx.assignment.findMany({
    where: { OR: [{ fromParagraphId: among }, { toParagraphId: among }] },
    orderBy: { id: "asc" },
    select: { id: true, fromParagraphId: true, toParagraphId: true },
  });
}

export async function putFrom(tx: Transaction, id: string, fromParagraphId: string): Promise<void> {
  await tx.assignment.update({ where: { id }, data: { fromParagraphId }, select: { id: true } });
}

export async function putTo(tx: Transaction, id: string, toParagraphId: string): Promise<void> {
  await tx.assignment.update({ where: { id }, data: { toParagraphId }, select: { id: true } });
}
