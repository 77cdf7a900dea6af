import type { State } from "./state";

/** A rendering that may be taken over. */
export type ComposeCandidate = { readonly trackId: string; readonly text: string };

/** A paragraph as it stands in the track that is composed, and in the others. */
export type ComposeRow = {
  readonly paragraphId: string;
  readonly text: string;
  readonly state: State;
  readonly candidates: readonly ComposeCandidate[];
};

/** How a track is to be composed. */
export type ComposeWish = {
  /** Tracks, the most preferred first: the first that has words for a paragraph gives them. */
  readonly prefer: readonly string[];
  /** What a person chose for paragraphs: a track, or null to leave the paragraph as it is. */
  readonly picks: ReadonlyMap<string, string | null>;
  /** Also where the track has words already; a person's choice goes over them in any case. */
  readonly replace: boolean;
};

/** What becomes of a paragraph; `trackId` is the track that gives the words. */
export type Composed =
  | { readonly outcome: "taken" | "same"; readonly trackId: string }
  | { readonly outcome: "final" | "has-text" | "left" | "nothing" };

/**
 * Says what a paragraph is composed of. What is final stays, whatever was chosen.
 * `same`: the words stand there already; `left`: a person chose to leave it; `nothing`: no track has words for it.
 */
export function composeRow(row: ComposeRow, { prefer, picks, replace }: ComposeWish): Composed {
  const pick = picks.get(row.paragraphId);
  if (row.state === "final") return { outcome: "final" };
  if (pick === null) return { outcome: "left" };
  const given = findCandidate(row, pick === undefined ? prefer : [pick]);
  if (given === undefined) return { outcome: "nothing" };
  if (given.text === row.text) return { outcome: "same", trackId: given.trackId };
  if (pick === undefined && !replace && row.text.trim() !== "") return { outcome: "has-text" };
  return { outcome: "taken", trackId: given.trackId };
}

function findCandidate(row: ComposeRow, trackIds: readonly string[]): ComposeCandidate | undefined {
  for (const id of trackIds) {
    const found = row.candidates.find(({ trackId, text }) => trackId === id && text.trim() !== "");
    if (found !== undefined) return found;
  }
  return undefined;
}
