import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { keepRenderingRevision, lockFreshRendering } from "@/lib/collaboration/server/rendering-rows";
import { transaction } from "@/lib/db/database";
import { notFound } from "@/lib/kernel/app-error";
import { scopeOfProject } from "./authorize-memory";
import { readUnits, type UnitRow } from "./unit-store";

/**
 * Keeps in a rendering's history, as cause `memory`, that what was just written comes from a unit, with where that
 * stands.
 *
 * @throws AppError `not-found` for a unit of a memory that the rendering's project has not
 */
export async function noteMemoryUse(actor: Actor, renderingId: string, unitId: number): Promise<void> {
  const grant = await authorize(actor, "translate", { renderingId });
  const unit = (await readUnits(await scopeOfProject(grant), [unitId])).get(unitId);
  if (unit === undefined) throw notFound("This unit");
  await transaction(async (tx) => {
    if (!(await lockFreshRendering(tx, renderingId))) throw notFound("This rendering");
    await keepRenderingRevision(tx, {
      ...{ renderingId, cause: "memory", authorId: actor.id, comment: placeOf(unit) },
      insteadOf: ["edit", "write"],
    });
  });
}

/** Where a unit comes from, in a line. */
export function placeOf(unit: UnitRow): string {
  const parts =
    unit.importId === null
      ? [unit.projectName, unit.documentTitle, unit.trackName]
      : [unit.projectName, unit.fileName, unit.place];
  return parts.filter((part) => part !== null && part !== "").join(" · ");
}
