import { useSyncExternalStore } from "react";

/** A value that components subscribe to in slices, so that a change re-renders only what shows it. */
export type Store<Value> = {
  readonly get: () => Value;
  readonly set: (next: Value | ((current: Value) => Value)) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export function createStore<Value>(initial: Value): Store<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      const changed = typeof next === "function" ? (next as (current: Value) => Value)(value) : next;
      if (Object.is(changed, value)) return;
      value = changed;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** `select` must give the same reference for the same slice. */
export function useStore<Value, Slice>(store: Store<Value>, select: (value: Value) => Slice): Slice {
  const read = () => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}
