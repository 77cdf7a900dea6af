import fs from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type threads from "./threads.json";
import { type Asker, Turns } from "./turns";

/** A thread's program: `threads.json` says what is bundled as it. */
type Program = keyof typeof threads;

/** What a thread may take. A book is aligned in about a minute; the largest Markdown takes twenty seconds of a processor that others use too. */
const MILLISECONDS: Readonly<Record<Program, number>> = {
  "reader-worker": 90_000,
  "version-plan-worker": 60_000,
  "terms-reader-worker": 30_000,
  "returned-reader-worker": 60_000,
  "sheet-reader-worker": 60_000,
  "xliff-patch-worker": 60_000,
  "align-worker": 180_000,
};
const MEGABYTES = 768;

/** Files that are read at once, each in a minute and a half at most. */
const reading = new Turns({ atOnce: 2, waiting: 200, ofOne: 100 });
/** Whoever reads a file does not wait for a book that is aligned. */
const aligning = new Turns({ atOnce: 1, waiting: 12, ofOne: 2 });

/** What a thread posts before its answer, of how far it is. */
export type ThreadNews<News> = { readonly news: News };

/**
 * Reads a file, or aligns texts, in a thread of its own, so that nothing in it can hold up or bring down the server: what
 * takes too much memory or time is refused and its thread is gone.
 *
 * @param name of the thread's program: dist/<name>.mjs posts one answer, and any number of `ThreadNews` before it
 * @param asker whose it is; when the signal is aborted, the thread is ended
 * @param hear hears the news of a thread that has some
 * @throws AppError when there is no turn for it (turns.ts); what the signal was aborted with
 */
export function readInThread<Answer, News = never>(
  name: Program,
  given: unknown,
  asker: Asker = { who: null },
  hear: (news: News) => void = () => {},
): Promise<Result<Answer, "too-slow" | "expands-too-much">> {
  const turns = name === "align-worker" ? aligning : reading;
  return turns.run(asker, () => answerOf<Answer, News>(name, given, { signal: asker.signal, hear }));
}

type Listening<News> = {
  readonly signal: AbortSignal | undefined;
  readonly hear: (news: News) => void;
};

function answerOf<Answer, News>(
  name: Program,
  given: unknown,
  { signal, hear }: Listening<News>,
): Promise<Result<Answer, "too-slow" | "expands-too-much">> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(/* turbopackIgnore: true */ workerFile(name), {
      workerData: given,
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
      env: {},
      stdin: false,
    });
    const timer = setTimeout(() => finish(() => resolve(refuse("too-slow"))), MILLISECONDS[name]);
    const stop = (): void => finish(() => reject(signal?.reason));
    signal?.addEventListener("abort", stop, { once: true });
    const finish = (act: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      act();
      void worker.terminate();
    };
    worker.on("message", (posted: Answer | ThreadNews<News>) => {
      if (isNews(posted)) hear(posted.news);
      else finish(() => resolve(ok(posted)));
    });
    worker.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") finish(() => resolve(refuse("expands-too-much")));
      else finish(() => reject(error));
    });
    worker.once("exit", () => finish(() => reject(new Error("The reader ended without an answer."))));
  });
}

function isNews<Answer, News>(posted: Answer | ThreadNews<News>): posted is ThreadNews<News> {
  return typeof posted === "object" && posted !== null && "news" in posted;
}

/** Bundled beside the server; every command of ours runs in the product's folder. */
function workerFile(name: string): string {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), "dist", `${name}.mjs`);
  if (!fs.existsSync(file))
    throw new Error(`dist/${name}.mjs is missing: run npm start, or scripts/build-server.mjs.`);
  return file;
}
