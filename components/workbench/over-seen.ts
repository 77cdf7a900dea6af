import { Problem } from "@/components/ui/api";
import type { RichText } from "@/lib/text/core/marks";
import type { RenderingView } from "./row";

/**
 * Sends a change that may only be made to a rendering as a person sees it. What they typed themselves is stored a moment
 * later, and somebody may confirm it: then the revision has gone on, and the change is sent again over that one. Where
 * the words are others than those seen it is refused.
 *
 * @param seen the words on screen, and the last revision that was heard of them
 * @param send sends the change with this revision for If-Match
 * @throws Problem `stale`, with the rendering as it is now
 */
export async function overSeen<Answer>(
  seen: Pick<RichText, "text"> & { readonly revision: number },
  send: (revision: number) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await send(seen.revision);
  } catch (error) {
    const now = staleRendering(error);
    if (now === null || now.text !== seen.text) throw error;
    return await send(now.revision);
  }
}

/** What stands there now, of a refusal that says that it has changed; null for other refusals. */
export function staleRendering(error: unknown): RenderingView | null {
  const isStale = error instanceof Problem && error.key === "renderingStale";
  return isStale ? (error.current as RenderingView) : null;
}

/** The header that names a revision. */
export const ifMatch = (revision: number): Readonly<Record<string, string>> => ({
  "if-match": `"${revision}"`,
});
