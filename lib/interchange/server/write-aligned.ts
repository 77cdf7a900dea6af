import type { Actor } from "@/lib/accounts/core/actor";
import type { Imported } from "@/lib/alignment/server/schema";
import { writeAlignment } from "@/lib/alignment/server/write-alignment";
import { ALIGNED, batchKeeper } from "./keep-batch";

/** Writes the alignment that was looked over into its track (see `writeAlignment`), as a batch that can be undone. */
export async function writeAligned(
  actor: Actor,
  trackId: string,
  given: { readonly preview: boolean; readonly replace: boolean; readonly seen: number | null },
): Promise<Imported> {
  const keep = await batchKeeper(actor, trackId, { fileName: "", format: ALIGNED, sha256: "" });
  return writeAlignment(actor, trackId, { ...given, keep });
}
