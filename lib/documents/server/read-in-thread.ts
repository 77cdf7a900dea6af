import fs from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { ok, type Result, refuse } from "@/lib/kernel/result";

/** What a thread may take. A book is aligned in about a minute. */
const MILLISECONDS = {
  "reader-worker": 30_000,
  "terms-reader-worker": 30_000,
  "align-worker": 180_000,
} as const;
const MEGABYTES = 768;
/** Threads at once; the rest wait their turn. */
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads a file, or aligns texts, in a thread of its own, so that nothing in it can hold up or bring down the server: what
 * takes too much memory or time is refused and its thread is gone.
 *
 * @param name of the thread's program: dist/<name>.mjs posts one answer
 */
export async function readInThread<Answer>(
  name: keyof typeof MILLISECONDS,
  given: unknown,
): Promise<Result<Answer, "too-slow" | "expands-too-much">> {
  await takeTurn();
  try {
    return await answerOf<Answer>(name, given);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function takeTurn(): Promise<void> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
}

function answerOf<Answer>(
  name: keyof typeof MILLISECONDS,
  given: unknown,
): Promise<Result<Answer, "too-slow" | "expands-too-much">> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(/* turbopackIgnore: true */ workerFile(name), {
      workerData: given,
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
      env: {},
      stdin: false,
    });
    const timer = setTimeout(() => finish(() => resolve(refuse("too-slow"))), MILLISECONDS[name]);
    const finish = (act: () => void): void => {
      clearTimeout(timer);
      act();
      void worker.terminate();
    };
    worker.once("message", (answer: Answer) => finish(() => resolve(ok(answer))));
    worker.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") finish(() => resolve(refuse("expands-too-much")));
      else finish(() => reject(error));
    });
    worker.once("exit", () => finish(() => reject(new Error("The reader ended without an answer."))));
  });
}

/** Bundled beside the server; every command of ours runs in the product's folder. */
function workerFile(name: string): string {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), "dist", `${name}.mjs`);
  if (!fs.existsSync(file))
    throw new Error(`dist/${name}.mjs is missing: run npm start, or scripts/build-server.mjs.`);
  return file;
}
