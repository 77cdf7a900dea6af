import fs from "node:fs";

/** What Linux knows of the main thread; its id is the process's. */
const SCHEDULED = `/proc/self/task/${process.pid}/schedstat`;
const isKnown = fs.existsSync(SCHEDULED);

/**
 * Milliseconds that the main thread has had the processor. What compiles and collects beside it is not among them: it keeps
 * nobody waiting. Where the system does not tell, of the whole process.
 */
export function threadTime(): number {
  if (isKnown) return Number(fs.readFileSync(SCHEDULED, "utf8").split(" ", 1)[0]) / 1e6;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
