import type { Steps } from "@/lib/memory/core/steps";

/** What is done in one go before others get their turn. */
const TURN_MS = 10;

/** Does work in steps so that other requests are answered in between. */
export async function inTurns<Value>(steps: Steps<Value>): Promise<Value> {
  let began = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() - began < TURN_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
}
