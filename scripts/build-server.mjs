// Bundles what runs outside Next: the server, the reader's worker thread, the command line, the durability clients.
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const ENTRIES = {
  server: "server.ts",
  "reader-worker": "lib/documents/server/reader-worker.ts",
  "terms-reader-worker": "lib/interchange/server/terms-reader-worker.ts",
  duizhao: "lib/cli/main.ts",
  "durability-client": "bench/durability-client.ts",
  durability: "bench/durability.ts",
  bench: "bench/run.ts",
  "bench-memory": "bench/memory.ts",
};

const root = path.resolve(import.meta.dirname, "..");
const entryPoints = Object.fromEntries(
  Object.entries(ENTRIES).filter(([, file]) => fs.existsSync(path.join(root, file))),
);

await build({
  absWorkingDir: root,
  entryPoints,
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  sourcemap: true,
  logLevel: "warning",
});
