// npm run bench: measures the product as it is served, and prints a table.
import os from "node:os";
import { disconnect } from "@/lib/db/database";
import { openDatabase } from "@/lib/server/open-database";
import type { BenchRow } from "./bench-row";
import { measureChecks } from "./checks";
import { measureCollaboration } from "./collaboration";
import { run as measureExport } from "./export";
import { measureGlossary } from "./glossary";
import { measureImport } from "./import";
import { residentMegabytes, startServerProcess } from "./server-process";
import { measureTerms } from "./terms";
import { measureTyping } from "./typing";
import { measureWorkbench } from "./workbench";

const wanted = new Set(process.argv.slice(2));
const wants = (part: string): boolean => wanted.size === 0 || wanted.has(part);

const rows: BenchRow[] = [];
const server = await startServerProcess();
try {
  await new Promise((resolve) => setTimeout(resolve, 3000));
  rows.push({ name: "Server memory at rest", value: residentMegabytes(server.pid), unit: "MB", target: 350 });
  if (wants("import")) rows.push(...(await measureImport(server)));
  if (wants("workbench")) rows.push(...(await measureWorkbench(server, process.env.CHROMIUM_PATH)));
  if (wants("typing")) rows.push(...(await measureTyping(server, process.env.CHROMIUM_PATH)));
  await openDatabase();
  if (wants("collaboration")) rows.push(...(await measureCollaboration(server)));
  if (wants("export")) rows.push(...(await measureExport()));
  if (wants("glossary")) rows.push(...(await measureGlossary(server)));
  if (wants("checks")) rows.push(...(await measureChecks(server)));
  if (wants("terms")) rows.push(...measureTerms());
  await disconnect();
} finally {
  await server.stop();
}
print(rows);
process.exit(0);

function print(measured: readonly BenchRow[]): void {
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
