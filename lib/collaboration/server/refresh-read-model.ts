import type pg from "pg";
import { findStaleRenderings, refreshRow } from "./read-model-store";

export type Refresher = {
  /** Something was added to this rendering's log; its row follows within a second. */
  readonly touch: (renderingId: string) => void;
  /** The last editor left: bring the row up now, and keep the state in the history. */
  readonly settle: (renderingId: string) => Promise<void>;
  /** Catches up with what an earlier process left behind; resolves with how many rows there were. */
  readonly sweep: () => Promise<number>;
  /** Brings everything up and ends. */
  readonly close: () => Promise<void>;
};

const QUIET_MS = 300;
const LONGEST_MS = 1000;
const RETRY_MS = 2000;
/** A long stretch of work is kept in the history at least this often. */
const KEEP_EVERY_MS = 10 * 60 * 1000;

type Pending = {
  timer: NodeJS.Timeout | undefined;
  /** When the oldest change that is not in the row yet came. */
  since: number | null;
  keptAt: number;
  running: Promise<void> | null;
};

/** Keeps the rows of renderings behind their logs by moments only. A database that is away is asked again until it answers. */
export function createRefresher(pool: pg.Pool, now: () => number = Date.now): Refresher {
  const pending = new Map<string, Pending>();
  let isClosed = false;

  const entry = (renderingId: string): Pending => {
    const known = pending.get(renderingId);
    if (known !== undefined) return known;
    const fresh: Pending = { timer: undefined, since: null, keptAt: now(), running: null };
    pending.set(renderingId, fresh);
    return fresh;
  };

  const schedule = (renderingId: string, delay: number): void => {
    const state = entry(renderingId);
    clearTimeout(state.timer);
    state.timer = setTimeout(() => void refresh(renderingId, false), delay);
  };

  async function refresh(renderingId: string, isLast: boolean): Promise<void> {
    const state = entry(renderingId);
    clearTimeout(state.timer);
    await state.running;
    state.since = null;
    state.running = refreshOnce(renderingId, state, isLast);
    await state.running;
    state.running = null;
    if (isLast && state.since === null) pending.delete(renderingId);
  }

  async function refreshOnce(renderingId: string, state: Pending, isLast: boolean): Promise<void> {
    const isDue = isLast || now() - state.keptAt >= KEEP_EVERY_MS;
    try {
      await refreshRow(pool, renderingId, isDue ? "edit" : null);
      if (isDue) state.keptAt = now();
    } catch (error) {
      console.error(
        JSON.stringify({ level: "warn", message: `A row could not be refreshed: ${String(error)}` }),
      );
      if (isClosed) return;
      state.since ??= now();
      schedule(renderingId, RETRY_MS);
    }
  }

  return {
    touch: (renderingId) => {
      const state = entry(renderingId);
      state.since ??= now();
      const left = state.since + LONGEST_MS - now();
      schedule(renderingId, Math.max(0, Math.min(QUIET_MS, left)));
    },
    settle: async (renderingId) => {
      if (pending.has(renderingId)) await refresh(renderingId, true);
    },
    sweep: async () => {
      const stale = await findStaleRenderings(pool);
      for (const renderingId of stale) await refreshRow(pool, renderingId, "edit");
      return stale.length;
    },
    close: async () => {
      isClosed = true;
      for (const renderingId of [...pending.keys()]) await refresh(renderingId, true);
    },
  };
}
