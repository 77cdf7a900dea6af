import type { Transaction } from "@/lib/db/database";

export type RenderingKey = { readonly id: string; readonly trackId: string; readonly paragraphId: string };

/** The renderings of these paragraphs in every track of the document, also of tracks that were deleted and may come back. */
export function readRenderingKeys(
  paragraphIds: readonly string[],
  tx: Transaction,
): Promise<readonly RenderingKey[]> {
  return tx.rendering.findMany({
    where: { paragraphId: { in: [...paragraphIds] } },
    orderBy: { id: "asc" },
    select: { id: true, trackId: true, paragraphId: true },
  });
}
