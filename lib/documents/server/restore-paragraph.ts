import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { announceHidden } from "./announce-hidden";
import { underLock } from "./decide-proposal";
import { changeParagraphs, readRuns } from "./paragraph-store";
import { furnitureOf } from "./plan-source";
import { presentParagraph } from "./present";
import { readProposalsOn } from "./proposal-store";
import type { ParagraphView } from "./schema";
import { documentOf } from "./shown-run";

/**
 * Shows a paragraph again that was set aside, with the renderings it kept.
 *
 * @throws AppError `not-found`; `forbidden`; `conflict` for what import set aside, which its own page brings back
 */
export async function restoreParagraph(actor: Actor, paragraphId: string): Promise<ParagraphView> {
  const grant = await authorize(actor, "review", { paragraphId });
  const documentId = await documentOf(grant, paragraphId);
  return underLock(grant, documentId, async (tx) => {
    const row = (await readRuns(documentId, [paragraphId], tx)).find(({ id }) => id === paragraphId);
    if (row === undefined) throw notFound("This paragraph");
    const accepted = await readProposalsOn(documentId, [paragraphId], "accepted", tx);
    if (furnitureOf(accepted).has(paragraphId))
      throw new AppError("conflict", "Import set this aside: take that back on the import page.", {
        key: "source.asideByImport",
      });
    if (row.excluded) {
      await changeParagraphs([paragraphId], { excluded: false }, tx);
      await announceHidden([paragraphId], tx);
      const event = { action: "paragraph.restore", objectType: "paragraph", objectId: paragraphId } as const;
      await audit(actor, { ...event, projectId: grant.projectId }, tx);
    }
    return presentParagraph({ ...row, excluded: false }, false);
  });
}
