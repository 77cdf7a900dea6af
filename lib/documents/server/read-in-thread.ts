import fs from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { ok, type Result, refuse } from "@/lib/kernel/result";

type Program =
  | "reader-worker"
  | "terms-reader-worker"
  | "returned-reader-worker"
  | "xliff-patch-worker"
  | "align-worker";

/** What a thread may take. A book is aligned in about a minute. */
const MILLISECONDS: Readonly<Record<Program, number>> = {
  "reader-worker": 30_000,
  "terms-reader-worker": 30_000,
  "returned-reader-worker": 60_000,
  "xliff-patch-worker": 60_000,
  "align-worker": 180_000,
};
const MEGABYTES = 768;

/** Threads of one kind at once; the rest wait their turn. */
class Turns {
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  constructor(private readonly atOnce: number) {}

  async take(): Promise<void> {
    if (this.#running >= this.atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running += 1;
  }

  give(): void {
    this.#running -= 1;
    this.#waiting.shift()?.();
  }
}

const reading = new Turns(2);
/** Whoever reads a file does not wait for a book that is aligned. */
const aligning = new Turns(1);

/**
 * Reads a file, or aligns texts, in a thread of its own, so that nothing in it can hold up or bring down the server: what
 * takes too much memory or time is refused and its thread is gone.
 *
 * @param name of the thread's program: dist/<name>.mjs posts one answer
 */
export async function readInThread<Answer>(
  name: Program,
  given: unknown,
): Promise<Result<Answer, "too-slow" | "expands-too-much">> {
  const turns = name === "align-worker" ? aligning : reading;
  await turns.take();
  try {
    return await answerOf<Answer>(name, given);
  } finally {
    turns.give();
  }
}

function answerOf<Answer>(
  name: Program,
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
