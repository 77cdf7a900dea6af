import type { Turns } from "@/lib/text/core/turns";

/** Work that is done in one go before others get their turn. */
const TURN_MS = 10;

/** Does work that may take long, and lets what else the server has to do come between. */
export async function doInTurns<Result>(work: Turns<Result>): Promise<Result> {
  let began = performance.now();
  let step = work.next();
  while (step.done !== true) {
    if (performance.now() - began >= TURN_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      began = performance.now();
    }
    step = work.next();
  }
  return step.value;
}
