import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { mapLinks } from "@/lib/alignment/core/links";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { readLinks } from "./alignment-store";
import type { RenderingLinks } from "./schema";

/** A track's sentence links as they hold in the texts now, paragraph by paragraph. */
export async function listLinks(
  actor: Actor,
  trackId: string,
  { limit, cursor, paragraph }: PageQuery & { readonly paragraph?: readonly string[] | undefined },
): Promise<Page<RenderingLinks>> {
  const grant = await authorize(actor, "view", { trackId });
  const read = await readLinks(grant, trackId, { limit, after: cursor, paragraphIds: paragraph });
  const { items, nextCursor } = toPage(read, limit, ({ paragraphId }) => paragraphId);
  return { items: items.map(present), nextCursor };
}

function present(row: Awaited<ReturnType<typeof readLinks>>[number]): RenderingLinks {
  const { paragraphId, renderingId, source, target } = row;
  const { links, stale } = mapLinks(row, source, target);
  const lengths = { sourceLength: source.length, targetLength: target.length };
  return { paragraphId, renderingId, links: [...links], stale, ...lengths };
}
