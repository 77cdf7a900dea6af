import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { BenchRow } from "./bench-row";
import { type BenchFormat, type FormatOutcome, type FormatTask, formatTaken } from "./formats-task";
import { hasToolkit, TOOLKIT, toolkitTask } from "./formats-toolkit";
import { sayRow } from "./print-rows";

const FORMATS = ["tmx", "xliff-1.2", "csv"] as const satisfies readonly BenchFormat[];
const ENDINGS: Readonly<Record<BenchFormat, string>> = {
  ...{ tmx: "tmx", "xliff-1.2": "xlf", csv: "csv", po: "po" },
};
const NAMES: Readonly<Record<BenchFormat, string>> = {
  ...{ tmx: "TMX", "xliff-1.2": "XLIFF 1.2", csv: "CSV", po: "PO" },
};

type FileOf = (format: BenchFormat, pairs: number) => string;

/** `minutes`: the most that each of translate-toolkit's programs may take. */
type FormatWish = { readonly pairs: number; readonly minutes: number };

/**
 * Pairs to and from files: how many in a second, and the most memory of a process that does nothing else, beside that of a tenth of the
 * pairs. translate-toolkit does the same on the same files where it is on the machine.
 */
export function measureFormats({ pairs, minutes }: FormatWish): BenchRow[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-bench-"));
  try {
    const fileOf: FileOf = (format, count) => path.join(folder, `${count}.${ENDINGS[format]}`);
    const ours = FORMATS.flatMap((format) => [
      ...(["write", "read"] as const).flatMap((way) => {
        const tenth = Math.round(pairs / 10);
        const small = ownTask({ way, format, pairs: tenth, file: fileOf(format, tenth) });
        const large = ownTask({ way, format, pairs, file: fileOf(format, pairs) });
        return rowsOf(`${NAMES[format]} ${way === "write" ? "out" : "in"}`, { pairs, small, large });
      }),
      ...returnedRows(format, fileOf),
    ]);
    return [...ours, ...toolkitRows({ pairs, minutes }, fileOf)];
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** As many as the largest file holds that may come back, or nearly. */
const RETURNED = 20_000;

function returnedRows(format: BenchFormat, fileOf: FileOf): readonly BenchRow[] {
  const file = fileOf(format, RETURNED);
  const written = ownTask({ way: "write", format, pairs: RETURNED, file });
  const large = "undone" in written ? written : ownTask({ way: "return", format, pairs: RETURNED, file });
  return rowsOf(`${NAMES[format]} back into a track`, { pairs: RETURNED, large });
}

type Measured = {
  readonly pairs: number;
  readonly small?: FormatOutcome;
  readonly large: FormatOutcome;
};

/** Told at once, too: a million pairs take minutes. */
function rowsOf(name: string, measured: Measured): readonly BenchRow[] {
  const rows = toRows(`${name}, ${measured.pairs} pairs`, measured);
  for (const row of rows) sayRow(row);
  return rows;
}

function toRows(name: string, { pairs, small, large }: Measured): readonly BenchRow[] {
  if ("undone" in large) return [{ name, undone: large.undone }];
  return [
    { name, value: Math.round(pairs / large.seconds), unit: "pairs/s" },
    { name: `${name}: most memory`, value: Math.round(large.megabytes), unit: "MB" },
    ...(small === undefined || "undone" in small
      ? []
      : [{ name: `${name}: of a tenth of them`, value: Math.round(small.megabytes), unit: "MB" }]),
  ];
}

/** In a process of its own. */
function ownTask({ way, format, pairs, file }: FormatTask): FormatOutcome {
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
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status === 0) return formatTaken.parse(JSON.parse(stdout));
  console.error(stderr);
  return { undone: "failed: see above" };
}

function toolkitRows({ pairs, minutes }: FormatWish, fileOf: FileOf): readonly BenchRow[] {
  if (!hasToolkit()) return [{ name: "translate-toolkit", undone: "not on this machine" }];
  const po = fileOf("po", pairs);
  const written = ownTask({ way: "write", format: "po", pairs, file: po });
  if ("undone" in written) return [{ name: "translate-toolkit: the PO for it", ...written }];
  return FORMATS.flatMap((format) => {
    const name = `translate-toolkit, ${NAMES[format]}`;
    const { out, in: back } = TOOLKIT[format];
    const file = fileOf(format, pairs);
    const made = [po, `${file}.toolkit.${ENDINGS[format]}`];
    const read = back[0] === "pocount" ? [file] : [file, `${file}.back.po`];
    return [
      ...rowsOf(`${name} out (${out[0]})`, { pairs, large: toolkitTask([...out, ...made], minutes) }),
      ...rowsOf(`${name} in (${back[0]})`, { pairs, large: toolkitTask([...back, ...read], minutes) }),
    ];
  });
}
