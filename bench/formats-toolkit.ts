import { spawnSync } from "node:child_process";
import os from "node:os";
import { z } from "zod";
import { type FormatOutcome, formatTaken } from "./formats-task";

/** What translate-toolkit does the same with: a converter out of PO, a reading of the file. */
export const TOOLKIT = {
  tmx: { out: ["po2tmx", "--source-language=zh-CN", "--language=en"], in: ["pocount"] },
  "xliff-1.2": { out: ["po2xliff"], in: ["xliff2po"] },
  csv: { out: ["po2csv"], in: ["pocount"] },
} as const satisfies Readonly<Record<string, Readonly<Record<"out" | "in", readonly [string, ...string[]]>>>>;

export function hasToolkit(): boolean {
  return spawnSync("which", ["pocount"]).status === 0;
}

/** Each of its programs may have half of the machine's memory: they hold the whole file, several times over. */
const MOST_MEGABYTES = Math.floor(os.totalmem() / 1024 ** 2 / 2);

/**
 * Runs a program within limits and says what it took, its start with it; its peak of memory is that of the only child. translate-toolkit's
 * programs end well whatever happened, so what they said of errors is looked at too.
 */
const WATCH = `
import json, resource, subprocess, sys, tempfile, time
seconds, most = float(sys.argv[1]), int(sys.argv[2]) * 1024 * 1024
said = tempfile.TemporaryFile()
began = time.time()
try:
    code = subprocess.run(
        sys.argv[3:], stdout=said, stderr=said, timeout=seconds,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (most, most)),
    ).returncode
except subprocess.TimeoutExpired:
    code = None
took = time.time() - began
said.seek(0)
words = said.read()
megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
if code is None: ended = "time"
elif b"MemoryError" in words or b"emory allocation" in words: ended = "memory"
elif code != 0 or b"Error" in words or b"Traceback" in words: ended = "failed"
else: ended = "done"
print(json.dumps({"ended": ended, "seconds": took, "megabytes": megabytes}))
`;

const watched = formatTaken.extend({ ended: z.enum(["done", "time", "memory", "failed"]) });

/** What one of its programs took, or why it came to no end. */
export function toolkitTask(command: readonly string[], minutes: number): FormatOutcome {
  const limits = [`${minutes * 60}`, `${MOST_MEGABYTES}`];
  const { stdout, stderr, status } = spawnSync("python3", ["-c", WATCH, ...limits, ...command], {
    encoding: "utf8",
  });
  if (status !== 0) return { undone: `not run: ${stderr.trim().split("\n").at(-1)}` };
  const { ended, seconds, megabytes } = watched.parse(JSON.parse(stdout));
  const spent = `after ${Math.round(seconds)} s and ${Math.round(megabytes)} MB`;
  switch (ended) {
    case "done":
      return { seconds, megabytes };
    case "time":
      return { undone: `not done in ${minutes} minutes; stopped at ${Math.round(megabytes)} MB` };
    case "memory":
      return { undone: `not done in ${MOST_MEGABYTES} MB; gave up ${spent}` };
    case "failed":
      return { undone: `failed ${spent}` };
  }
}
