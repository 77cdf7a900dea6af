/** Why the server writes into a text; it becomes the cause of the revision that is kept. */
export const SERVER_CAUSES = [
  "write",
  "import",
  "join",
  "undo-join",
  "restore",
  "replace",
  "undo-replace",
  "adopt",
  "compose",
  "undo-compose",
  "memory",
  "undo-memory",
  "find-replace",
  "undo-find-replace",
] as const;
export type ServerCause = (typeof SERVER_CAUSES)[number];

/** Why a revision of a rendering was kept: somebody typed, its state changed, or the server wrote. */
export const CAUSES = ["edit", "state", ...SERVER_CAUSES] as const;
