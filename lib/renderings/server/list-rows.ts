import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import type { FoundRow, RowsView, RowView } from "./rows-schema";
import { findRowIndex, readRows, type Wanted } from "./rows-store";

/**
 * Paragraphs beside their renderings, for the workbench. Rows are those that are shown, in order.
 *
 * @param range.from index from 0; beyond the end gives no items
 */
export async function listRows(
  actor: Actor,
  documentId: string,
  range: { readonly from: number; readonly count: number; readonly track?: readonly string[] | undefined },
): Promise<RowsView> {
  const grant = await authorize(actor, "view", { documentId });
  const { from, count, track } = range;
  const { total, paragraphs, renderings } = await readRows(grant, documentId, {
    from,
    count,
    trackIds: track ?? null,
  });
  const byParagraph = new Map<string, Record<string, RowView["renderings"][string]>>();
  for (const { updatedAt, ...rendering } of renderings) {
    const ofParagraph = byParagraph.get(rendering.paragraphId) ?? {};
    ofParagraph[rendering.trackId] = { ...rendering, updatedAt: updatedAt.toISOString() };
    byParagraph.set(rendering.paragraphId, ofParagraph);
  }
  const items = paragraphs.map(({ orderKey: _, ...paragraph }, at) => ({
    index: from + at,
    paragraph,
    renderings: byParagraph.get(paragraph.id) ?? {},
  }));
  return { total, items };
}

/** The nearest row that is all of what is wanted; goes round once when there is none in that direction. */
export async function findRow(
  actor: Actor,
  documentId: string,
  {
    after,
    direction,
    ...wanted
  }: Wanted & { readonly after: number; readonly direction: "next" | "previous" },
): Promise<FoundRow> {
  const grant = await authorize(actor, "view", { documentId });
  const found = await findRowIndex(grant, documentId, wanted, { after, direction });
  if (found !== null) return { ...found, wrapped: false };
  const edge = direction === "next" ? -1 : 2_147_483_647;
  const around = await findRowIndex(grant, documentId, wanted, { after: edge, direction });
  return around === null ? { index: null, paragraphId: null, wrapped: false } : { ...around, wrapped: true };
}
