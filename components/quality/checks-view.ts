/** What stands for a track where the source is looked at. */
export const SOURCE = "source";

/** What the address says is shown. */
export type ChecksView = {
  /** A track's id, or `SOURCE`. */
  readonly trackId: string;
  readonly severity: string | null;
  readonly check: string | null;
  readonly waived: boolean;
};
