/**
 * The open texts of a page: the one being edited, its neighbours (so that going on lands in a live editor at once), and
 * a few that were just left. A text that the server does not have whole is never dropped.
 */
import { combineSaveStates, type SaveState } from "@/lib/collaboration/core/save-state";
import { clearAllLocalCopies, listLocalCopies } from "./local-copy";
import { RenderingSession } from "./rendering-session";
import type { SharedSocket } from "./shared-socket";

/** A rendering as rows give it: its id, and the generation of its text. */
export type RenderingRef = { readonly id: string; readonly generation: number };

type Held = { readonly ref: RenderingRef; readonly session: RenderingSession; uses: number; leftAt: number };

/** Sessions that nobody uses any more but that are kept for a while. */
const MOST_IDLE = 6;
const IDLE_MS = 20_000;
const SWEEP_MS = 5000;

export class SessionPool {
  private readonly held = new Map<string, Held>();
  private readonly listeners = new Set<() => void>();
  private saveState: SaveState = { kind: "saved" };
  private readonly sweeping: ReturnType<typeof setInterval>;

  constructor(
    private readonly options: {
      readonly userId: string;
      readonly socket: SharedSocket;
      readonly apiToken?: string;
    },
  ) {
    this.sweeping = setInterval(() => this.sweep(), SWEEP_MS);
  }

  /** Opens a text, or takes the one that is open. Give it back with `release`, once for each time. */
  acquire(ref: RenderingRef): RenderingSession {
    const known = this.held.get(ref.id);
    if (known !== undefined && known.ref.generation === ref.generation) {
      known.uses += 1;
      return known.session;
    }
    void known?.session.destroy();
    const session = new RenderingSession({
      ...this.options,
      renderingId: ref.id,
      generation: ref.generation,
    });
    this.held.set(ref.id, { ref, session, uses: 1, leftAt: 0 });
    session.subscribe(this.publish);
    this.publish();
    return session;
  }

  release(session: RenderingSession): void {
    const held = [...this.held.values()].find((other) => other.session === session);
    if (held === undefined) return;
    held.uses -= 1;
    held.leftAt = Date.now();
    this.sweep();
  }

  private sweep(): void {
    const idle = [...this.held.values()]
      .filter(({ uses, session }) => uses <= 0 && session.isSettled)
      .toSorted((a, b) => b.leftAt - a.leftAt);
    for (const [at, { ref, session, leftAt }] of idle.entries()) {
      if (at < MOST_IDLE && Date.now() - leftAt < IDLE_MS) continue;
      this.held.delete(ref.id);
      void session.destroy();
    }
    this.publish();
  }

  /** Gives up what the server will not take of a text, and opens the server's own. Offer the text first. */
  discard(session: RenderingSession): void {
    const held = [...this.held.values()].find((other) => other.session === session);
    if (held !== undefined) this.held.delete(held.ref.id);
    void session.destroy(true);
    this.publish();
  }

  /** Called whenever anything about the state of saving may have changed. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** One state for all open texts; the same object as long as it says the same. */
  readonly getSaveState = (): SaveState => this.saveState;

  private readonly publish = (): void => {
    const next = combineSaveStates([...this.held.values()].map(({ session }) => session.getSnapshot().save));
    if (JSON.stringify(next) === JSON.stringify(this.saveState)) return;
    this.saveState = next;
    for (const listener of this.listeners) listener();
  };

  /** Whether leaving the page now could lose text. */
  get isUnsafe(): boolean {
    return [...this.held.values()].some(({ session }) => session.isUnsafe);
  }

  /** Texts with words that the server does not have; for offering them before signing out. */
  listUnsent(): { readonly renderingId: string; readonly text: string }[] {
    return [...this.held.values()]
      .filter(({ session }) => session.isUnsafe)
      .map(({ ref, session }) => ({ renderingId: ref.id, text: session.readText() }));
  }

  /** Sends what closed tabs left on this device, then removes the copies. Texts that are refused stay. */
  async recover(): Promise<void> {
    for (const { renderingId, generation } of await listLocalCopies(this.options.userId)) {
      if (this.held.has(renderingId)) continue;
      const session = this.acquire({ id: renderingId, generation });
      await session.whenSaved();
      this.release(session);
    }
  }

  /** For signing out: ends every session and removes every copy from this device. */
  async clear(): Promise<void> {
    const sessions = [...this.held.values()].map(({ session }) => session);
    this.held.clear();
    await Promise.all(sessions.map((session) => session.destroy(true)));
    await clearAllLocalCopies();
  }

  destroy(): void {
    clearInterval(this.sweeping);
    for (const { session } of this.held.values()) void session.destroy();
    this.held.clear();
  }
}
