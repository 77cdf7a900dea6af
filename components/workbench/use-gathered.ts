"use client";

import { useCallback, useSyncExternalStore } from "react";
import type { GatheredStore } from "./gathered-store";

/** What a store knows of one thing; re-renders with news of that one only. Somebody else keeps it up to date. */
export function useGathered<Value>(store: GatheredStore<Value>, id: string): Value {
  const subscribe = useCallback((listener: () => void) => store.subscribe(id, listener), [store, id]);
  const read = () => store.get(id);
  return useSyncExternalStore(subscribe, read, read);
}

/** Whether nothing is known of one thing because no answer came; it is asked for again by itself. */
export function useIsMissing<Value>(store: GatheredStore<Value>, id: string): boolean {
  const subscribe = useCallback((listener: () => void) => store.subscribe(id, listener), [store, id]);
  const read = () => store.isMissing(id);
  return useSyncExternalStore(subscribe, read, read);
}
