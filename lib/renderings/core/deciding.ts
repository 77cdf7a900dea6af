import { z } from "zod";

/** A vote as a decision keeps it. Names of people and tracks as they were: the record reads for itself. */
export const keptVote = z.object({
  userId: z.uuid(),
  name: z.string(),
  trackId: z.uuid(),
  trackName: z.string(),
  /** The text as it read when the vote was given. */
  text: z.string(),
  reason: z.string(),
});
export type KeptVote = z.output<typeof keptVote>;

/** How many want a track's text, and how many of them want it as it reads now. */
export type Tally = { readonly all: number; readonly current: number };

/** Counts votes for a candidate; a vote for words that have changed since is told apart. */
export function countVotes(
  candidate: { readonly trackId: string; readonly text: string },
  votes: readonly Pick<KeptVote, "trackId" | "text">[],
): Tally {
  const own = votes.filter(({ trackId }) => trackId === candidate.trackId);
  return { all: own.length, current: own.filter(({ text }) => text === candidate.text).length };
}

/** Who wanted another text than the one chosen. */
export function dissentOf(trackId: string, votes: readonly KeptVote[]): readonly KeptVote[] {
  return votes.filter((vote) => vote.trackId !== trackId);
}
