import type { Transaction } from "@/lib/db/database";
import { copyWaivers } from "./waiver-store";

/**
 * Waivers of a rendering count also for another that got words of it. The caller has found both to be its own.
 *
 * @param pairs the rendering that words came from, and the one that got them
 */
export async function passOnFindingWaivers(
  tx: Transaction,
  pairs: readonly { readonly fromId: string; readonly toId: string }[],
): Promise<void> {
  if (pairs.length > 0) await copyWaivers(tx, pairs);
}
