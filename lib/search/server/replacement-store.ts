import { z } from "zod";
import type { Grant } from "@/lib/accounts/core/grant";
import type { Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import { type ReplacedPlace, replacedPlace } from "@/lib/renderings/core/replacement";

/** Keeps what a first portion of a batch replaced; `reason` is what was looked for. */
export async function insertTextReplacement(
  tx: Transaction,
  grant: Grant,
  data: { readonly places: readonly ReplacedPlace[]; readonly reason: string },
): Promise<string> {
  const { projectId, userId: createdById } = grant;
  const row = await tx.replacement.create({
    data: { ...data, places: [...data.places], projectId, createdById },
    select: { id: true },
  });
  return row.id;
}

/** Keeps what a further portion replaced. Whether the batch is still there, and nothing of it was undone meanwhile. */
export async function appendPlaces(
  tx: Transaction,
  grant: Grant,
  id: string,
  places: readonly ReplacedPlace[],
): Promise<boolean> {
  const rows = await sqlOf(tx)(
    `UPDATE "Replacement" SET "places" = "places" || $3::jsonb
     WHERE "id" = $1::uuid AND "projectId" = $2::uuid AND "undoneAt" IS NULL
       AND NOT "places" @> '[{"undone": true}]'::jsonb RETURNING 1 AS done`,
    [id, grant.projectId, JSON.stringify(places)],
  );
  return rows.length > 0;
}

/** Holds a batch until the transaction ends: no place is undone twice. Null when the project has none of this id. */
export async function lockTextReplacement(
  tx: Transaction,
  grant: Grant,
  id: string,
): Promise<{
  readonly createdById: string;
  readonly undoneAt: Date | null;
  readonly places: readonly ReplacedPlace[];
} | null> {
  await sqlOf(tx)(
    `SELECT 1 AS locked FROM "Replacement" WHERE "id" = $1::uuid AND "projectId" = $2::uuid FOR UPDATE`,
    [id, grant.projectId],
  );
  const row = await tx.replacement.findFirst({ where: { id, projectId: grant.projectId } });
  return row && { ...row, places: z.array(replacedPlace).parse(row.places) };
}

/** Keeps which places of a batch are undone; `isDone` when all are. */
export async function keepUndonePlaces(
  tx: Transaction,
  grant: Grant,
  id: string,
  { places, isDone }: { readonly places: readonly ReplacedPlace[]; readonly isDone: boolean },
): Promise<void> {
  await tx.replacement.update({
    where: { id, projectId: grant.projectId },
    data: { places: [...places], ...(isDone && { undoneAt: new Date() }) },
  });
}
