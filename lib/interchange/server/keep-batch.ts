import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import type { KeepBatch } from "@/lib/alignment/server/place-texts";
import { insertReturned } from "./return-store";

/** What is said of a batch in place of a format, where a text was aligned and no file told its places. */
export const ALIGNED = "aligned";

/**
 * What keeps the texts that an alignment writes as one batch, beside the files that came back: both are listed, and undone, alike.
 *
 * @throws AppError `not-found`, `forbidden`
 */
export async function batchKeeper(
  actor: Actor,
  trackId: string,
  about: { readonly fileName: string; readonly format: string; readonly sha256: string },
): Promise<KeepBatch> {
  const grant = await authorize(actor, "translate", { trackId });
  return (tx, places) =>
    insertReturned(tx, grant, {
      ...about,
      trackId,
      places: places.map(({ renderingId, before, after }) => ({
        renderingId,
        before: { ...before, marks: [...before.marks] },
        ...{ after: after.text, afterMarks: [...after.marks] },
      })),
    });
}
