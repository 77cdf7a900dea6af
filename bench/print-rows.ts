import os from "node:os";
import type { BenchRow } from "./bench-row";

/** Prints the machine and the rows as a Markdown table; ✗ marks what misses its target. */
export function printRows(measured: readonly BenchRow[]): void {
  console.log(
    `\n${os.cpus().length} × ${os.cpus()[0]?.model ?? "?"}, ${Math.round(os.totalmem() / 1024 ** 3)} GB, Node ${process.versions.node}, ${os.platform()}\n`,
  );
  console.log("| what | measured | at most |");
  console.log("| --- | ---: | ---: |");
  for (const { name, value, unit, target } of measured) {
    const mark = target !== undefined && value > target ? " ✗" : "";
    console.log(`| ${name} | ${value} ${unit}${mark} | ${target === undefined ? "" : `${target} ${unit}`} |`);
  }
}
