"use client";
/**
 * The live text of one rendering, for the row that is being edited.
 *
 *   const session = useRenderingSession({ id: row.id, generation: row.generation }, { active: true });
 *   session.editing === null  → show the row's static text (still opening)
 *   session.editing !== null  → useEditor({ extensions: renderingExtensions({ ...session.editing, … }),
 *                               editable: session.canEdit })
 *   session.save              → the indicator; session.whenSaved() → wait for it before a tick turns solid
 *   session.unsentText        → not null: the server will not take this text; offer it, then session.discard()
 *
 * Keep the neighbours of the active row warm with `useWarmRenderings([previous, next])`, and going on lands in a live
 * editor at once. A session stays open for a while after its row was left, and until the server has everything.
 */
import { useEffect, useState, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import type { SaveState } from "@/lib/collaboration/core/save-state";
import { useCollaboration } from "./collaboration-provider";
import type { OrderlyProvider } from "./orderly-provider";
import type { RenderingSession, SessionSnapshot } from "./rendering-session";
import type { RenderingRef } from "./session-pool";

export type RenderingSessionView = {
  /** What the editor binds to; null while the text is not here yet. Stable while the session lives: use it as the editor's key. */
  readonly editing: { readonly document: Y.Doc; readonly provider: OrderlyProvider } | null;
  readonly save: SaveState;
  /** Whether typing is allowed now: also offline, when it was before. */
  readonly canEdit: boolean;
  readonly unsentText: string | null;
  /** True once everything typed so far is in the server's log; false when that cannot be, or takes longer than 15 s. */
  readonly whenSaved: () => Promise<boolean>;
  /** Takes the open session once more, for as long as it is needed. Only while `editing` is not null. */
  readonly hold: () => { readonly session: RenderingSession; readonly release: () => void };
  /** Gives up what the server will not take, and opens the server's text. */
  readonly discard: () => void;
};

const CLOSED: SessionSnapshot = {
  phase: "opening",
  save: { kind: "connecting" },
  canEdit: false,
  unsentText: null,
};
const never = (): (() => void) => () => {};
const closed = (): SessionSnapshot => CLOSED;

/** @param options.active false opens and syncs the text without showing one's caret in it */
export function useRenderingSession(
  ref: RenderingRef | null,
  { active }: { readonly active: boolean },
): RenderingSessionView {
  const pool = useCollaboration()?.pool;
  const [session, setSession] = useState<RenderingSession | null>(null);
  const [round, setRound] = useState(0);
  const [id, generation] = [ref?.id, ref?.generation];

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks for a new session after a discarded one
  useEffect(() => {
    if (pool === undefined || id === undefined || generation === undefined) return;
    const acquired = pool.acquire({ id, generation });
    setSession(acquired);
    return () => {
      setSession(null);
      pool.release(acquired);
    };
  }, [pool, id, generation, round]);

  useEffect(() => {
    if (!active) session?.provider.setAwarenessField("cursor", null);
  }, [session, active]);

  const snapshot = useSyncExternalStore(session?.subscribe ?? never, session?.getSnapshot ?? closed, closed);
  return {
    editing: session !== null && snapshot.phase === "ready" ? session.editing : null,
    save: snapshot.save,
    canEdit: snapshot.canEdit,
    unsentText: snapshot.unsentText,
    whenSaved: session?.whenSaved ?? notOpen,
    hold: () => {
      if (pool === undefined || ref === null) throw new Error("Only an open session can be held.");
      const held = pool.acquire(ref);
      return { session: held, release: () => pool.release(held) };
    },
    discard: () => {
      if (session === null) return;
      pool?.discard(session);
      setRound((before) => before + 1);
    },
  };
}

const notOpen = async (): Promise<boolean> => false;

/** Opens and syncs texts that are likely to be edited next. Give the same ones again at each render; order is no matter. */
export function useWarmRenderings(refs: readonly RenderingRef[]): void {
  const pool = useCollaboration()?.pool;
  const key = refs
    .map(({ id, generation }) => `${id} ${generation}`)
    .toSorted()
    .join(",");

  useEffect(() => {
    if (pool === undefined || key === "") return;
    const sessions = key.split(",").map((entry) => {
      const [id = "", generation = "1"] = entry.split(" ");
      return pool.acquire({ id, generation: Number(generation) });
    });
    return () => {
      for (const session of sessions) pool.release(session);
    };
  }, [pool, key]);
}
