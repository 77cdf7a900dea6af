/** When code did not come, it is asked for again after so long, then after twice as long each time. */
const RETRY_MS = 2000;
const LONGEST_RETRY_MS = 60_000;

/**
 * Loads code that is not part of the page, over a line that may be away: asks again until it is there, at once when the
 * browser says that the line is back.
 *
 * @param load a dynamic import; one that failed can be called again
 * @param signal gives up waiting
 * @returns null when it was given up
 */
export async function loadLate<Code>(load: () => Promise<Code>, signal: AbortSignal): Promise<Code | null> {
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      const code = await load();
      return signal.aborted ? null : code;
    } catch {
      await backOnline(Math.min(RETRY_MS * 2 ** failures, LONGEST_RETRY_MS), signal);
    }
  }
  return null;
}

function backOnline(atLatest: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, atLatest);
    addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
