import { announceAccessChange } from "@/lib/accounts/server/announce-access";
import type { Transaction } from "@/lib/db/database";
import { findProjectOf, readRenderingKeys } from "./rendering-store";

/** Above this many texts, one word for the whole project costs less than one for each. */
const FEW = 50;

/** Tells that paragraphs are hidden or shown from now on: open editors of theirs become read-only, or writable again. */
export async function announceHidden(paragraphIds: readonly string[], tx: Transaction): Promise<void> {
  const [first] = paragraphIds;
  if (first === undefined) return;
  const keys = await readRenderingKeys(paragraphIds, tx);
  if (keys.length > FEW) await announceAccessChange({ projectId: await findProjectOf(first, tx) }, tx);
  else for (const { id } of keys) await announceAccessChange({ renderingId: id }, tx);
}
