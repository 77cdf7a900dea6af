import { z } from "zod";
import type { Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import { type ReplacedPlace, replacedPlace } from "@/lib/renderings/core/replacement";
import type { GlossaryGrant } from "./authorize-glossary";

export async function insertReplacement(
  tx: Transaction,
  grant: GlossaryGrant,
  data: { readonly conceptId: string; readonly places: readonly ReplacedPlace[]; readonly reason: string },
): Promise<string> {
  const row = await tx.replacement.create({
    data: { ...data, places: [...data.places], createdById: grant.userId },
    select: { id: true },
  });
  return row.id;
}

export type ReplacementRow = {
  readonly id: string;
  readonly conceptId: string;
  readonly createdById: string;
  readonly undoneAt: Date | null;
  readonly places: readonly ReplacedPlace[];
};

/** Holds a batch until the transaction ends: no place is undone twice. Null when the glossary has none of this id. */
export async function lockReplacement(
  tx: Transaction,
  grant: GlossaryGrant,
  id: string,
): Promise<ReplacementRow | null> {
  await sqlOf(tx)(`SELECT 1 AS locked FROM "Replacement" WHERE "id" = $1::uuid FOR UPDATE`, [id]);
  const row = await tx.replacement.findFirst({ where: { id, concept: { glossaryId: grant.glossaryId } } });
  if (row?.conceptId == null) return null;
  return { ...row, conceptId: row.conceptId, places: z.array(replacedPlace).parse(row.places) };
}

/** Keeps which places of a batch are undone; `isDone` when all are. */
export async function keepUndonePlaces(
  tx: Transaction,
  id: string,
  { places, isDone }: { readonly places: readonly ReplacedPlace[]; readonly isDone: boolean },
): Promise<void> {
  await tx.replacement.update({
    where: { id },
    data: { places: [...places], ...(isDone && { undoneAt: new Date() }) },
  });
}
