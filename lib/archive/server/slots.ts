import { AppError } from "@/lib/kernel/app-error";

/** Archives that a server makes or takes in at once: each holds a connection and a moment of the database for long. */
const MOST = 2;

/** The server's bundle and Next's are two module graphs in one process. */
const shared = globalThis as typeof globalThis & { duizhaoArchives?: number | undefined };

/**
 * Takes one of the server's places for archives.
 *
 * @returns what gives it back, however often it is called
 * @throws AppError `unavailable` when all are taken
 */
export function takeSlot(): () => void {
  const taken = shared.duizhaoArchives ?? 0;
  if (taken >= MOST)
    throw new AppError("unavailable", "Other archives are being made or taken in: try again in a moment.", {
      key: "archive.busy",
    });
  shared.duizhaoArchives = taken + 1;
  let isHeld = true;
  return () => {
    if (isHeld) shared.duizhaoArchives = (shared.duizhaoArchives ?? 1) - 1;
    isHeld = false;
  };
}
