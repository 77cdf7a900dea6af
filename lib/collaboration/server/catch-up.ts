import { pool } from "@/lib/db/database";
import { refreshRow } from "./read-model-store";

/** Brings the rows of renderings up to their logs now, for who reads the rows and must not miss the last keystroke. */
export async function catchUp(renderingIds: readonly string[]): Promise<void> {
  for (const renderingId of renderingIds) await refreshRow(pool(), renderingId, null);
}
