import { z } from "zod";
import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";

/** A track of the project with its document; null when there is none. */
export function findTrack(grant: Grant, trackId: string, tx: Transaction = database()) {
  return tx.track.findFirst({
    where: { id: trackId, deletedAt: null, document: { projectId: grant.projectId, deletedAt: null } },
    select: { id: true, documentId: true, locked: true, language: true },
  });
}

/** A track's renderings as they are, by paragraph. */
export async function readTrackRenderings(grant: Grant, trackId: string, tx: Transaction = database()) {
  const rows = await tx.rendering.findMany({
    where: { trackId, track: { document: { projectId: grant.projectId } } },
    select: { id: true, paragraphId: true, text: true, state: true },
  });
  return new Map(rows.map((row) => [row.paragraphId, row]));
}

/** The ids of the units that a track's own renderings gave, by paragraph. */
export async function readUnitIdsOfTrack(
  grant: Grant,
  trackId: string,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const renderings = await readTrackRenderings(grant, trackId);
  const confirmed = [...renderings.values()].filter(({ state }) => state !== "initial");
  const units = await database().memoryUnit.findMany({
    where: { renderingId: { in: confirmed.map(({ id }) => id) }, deletedAt: null },
    select: { id: true, paragraphId: true },
  });
  const byParagraph = new Map<string, Set<number>>();
  for (const { id, paragraphId } of units) {
    const own = byParagraph.get(paragraphId ?? "") ?? new Set();
    byParagraph.set(paragraphId ?? "", own.add(Number(id)));
  }
  return byParagraph;
}

const places = z.array(z.object({ renderingId: z.uuid(), text: z.string() }));
export type FillPlace = z.output<typeof places>[number];

export async function insertFill(
  tx: Transaction,
  grant: Grant,
  data: { readonly trackId: string; readonly places: readonly FillPlace[] },
): Promise<string> {
  const row = await tx.memoryFill.create({
    data: { trackId: data.trackId, places: [...data.places], createdById: grant.userId },
    select: { id: true },
  });
  return row.id;
}

/** Of which track a batch is; what decides who may see it. */
export async function findFillTrackId(id: string): Promise<string | null> {
  return (await database().memoryFill.findUnique({ where: { id } }))?.trackId ?? null;
}

/** Holds a batch until the transaction ends: it is undone once. */
export async function lockFill(tx: Transaction, grant: Grant, id: string) {
  await tx.$queryRaw`SELECT 1 AS locked FROM "MemoryFill" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const row = await tx.memoryFill.findFirst({
    where: { id, track: { document: { projectId: grant.projectId } } },
  });
  return row === null ? null : { ...row, places: places.parse(row.places) };
}

export async function markFillUndone(tx: Transaction, id: string): Promise<void> {
  await tx.memoryFill.update({ where: { id }, data: { undoneAt: new Date() } });
}
