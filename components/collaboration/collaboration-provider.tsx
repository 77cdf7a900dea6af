"use client";
/**
 * Put once around a page that edits texts: one socket, one pool of open texts, one question before leaving unsaved.
 *
 *   <CollaborationProvider userId={user.id}> … </CollaborationProvider>
 *
 * Inside: `useRenderingSession`, `useWarmRenderings`, `useDocumentChannel`, `useSaveIndicator`, `useSigningOut`.
 */
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { SaveState } from "@/lib/collaboration/core/save-state";
import { SessionPool } from "./session-pool";
import { SharedSocket } from "./shared-socket";

export type Collaboration = { readonly socket: SharedSocket; readonly pool: SessionPool };

const Context = createContext<Collaboration | null>(null);

type CollaborationProviderProps = { readonly userId: string; readonly children: ReactNode };

export function CollaborationProvider({ userId, children }: CollaborationProviderProps) {
  const [collaboration, setCollaboration] = useState<Collaboration | null>(null);

  useEffect(() => {
    const socket = new SharedSocket({ origin: window.location.origin.replace(/^http/, "ws") });
    const pool = new SessionPool({ userId, socket });
    setCollaboration({ socket, pool });
    void pool.recover();

    const ask = (event: BeforeUnloadEvent): void => {
      if (pool.isUnsafe) event.preventDefault();
    };
    const comeBack = (): void => socket.reopen();
    window.addEventListener("beforeunload", ask);
    window.addEventListener("online", comeBack);
    window.addEventListener("offline", comeBack);
    return () => {
      window.removeEventListener("beforeunload", ask);
      window.removeEventListener("online", comeBack);
      window.removeEventListener("offline", comeBack);
      pool.destroy();
      socket.destroy();
      setCollaboration(null);
    };
  }, [userId]);

  return <Context value={collaboration}>{children}</Context>;
}

/** Null until the page runs in a browser. */
export function useCollaboration(): Collaboration | null {
  return useContext(Context);
}

const SAVED: SaveState = { kind: "saved" };
const never = (): (() => void) => () => {};
const alwaysSaved = (): SaveState => SAVED;

/** One state for all texts that are open on this page, for the indicator in the header. */
export function useSaveIndicator(): SaveState {
  const pool = useCollaboration()?.pool;
  return useSyncExternalStore(pool?.subscribe ?? never, pool?.getSaveState ?? alwaysSaved, alwaysSaved);
}

/**
 * For the sign-out button and for links that leave the page: first `listUnsent()` and offer what it gives, then
 * `clear()`, then sign out. `isUnsafe()` says whether to ask before navigating away inside the application.
 */
export function useSigningOut(): {
  readonly isUnsafe: () => boolean;
  readonly listUnsent: () => readonly { readonly renderingId: string; readonly text: string }[];
  readonly clear: () => Promise<void>;
} {
  const pool = useCollaboration()?.pool;
  return {
    isUnsafe: () => pool?.isUnsafe ?? false,
    listUnsent: () => pool?.listUnsent() ?? [],
    clear: async () => pool?.clear(),
  };
}
