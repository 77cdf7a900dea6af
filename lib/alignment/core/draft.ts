import type { SourceText, TargetText } from "./placings";

/** Both texts of an alignment that is being repaired, as they were when it began. */
export type DraftTexts = {
  readonly source: readonly SourceText[];
  readonly target: readonly TargetText[];
  /** The target is what the track itself says: what loses its words there is emptied. */
  readonly ofTrack: boolean;
};
