import fs from "node:fs";
import { isAlive, pause, readFile } from "./postgres-process";

/** Locks that this very process holds; one with our number that is not here is left from before a restart. */
const held = new Set<string>();

/**
 * Runs `work` while no other process runs it for the same folder: two first starts at once would make the cluster
 * over each other. A lock whose process was killed is taken over.
 *
 * @throws Error after a minute of waiting
 */
export async function withStartLock<Value>(directory: string, work: () => Promise<Value>): Promise<Value> {
  const file = `${directory}.lock`;
  await takeLock(file);
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
    held.delete(file);
  }
}

async function takeLock(file: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: "wx" });
      held.add(file);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = Number(readFile(file) ?? 0);
    const isOurs = holder === process.pid && held.has(file);
    if (!isOurs && (holder === process.pid || !isAlive(holder))) fs.rmSync(file, { force: true });
    else await pause(100);
  }
  throw new Error(`Another start of Duizhao holds ${file}: end it, or remove that file, then start again.`);
}
