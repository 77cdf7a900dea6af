import type { Grant } from "@/lib/accounts/core/grant";
import { listErrors } from "@/lib/discussion/server/list-errors";
import { notFound } from "@/lib/kernel/app-error";
import { type Score, score, type Weights } from "@/lib/review/core/score";
import { countText } from "@/lib/text/core/counts";
import { flatMapInTurns } from "@/lib/text/core/turns";
import { doInTurns } from "@/lib/text/server/do-in-turns";
import { readLookedAt } from "./looked-at-store";
import { reviewSettingsOf } from "./settings";

export type TrackScore = Score & {
  /** Of the source of the paragraphs that were looked at, with Chinese punctuation. */
  readonly characters: number;
  readonly passLimit: number | null;
  readonly weights: Weights;
  /** Paragraphs: those reviewed, final or sent back, and those with an error. */
  readonly looked: number;
};

/**
 * What the errors of a track amount to, by its project's weights. Counted is each shown paragraph once, whatever was
 * joined into it; what is set aside does not count.
 *
 * @throws AppError `not-found` for a track that is not the project's
 */
export async function scoreTrack(grant: Grant, trackId: string): Promise<TrackScore> {
  const { weights, passLimit } = await reviewSettingsOf(grant);
  const errors = await listErrors(grant, trackId);
  const sources = await readLookedAt(
    grant,
    trackId,
    errors.map(({ paragraphId }) => paragraphId),
  );
  if (sources === null) throw notFound("This track");
  const counts = await doInTurns(flatMapInTurns(sources, (source) => [countText(source).characters]));
  const characters = counts.reduce((sum, count) => sum + count, 0);
  const severities = errors.map(({ severity }) => severity);
  return {
    ...score({ severities, characters, weights, passLimit }),
    ...{ characters, passLimit, weights, looked: sources.length },
  };
}
