import { Logger, type Runner, type RunnerOptions, run, type TaskList } from "graphile-worker";
import { pool } from "@/lib/db/database";
import { migrateQueue, QUEUE_SCHEMA, TASKS } from "@/lib/db/queue";
import { readEnvironment } from "@/lib/environment";
import { deliver } from "@/lib/interchange/server/deliver";
import { runExport } from "@/lib/interchange/server/run-export";
import { fillQueue, rescueExports, tidyExports } from "@/lib/interchange/server/tidy-exports";

/** An export and the sending of messages go on beside each other; as a rule a second export waits for the first. */
const AT_ONCE = 2;
/** What is to be done now is heard of at once; only what is due later is looked for. */
const POLL_EVERY_MS = 5000;
/** How often what a killed server left behind is looked for. */
const RESCUE_EVERY_MS = 5000;
/** Once an hour, at a minute when not everybody's clocks do the same. */
const TIDYING = "17 * * * * tidy ?max=1";

/**
 * Runs what people asked for in the background, in this process and over its connections, until it is closed: what is under
 * way is then given back to the queue at once, for the next start.
 */
export async function startQueue(): Promise<{ readonly close: () => Promise<void> }> {
  const url = readEnvironment().DATABASE_URL;
  if (url === undefined) throw new Error("The queue needs a database: it is started after it.");
  await migrateQueue(url);
  await tidyExports();
  await rescueExports();
  await fillQueue();

  const stopping = new AbortController();
  const options = queueOptions(stopping.signal);
  const first = await run(options);
  const running = keepRunning(first, options, stopping.signal);
  const rescuing = setInterval(() => void rescueExports().catch(() => {}), RESCUE_EVERY_MS);
  return {
    close: async () => {
      clearInterval(rescuing);
      stopping.abort();
      await running;
    },
  };
}

function queueOptions(stop: AbortSignal): RunnerOptions {
  let exporting = 0;
  const taskList: TaskList = {
    async export(payload) {
      exporting += 1;
      await runExport(TASKS.export.parse(payload), stop).finally(() => {
        exporting -= 1;
      });
    },
    deliver: (payload) => deliver(TASKS.deliver.parse(payload).deliveryId, stop),
    tidy: () => tidyExports(),
  };
  return {
    ...{ pgPool: pool(), schema: QUEUE_SCHEMA, taskList, crontab: TIDYING, logger: quietLogger(stop) },
    ...{ concurrency: AT_ONCE, pollInterval: POLL_EVERY_MS, noHandleSignals: true },
    forbiddenFlags: () => (exporting > 0 ? ["export"] : null),
  };
}

/** A queue ends when its database is away at the wrong moment: it is started again, until it is to stop. */
async function keepRunning(first: Runner, options: RunnerOptions, stop: AbortSignal): Promise<void> {
  let runner: Runner | null = first;
  for (;;) {
    const ended = runner === null ? pause(stop) : runner.promise.catch(() => {});
    await Promise.race([ended, whenAborted(stop)]);
    if (stop.aborted) break;
    runner = await run(options).catch(() => null);
  }
  await runner?.stop().catch(() => {});
}

function pause(stop: AbortSignal): Promise<unknown> {
  return Promise.race([new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS)), whenAborted(stop)]);
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Only what goes wrong is told, as one line of JSON as the rest of the server does; a stop breaks tasks off, and is none. */
function quietLogger(stop: AbortSignal): Logger {
  return new Logger((scope) => (level, message) => {
    if ((level !== "error" && level !== "warning") || stop.aborted) return;
    console.error(JSON.stringify({ level, queue: scope.taskIdentifier ?? scope.label ?? "queue", message }));
  });
}
