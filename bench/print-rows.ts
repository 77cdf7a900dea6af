import os from "node:os";
import type { BenchRow } from "./bench-row";

/** Prints the machine and the rows as a Markdown table; ✗ marks what misses its target. */
export function printRows(measured: readonly BenchRow[]): void {
  console.log(
    `\n${os.cpus().length} × ${os.cpus()[0]?.model ?? "?"}, ${Math.round(os.totalmem() / 1024 ** 3)} GB, Node ${process.versions.node}, ${os.platform()}\n`,
  );
  console.log("| what | measured | at most |");
  console.log("| --- | ---: | ---: |");
  for (const row of measured) console.log(lineOf(row));
}

/** Tells a row at once, where all of them take long. */
export function sayRow(row: BenchRow): void {
  console.error(`${row.name}: ${"undone" in row ? row.undone : `${row.value} ${row.unit}`}`);
}

function lineOf(row: BenchRow): string {
  if ("undone" in row) return `| ${row.name} | ${row.undone} | |`;
  const { name, value, unit, target } = row;
  const mark = target !== undefined && value > target ? " ✗" : "";
  return `| ${name} | ${value} ${unit}${mark} | ${target === undefined ? "" : `${target} ${unit}`} |`;
}
