/** Work in steps: each `yield` is a place where others may get their turn; the value comes at the end. */
export type Steps<Value> = Generator<void, Value>;

/** Rows after which work pauses: some tenths of a millisecond. */
export const ROWS_A_STEP = 1_024;

/** Does all of it at once. */
export function drain<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
