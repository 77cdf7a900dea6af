// npm run bench: measures the product as it is served, and prints a table.
import { disconnect } from "@/lib/db/database";
import { openDatabase } from "@/lib/server/open-database";
import type { BenchRow } from "./bench-row";
import { measureChecks } from "./checks";
import { measureCollaboration } from "./collaboration";
import { run as measureExport, measurePreviews } from "./export";
import { measureFormats } from "./formats-rows";
import { measureGlossary } from "./glossary";
import { measureImport } from "./import";
import { printRows } from "./print-rows";
import { measureSearch } from "./search";
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
  // The export measures them too.
  if (wanted.has("previews")) rows.push(...(await measurePreviews()));
  if (wants("formats")) rows.push(...measureFormats({ pairs: 100_000, minutes: 15 }));
  if (wants("glossary")) rows.push(...(await measureGlossary(server)));
  if (wants("checks")) rows.push(...(await measureChecks(server)));
  if (wants("search")) rows.push(...(await measureSearch(server)));
  if (wants("terms")) rows.push(...measureTerms());
  await disconnect();
} finally {
  await server.stop();
}
printRows(rows);
process.exit(0);
