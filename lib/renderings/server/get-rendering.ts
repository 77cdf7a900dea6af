import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { foreignCursor } from "@/lib/documents/server/cursors";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { notFound } from "@/lib/kernel/app-error";
import { presentRendering } from "./present";
import type { RenderingView } from "./schema";
import { findOrderKey, findRenderingOf, readRenderings } from "./store";

/** @throws AppError `not-found` also for a paragraph of another document */
export async function getRendering(
  actor: Actor,
  trackId: string,
  paragraphId: string,
): Promise<RenderingView> {
  const grant = await authorize(actor, "view", { trackId });
  const row = await findRenderingOf(grant, trackId, paragraphId);
  if (row === null) throw notFound("This rendering");
  return presentRendering(row);
}

/**
 * A track's renderings in the order of the paragraphs that are shown; `cursor` is the paragraph to go on after.
 *
 * @throws AppError `invalid` for a cursor that is no paragraph of the document
 */
export async function listRenderings(
  actor: Actor,
  trackId: string,
  { limit, cursor }: PageQuery,
): Promise<Page<RenderingView>> {
  const grant = await authorize(actor, "view", { trackId });
  const after = cursor === undefined ? undefined : await findOrderKey(grant, trackId, cursor);
  if (after === null) throw foreignCursor();
  const rows = await readRenderings(grant, trackId, { limit, after });
  const page = toPage(rows, limit, ({ paragraphId }) => paragraphId);
  return { items: page.items.map(presentRendering), nextCursor: page.nextCursor };
}
