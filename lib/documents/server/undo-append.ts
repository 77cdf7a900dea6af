import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { lockFreshRendering } from "@/lib/collaboration/server/rendering-rows";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { announceHidden } from "./announce-hidden";
import { underLock } from "./decide-proposal";
import { deletePart, findPart, isPartBuiltOn } from "./part-store";
import { readRenderingKeys } from "./rendering-store";

/**
 * Takes an appended part back as a whole, as if it had never come: its paragraphs, what was proposed for them, its file. Only the
 * last part, and only as long as nobody built on it; then nothing is lost that a person made.
 *
 * @returns how many paragraphs are gone
 * @throws AppError `not-found`; `forbidden`; `conflict` when something stands on it
 */
export async function undoAppend(
  actor: Actor,
  { documentId, part: number }: { readonly documentId: string; readonly part: number },
): Promise<{ readonly removed: number }> {
  const grant = await authorize(actor, "translate", { documentId });
  return underLock(grant, documentId, async (tx) => {
    const part = number === 0 ? null : await findPart(grant, documentId, number, tx);
    if (part === null || part.isVersion) throw notFound("This part");
    if (part.isBuried)
      throw new AppError("conflict", "Another part came after this one: take that back first.", {
        key: "import.laterPart",
      });
    // What somebody types just now is in the rows before they are looked at.
    for (const { id } of await readRenderingKeys(part.paragraphIds, tx)) await lockFreshRendering(tx, id);
    if (await isPartBuiltOn(documentId, part, tx))
      throw new AppError("conflict", "Somebody worked on this part: it stays.", { key: "import.builtOn" });
    await announceHidden(part.paragraphIds, tx);
    await deletePart(documentId, part, tx);
    const event = { action: "document.undo-append", objectType: "document", objectId: documentId } as const;
    const details = { part: number, paragraphs: part.paragraphIds.length };
    await audit(actor, { ...event, projectId: grant.projectId, details }, tx);
    return { removed: part.paragraphIds.length };
  });
}
