import type { SkippedRendering } from "./replacement";

/** Whether what an undo left may come within reach: what somebody wrote since stays theirs. */
export const canGoOn = (skipped: readonly SkippedRendering[]): boolean =>
  skipped.some(({ reason }) => reason !== "changed");
