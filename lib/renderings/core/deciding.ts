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

type VoteFor = Pick<KeptVote, "trackId" | "text">;

/**
 * Whether a vote was given for other words than its track has now. The words count, not a number: a text that was only
 * confirmed since is the same, and so is one that says again what it said.
 */
export function isForEarlierWords(vote: VoteFor, candidates: readonly VoteFor[]): boolean {
  return !candidates.some(({ trackId, text }) => trackId === vote.trackId && text === vote.text);
}

/** How many want a track's text as it reads now, and how many wanted it as it read before. */
export type Tally = { readonly current: number; readonly earlier: number };

/** Counts votes for a candidate; a vote for words that have changed since is none for the new ones. */
export function countVotes(candidate: VoteFor, votes: readonly VoteFor[]): Tally {
  const own = votes.filter(({ trackId }) => trackId === candidate.trackId);
  const earlier = own.filter((vote) => isForEarlierWords(vote, [candidate])).length;
  return { current: own.length - earlier, earlier };
}

/** Who wanted another text than the one chosen. */
export function dissentOf(trackId: string, votes: readonly KeptVote[]): readonly KeptVote[] {
  return votes.filter((vote) => vote.trackId !== trackId);
}
