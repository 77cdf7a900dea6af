/** Work that is done in one go before others get their turn. */
const TURN_MS = 10;

/** Does work in its steps, and lets what else the server has to do come between them. */
export async function doPatiently<Result>(steps: Generator<void, Result>): Promise<Result> {
  for (let began = performance.now(); ; ) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < TURN_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
}
