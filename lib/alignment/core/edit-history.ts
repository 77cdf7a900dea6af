/** What was before and what was taken back, the newest last. */
export type History<Value> = {
  readonly past: readonly Value[];
  readonly present: Value;
  readonly future: readonly Value[];
};

export const beginHistory = <Value>(present: Value): History<Value> => ({ past: [], present, future: [] });

/** Goes on to another value, which can be taken back. */
export const goOn = <Value>({ past, present }: History<Value>, next: Value): History<Value> => ({
  past: [...past, present],
  present: next,
  future: [],
});

/** The same when there is nothing to take back. */
export function undo<Value>(history: History<Value>): History<Value> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  const { past, present, future } = history;
  return { past: past.slice(0, -1), present: before, future: [...future, present] };
}

/** The same when nothing was taken back. */
export function redo<Value>(history: History<Value>): History<Value> {
  const next = history.future.at(-1);
  if (next === undefined) return history;
  const { past, present, future } = history;
  return { past: [...past, present], present: next, future: future.slice(0, -1) };
}
