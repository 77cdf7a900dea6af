import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import type { BenchRow } from "./bench-row";
import type { BenchFormat, FormatTaken, FormatTask } from "./formats-task";

const FORMATS = ["tmx", "xliff-1.2", "csv"] as const satisfies readonly BenchFormat[];
const ENDINGS: Readonly<Record<BenchFormat, string>> = {
  ...{ tmx: "tmx", "xliff-1.2": "xlf", csv: "csv", po: "po" },
};
const NAMES: Readonly<Record<BenchFormat, string>> = {
  ...{ tmx: "TMX", "xliff-1.2": "XLIFF 1.2", csv: "CSV", po: "PO" },
};

/** What translate-toolkit does the same with: a converter out of PO, a reading of the file. */
const OUT: Readonly<Record<(typeof FORMATS)[number], readonly string[]>> = {
  tmx: ["po2tmx", "--source-language=zh-CN", "--language=en"],
  "xliff-1.2": ["po2xliff"],
  csv: ["po2csv"],
};
const IN: Readonly<Record<(typeof FORMATS)[number], readonly string[]>> = {
  tmx: ["pocount"],
  "xliff-1.2": ["xliff2po"],
  csv: ["pocount"],
};

/**
 * Pairs to and from files: how many in a second, and the most memory of a process that does nothing else, beside that of a tenth of the
 * pairs. translate-toolkit does the same on the same files where it is on the machine.
 */
export function measureFormats(pairs: number): BenchRow[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-bench-"));
  try {
    const hasToolkit = spawnSync("which", ["pocount"]).status === 0;
    if (!hasToolkit) console.log("Not on this machine, so not compared with: translate-toolkit");
    const fileOf = (format: BenchFormat, count: number) => path.join(folder, `${count}.${ENDINGS[format]}`);
    const ours = FORMATS.flatMap((format) => [
      ...(["write", "read"] as const).flatMap((way) => {
        const tenth = Math.round(pairs / 10);
        const small = ownTask({ way, format, pairs: tenth, file: fileOf(format, tenth) });
        const large = ownTask({ way, format, pairs, file: fileOf(format, pairs) });
        return rowsOf(`${NAMES[format]} ${way === "write" ? "out" : "in"}`, { pairs, small, large });
      }),
      ...returnedRows(format, fileOf),
    ]);
    return hasToolkit ? [...ours, ...toolkitRows(pairs, fileOf)] : ours;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** As many as the largest file holds that may come back, or nearly. */
const RETURNED = 20_000;

function returnedRows(
  format: BenchFormat,
  fileOf: (format: BenchFormat, pairs: number) => string,
): readonly BenchRow[] {
  const file = fileOf(format, RETURNED);
  if (ownTask({ way: "write", format, pairs: RETURNED, file }) === null) return [];
  const large = ownTask({ way: "return", format, pairs: RETURNED, file });
  return rowsOf(`${NAMES[format]} back into a track`, { pairs: RETURNED, small: null, large });
}

type Measured = {
  readonly pairs: number;
  readonly small: FormatTaken | null;
  readonly large: FormatTaken | null;
};

function rowsOf(name: string, { pairs, small, large }: Measured): readonly BenchRow[] {
  if (large === null) {
    console.log(`${name}, ${pairs} pairs: not done`);
    return [];
  }
  const of = `${name}, ${pairs} pairs`;
  return [
    { name: of, value: Math.round(pairs / large.seconds), unit: "pairs/s" },
    { name: `${of}: most memory`, value: Math.round(large.megabytes), unit: "MB" },
    ...(small === null
      ? []
      : [{ name: `${of}: of a tenth of them`, value: Math.round(small.megabytes), unit: "MB" }]),
  ];
}

const taken = z.object({ seconds: z.number(), megabytes: z.number() });

/** In a process of its own. Null where it cannot be done. */
function ownTask({ way, format, pairs, file }: FormatTask): FormatTaken | null {
  const program = path.resolve("dist/bench-formats.mjs");
  const args = [
    "--conditions=react-server",
    "--max-old-space-size=12288",
    program,
    way,
    format,
    `${pairs}`,
    file,
  ];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return status === 0 ? taken.parse(JSON.parse(stdout)) : null;
}

function toolkitRows(
  pairs: number,
  fileOf: (format: BenchFormat, pairs: number) => string,
): readonly BenchRow[] {
  const po = fileOf("po", pairs);
  if (ownTask({ way: "write", format: "po", pairs, file: po }) === null) return [];
  return FORMATS.flatMap((format) => {
    const [convert = "", ...options] = OUT[format];
    const made = `${fileOf(format, pairs)}.toolkit.${ENDINGS[format]}`;
    const [read = ""] = IN[format];
    const back = read === "pocount" ? [] : [`${fileOf(format, pairs)}.back.po`];
    const name = `translate-toolkit, ${NAMES[format]}`;
    return [
      ...rowsOf(`${name} out (${convert})`, {
        ...{ pairs, small: null, large: toolkitTask([convert, ...options, po, made]) },
      }),
      ...rowsOf(`${name} in (${read})`, {
        ...{ pairs, small: null, large: toolkitTask([read, fileOf(format, pairs), ...back]) },
      }),
    ];
  });
}

/** Runs a program and says what it took, its start with it; its peak of memory is that of the only child. */
const WATCH = [
  "import json,resource,subprocess,sys,time",
  "began=time.time()",
  "subprocess.run(sys.argv[1:],check=True,stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL)",
  "most=resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss/1024",
  "print(json.dumps({'seconds':time.time()-began,'megabytes':most}))",
].join("\n");

function toolkitTask(command: readonly string[]): FormatTaken | null {
  const { stdout, status } = spawnSync("python3", ["-c", WATCH, ...command], { encoding: "utf8" });
  return status === 0 ? taken.parse(JSON.parse(stdout)) : null;
}
