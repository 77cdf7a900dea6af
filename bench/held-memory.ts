import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Live heap and array buffers, after a collection. */
export function heldMegabytes(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 ** 2;
}
