import fs from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { ReadRefusal } from "@/lib/documents/core/reader";
import { type Result, refuse } from "@/lib/kernel/result";
import type { Understood, Upload } from "./understand";

/** What reading one file may take. */
const LIMITS = { milliseconds: 30_000, megabytes: 768 } as const;
/** Files read at once; the rest wait their turn. */
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads a file in a thread of its own, so that nothing in it can hold up or bring down the server: a file that takes
 * too much memory or time is refused and its thread is gone.
 */
export async function readUpload(upload: Upload): Promise<Result<Understood, ReadRefusal>> {
  await takeTurn();
  try {
    return await readInThread(upload);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function takeTurn(): Promise<void> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
}

function readInThread(upload: Upload): Promise<Result<Understood, ReadRefusal>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(/* turbopackIgnore: true */ workerFile(), {
      workerData: upload,
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.megabytes },
      env: {},
      stdin: false,
    });
    const timer = setTimeout(() => finish(() => resolve(refuse("too-slow"))), LIMITS.milliseconds);
    const finish = (act: () => void): void => {
      clearTimeout(timer);
      act();
      void worker.terminate();
    };
    worker.once("message", (answer: Result<Understood, ReadRefusal>) => finish(() => resolve(answer)));
    worker.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") finish(() => resolve(refuse("expands-too-much")));
      else finish(() => reject(error));
    });
    worker.once("exit", () => finish(() => reject(new Error("The reader ended without an answer."))));
  });
}

/** Bundled beside the server; every command of ours runs in the product's folder. */
function workerFile(): string {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), "dist", "reader-worker.mjs");
  if (!fs.existsSync(file))
    throw new Error("dist/reader-worker.mjs is missing: run npm start, or scripts/build-server.mjs.");
  return file;
}
