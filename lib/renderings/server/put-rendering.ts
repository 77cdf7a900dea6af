import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { writeRichText } from "@/lib/collaboration/core/rendering-document";
import { appendServerUpdate } from "@/lib/collaboration/server/append-server-update";
import { transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { cleanRich } from "@/lib/text/core/clean-text";
import type { RichText } from "@/lib/text/core/marks";
import { forbiddenSentence } from "@/lib/text/core/storable";
import { checkWritable, lockRendering } from "./lock-rendering";
import { presentRendering } from "./present";
import type { RenderingView } from "./schema";
import { findRendering, findRenderingOf } from "./store";

/**
 * Writes a rendering through the collaboration log; who has it open sees it at once, and keeps what they are typing.
 *
 * @param given.seen the revision of If-Match; null to write in any case
 * @throws AppError `not-found`, `forbidden`, `stale`; `conflict` for a locked track or a final rendering; `invalid`
 *   for marks outside the text
 */
export async function putRendering(
  actor: Actor,
  given: {
    readonly trackId: string;
    readonly paragraphId: string;
    readonly rich: RichText;
    readonly seen: number | null;
  },
): Promise<RenderingView> {
  const grant = await authorize(actor, "translate", { trackId: given.trackId });
  const found = await findRenderingOf(grant, given.trackId, given.paragraphId);
  if (found === null) throw notFound("This rendering");
  const rich = checkRich(given.rich);
  return transaction(async (tx) => {
    checkWritable(await lockRendering(tx, grant, found.id, given.seen));
    await appendServerUpdate(tx, {
      renderingId: found.id,
      edit: (doc) => writeRichText(doc, rich),
      actorId: actor.id,
      cause: "write",
    });
    const row = await findRendering(grant, found.id, tx);
    if (row === null) throw notFound("This rendering");
    return presentRendering(row);
  });
}

/** Line ends become "\n"; what no text may hold is refused rather than taken out behind the caller's back. */
function checkRich({ text, marks }: RichText): RichText {
  const sentence = forbiddenSentence(text);
  if (sentence !== null)
    throw new AppError("invalid", `The request is not valid: text: ${sentence}`, {
      fields: { text: sentence },
    });
  const isInside = marks.every(({ start, end }) => start >= 0 && start < end && end <= text.length);
  if (!isInside) {
    throw new AppError("invalid", "The request is not valid: marks: they must lie within the text.", {
      fields: { marks: "Each must lie within the text and hold at least one character." },
    });
  }
  return cleanRich({ text, marks });
}
