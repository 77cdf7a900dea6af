import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import { presetWish } from "@/lib/interchange/core/preset-wish";
import type { PresetBody, PresetView } from "./presets-schema";

const select = { id: true, name: true, wish: true } as const;

/** A project's presets by name. */
export async function readPresets(
  grant: Grant,
  tx: Transaction = database(),
): Promise<readonly PresetView[]> {
  const rows = await tx.exportPreset.findMany({
    where: { projectId: grant.projectId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select,
  });
  return rows.map((row) => ({ ...row, wish: presetWish.parse(row.wish) }));
}

/** Makes others who would change the project's presets wait until the transaction ends. */
export async function lockPresets(tx: Transaction, grant: Grant): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM "Project" WHERE "id" = ${grant.projectId}::uuid FOR NO KEY UPDATE`;
}

/** Whether an id is taken, in whatever project. */
export async function isPresetElsewhere(tx: Transaction, grant: Grant, id: string): Promise<boolean> {
  const found = await tx.exportPreset.findUnique({ where: { id }, select: { projectId: true } });
  return found !== null && found.projectId !== grant.projectId;
}

export async function writePreset(
  tx: Transaction,
  grant: Grant<"review">,
  { id, name, wish }: PresetBody & { readonly id: string },
): Promise<void> {
  await tx.exportPreset.upsert({
    where: { id },
    create: { id, name, wish, projectId: grant.projectId, createdById: grant.userId },
    update: { name, wish },
  });
}

/** @returns whether there was one */
export async function removePreset(grant: Grant<"review">, id: string): Promise<boolean> {
  const { count } = await database().exportPreset.deleteMany({ where: { id, projectId: grant.projectId } });
  return count > 0;
}
