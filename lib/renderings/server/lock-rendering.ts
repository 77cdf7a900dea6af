import type { Grant } from "@/lib/accounts/core/grant";
import { lockFreshRendering } from "@/lib/collaboration/server/rendering-rows";
import type { Transaction } from "@/lib/db/database";
import { checkShown } from "@/lib/documents/server/check-shown";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { presentRendering } from "./present";
import { findRendering, type PlacedRendering } from "./store";

/**
 * Locks a rendering for a change, with its text as it is now.
 *
 * @param seen the revision that the change was made from; null when it does not matter
 * @throws AppError `not-found`; `stale`, with the present state, when another revision stands there
 */
export async function lockRendering(
  tx: Transaction,
  grant: Grant,
  renderingId: string,
  seen: number | null,
): Promise<PlacedRendering> {
  await lockFreshRendering(tx, renderingId);
  const row = await findRendering(grant, renderingId, tx);
  if (row === null) throw notFound("This rendering");
  if (seen !== null && seen !== row.revision) throw staleRendering(row);
  return row;
}

/** What a change is answered that was made from another state of a rendering than this. */
export function staleRendering(row: PlacedRendering): AppError {
  return new AppError(
    "stale",
    "This rendering was changed meanwhile: look at it as it is now, then try again.",
    {
      key: "renderingStale",
      detail: presentRendering(row),
    },
  );
}

/** @throws AppError `conflict` when nobody may write here now */
export function checkWritable(row: PlacedRendering): void {
  checkShown(row.paragraph);
  if (row.track.locked) {
    throw new AppError("conflict", "This track is locked: a reviewer can unlock it.", { key: "trackLocked" });
  }
  if (row.state === "final") {
    throw new AppError("conflict", "This rendering is final: a reviewer can open it again.", {
      key: "renderingFinal",
    });
  }
}
