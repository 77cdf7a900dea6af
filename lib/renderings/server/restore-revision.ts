import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { writeRichText } from "@/lib/collaboration/core/rendering-document";
import { appendServerUpdate } from "@/lib/collaboration/server/append-server-update";
import { transaction } from "@/lib/db/database";
import { notFound } from "@/lib/kernel/app-error";
import type { MarkSpan } from "@/lib/text/core/marks";
import { checkWritable, lockRendering } from "./lock-rendering";
import { presentRendering } from "./present";
import type { RenderingView } from "./schema";
import { findRendering, findRevision } from "./store";

/**
 * Writes a kept state's text again, as a new edit: what stands there now is kept first, and nothing of the history goes.
 *
 * @throws AppError `not-found` also when that revision was not kept; `forbidden`; `stale`; `conflict` for a locked
 *   track or a final rendering
 */
export async function restoreRevision(
  actor: Actor,
  given: { readonly renderingId: string; readonly revision: number; readonly seen: number | null },
): Promise<RenderingView> {
  const grant = await authorize(actor, "translate", { renderingId: given.renderingId });
  return transaction(async (tx) => {
    checkWritable(await lockRendering(tx, grant, given.renderingId, given.seen));
    const kept = await findRevision(grant, given.renderingId, given.revision, tx);
    if (kept === null) throw notFound("This revision");
    const rich = { text: kept.text, marks: kept.marks as unknown as readonly MarkSpan[] };
    await appendServerUpdate(tx, {
      renderingId: given.renderingId,
      edit: (doc) => writeRichText(doc, rich),
      actorId: actor.id,
      cause: "restore",
    });
    const row = await findRendering(grant, given.renderingId, tx);
    if (row === null) throw notFound("This rendering");
    return presentRendering(row);
  });
}
