import type { Grant } from "@/lib/accounts/core/grant";
import type { Transaction } from "@/lib/db/database";
import { findRendering, type RenderingPlace } from "./place-store";

/** Whose a rendering is: who changed it last, or else the track's owner. */
export function authorOf({ updatedById, track }: RenderingPlace): string {
  return updatedById ?? track.ownerId;
}

/** Whose the rendering of a span or a thread is; null for one of the source. */
export async function renderedBy(
  tx: Transaction,
  grant: Grant,
  where: { readonly documentId: string; readonly renderingId: string | null },
): Promise<string | null> {
  if (where.renderingId === null) return null;
  const rendering = await findRendering(tx, grant, where.documentId, { id: where.renderingId });
  return rendering === null ? null : authorOf(rendering);
}
