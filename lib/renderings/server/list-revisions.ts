import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { presentRevision } from "./present";
import type { RevisionView } from "./schema";
import { readRevisions } from "./store";

/** The kept states of a rendering, newest first. The newest may be older than what stands there now. */
export async function listRevisions(
  actor: Actor,
  renderingId: string,
  { limit, cursor }: PageQuery,
): Promise<Page<RevisionView>> {
  const grant = await authorize(actor, "view", { renderingId });
  const before = cursor === undefined ? undefined : Number(cursor);
  const rows = await readRevisions(grant, renderingId, { limit, before });
  const page = toPage(rows, limit, ({ revision }) => String(revision));
  return { items: page.items.map(presentRevision), nextCursor: page.nextCursor };
}
