import { setFlagsFromString } from "node:v8";

/**
 * How much garbage the heap may gather before it is collected, as a share of what lives in it. On a machine with much
 * memory V8 lets a heap grow to a multiple of what it holds, which a team's small server pays for; half as much again
 * was not slower where it was measured (docs/benchmarks.md, acknowledgements and imports).
 */
const GROWING_PERCENT = 50;

/** Before anything large is made. The flag is read at each collection, so it may be set while the process runs. */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWING_PERCENT}`);
}
