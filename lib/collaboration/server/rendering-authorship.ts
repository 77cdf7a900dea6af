import { type AuthoredText, readAuthorship } from "../core/authorship";
import { readAuthoredLogs } from "./authored-log-store";

/** Somebody types meanwhile, and must not wait for it longer than a frame. */
const BREATHE_AFTER_MS = 12;

/**
 * What renderings say, and who brought in which letters, out of their logs with what is archived of them. One that nobody
 * has written in is missing.
 */
export async function renderingAuthorship(
  renderingIds: readonly string[],
): Promise<ReadonlyMap<string, AuthoredText>> {
  const told = new Map<string, AuthoredText>();
  let since = performance.now();
  for (const [id, log] of await readAuthoredLogs(renderingIds)) {
    told.set(id, readAuthorship(log));
    if (performance.now() - since < BREATHE_AFTER_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  }
  return told;
}
