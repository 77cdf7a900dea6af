/** Why the server writes into a text; it becomes the cause of the revision that is kept. */
export const SERVER_CAUSES = [
  "write",
  "import",
  "join",
  "undo-join",
  "split",
  "restore",
  "replace",
  "undo-replace",
  "adopt",
  "compose",
  "undo-compose",
  "memory",
  "undo-memory",
  "return",
  "undo-return",
  "find-replace",
  "undo-find-replace",
] as const;
export type ServerCause = (typeof SERVER_CAUSES)[number];

/**
 * Why a revision of a rendering was kept: somebody typed, its state changed, or the server wrote; the source beside it
 * changed, or somebody said that it is still right.
 */
export const CAUSES = ["edit", "state", "source", "still-right", ...SERVER_CAUSES] as const;
