import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { type Placing, toPlacings } from "@/lib/alignment/core/placings";
import { type DraftRow, removeDraft } from "./alignment-store";
import { isLeft, type KeepBatch, placeTexts } from "./place-texts";
import { findDraft, staleAlignment } from "./repair-alignment";
import type { Imported } from "./schema";

/**
 * Writes the alignment that was looked over into its track, with its sentence links, and is done with it. One that is of
 * the track itself writes over what stands there, and empties what lost its words to another paragraph; if some of it
 * cannot be written, none is. One of another text stays to be looked over as long as some of it found no place.
 *
 * @param seen the revision that was looked over; null for whatever is there
 * @throws AppError `not-found`, `forbidden`, `stale`; `conflict` for a locked track, or one that was changed since
 */
export async function writeAlignment(
  actor: Actor,
  trackId: string,
  given: {
    readonly preview: boolean;
    readonly replace: boolean;
    readonly seen: number | null;
    readonly keep?: KeepBatch;
  },
): Promise<Imported> {
  const grant = await authorize(actor, "translate", { trackId });
  const draft = await findDraft(grant, trackId);
  if (given.seen !== null && given.seen !== draft.revision) throw staleAlignment();
  return placeTexts(
    actor,
    grant,
    { trackId, placings: placingsOf(draft) },
    {
      preview: given.preview,
      keep: given.keep,
      replace: given.replace || draft.texts.ofTrack,
      dealtFrom: draft.texts.ofTrack ? dealtFrom(draft) : undefined,
      afterwards: async (tx, beads) => {
        if (beads.some(isLeft)) return;
        if (!(await removeDraft(trackId, draft.revision, tx))) throw staleAlignment();
      },
    },
  );
}

/** What the renderings said when the draft was made. */
const dealtFrom = ({ texts }: DraftRow): ReadonlyMap<string, string> =>
  new Map(texts.source.map(({ id }, at) => [id, texts.target[at]?.text ?? ""]));

function placingsOf({ texts, layout }: DraftRow): Placing[] {
  const placings = toPlacings(layout, texts);
  if (!texts.ofTrack) return placings;
  const filled = new Set(placings.map(({ paragraphIds }) => paragraphIds[0]));
  const emptied = texts.source.flatMap(({ id, text: aligned }, at) => {
    if (filled.has(id) || texts.target[at]?.text === "") return [];
    return [{ paragraphIds: [id], aligned, text: "", marks: [], confidence: 1, links: [] }];
  });
  return [...placings, ...emptied];
}
