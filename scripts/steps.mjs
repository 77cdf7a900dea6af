// What a clean clone needs before anything runs, each step done only when it is missing or stale. Plain Node: nothing
// may be imported from packages here, since they may not be installed yet.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

export const root = path.resolve(import.meta.dirname, "..");
const inRoot = (...parts) => path.join(root, ...parts);

const BUILT_FROM = [
  "app",
  "components",
  "lib",
  "messages",
  "prisma",
  "bench",
  "scripts",
  "server.ts",
  "next.config.js",
  "tsconfig.json",
  "package-lock.json",
];

/** Stops with one sentence when Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Duizhao needs Node 20.19 or newer, and this is ${process.versions.node}: install a newer Node, then try again.`,
  );
}

/** Installs the packages of the lockfile, unless they are there. */
export async function installPackages() {
  const stamp = inRoot("node_modules/.duizhao-stamp");
  const wanted = hashFiles(["package-lock.json", ".npmrc"]);
  if (read(stamp) === wanted) return;
  await step("Installing packages", "npm", [
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
  fs.writeFileSync(stamp, wanted);
}

/** Makes the database client out of the schema. */
export async function generateClient() {
  const stamp = inRoot("lib/db/generated/.duizhao-stamp");
  const wanted = hashFiles(["prisma/schema", "package-lock.json"]);
  if (read(stamp) === wanted) return;
  await step("Generating the database client", ...local("prisma/build/index.js", ["generate"]));
  fs.writeFileSync(stamp, wanted);
}

/** Bundles the server and builds the pages. */
export async function buildPages() {
  const stamp = inRoot(".next/duizhao-stamp");
  const wanted = hashFiles(BUILT_FROM, ["lib/db/generated"]);
  if (read(stamp) === wanted && fs.existsSync(inRoot("dist/server.mjs"))) return;
  await bundleServer();
  await step("Building the pages", ...local("next/dist/bin/next", ["build"]));
  await step("Sharing chunks", process.execPath, [inRoot("scripts/share-chunks.mjs")]);
  await step("Compressing scripts", process.execPath, [inRoot("scripts/compress-static.mjs")]);
  fs.writeFileSync(stamp, wanted);
}

const BUNDLED_FROM = ["lib", "messages", "prisma", "package-lock.json", "scripts/build-server.mjs"];

export async function bundleServer() {
  const wanted = hashFiles(BUNDLED_FROM);
  await step("Bundling the server", process.execPath, [inRoot("scripts/build-server.mjs")]);
  fs.writeFileSync(inRoot("dist/duizhao-stamp"), wanted);
}

/** Bundles for the command line, which needs no pages: only when the sources changed since. */
export async function bundleWhenStale() {
  const isFresh = read(inRoot("dist/duizhao-stamp")) === hashFiles(BUNDLED_FROM);
  if (!isFresh || !fs.existsSync(inRoot("dist/duizhao.mjs"))) await bundleServer();
}

/** The program of a package, run by this Node. */
export function local(file, args) {
  return [process.execPath, [inRoot("node_modules", file), ...args]];
}

/** Runs one step; shows its name, the seconds it has taken, and its output only when it fails. */
export async function step(name, command, args, { show = false, env = {} } = {}) {
  const began = Date.now();
  const seconds = () => ((Date.now() - began) / 1000).toFixed(0);
  const isTerminal = process.stdout.isTTY === true && !show;
  if (!isTerminal) console.log(`  ${name}…`);
  const ticking = isTerminal
    ? setInterval(() => process.stdout.write(`\r  ${name}… ${seconds()} s`), 500)
    : undefined;
  const { code, output } = await run(command, args, { show, env });
  clearInterval(ticking);
  if (isTerminal) process.stdout.write("\r\x1b[2K");
  if (code !== 0) fail(`${name} failed.\n\n${output.trim().split("\n").slice(-40).join("\n")}`);
  console.log(`  ${name}: done in ${seconds()} s`);
}

function run(command, args, { show, env }) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", ...env },
      shell: process.platform === "win32" && command === "npm",
    });
    const collect = (chunk) => {
      output = (output + chunk).slice(-100_000);
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.once("error", (error) => resolve({ code: 1, output: String(error) }));
    child.once("exit", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Becomes the server: in this very process, so that nothing is left behind whichever way it ends. */
export async function serve(mode, flags) {
  process.env.NODE_ENV = mode;
  stopWithParent();
  await importBundle("server", flags);
}

/** Runs a bundle of dist/ in this process, its errors told by the places in the sources. */
export async function runBundle(name, flags) {
  process.setSourceMapsEnabled(true);
  await importBundle(name, flags);
}

/** The server goes without Node's maps, which would hold those of all pages: it reads them when there is a bug to tell. */
async function importBundle(name, flags) {
  process.chdir(root);
  process.argv = [process.argv[0], inRoot(`dist/${name}.mjs`), ...flags];
  await import(pathToFileURL(inRoot(`dist/${name}.mjs`)).href);
}

/** Started by npm and npm was killed: nobody could stop us with Ctrl-C any more, so we stop. */
function stopWithParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  }, 1000).unref();
}

export function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

export function has(command) {
  return spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0;
}

function read(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** One hash over the names and contents of files and folders. */
function hashFiles(names, except = []) {
  const hash = createHash("sha256");
  for (const file of names.flatMap((name) => list(name, except)).sort())
    hash.update(file).update(fs.readFileSync(inRoot(file)));
  return hash.digest("hex");
}

function list(name, except) {
  if (except.includes(name) || !fs.existsSync(inRoot(name))) return [];
  if (fs.statSync(inRoot(name)).isFile()) return [name];
  return fs.readdirSync(inRoot(name)).flatMap((entry) => list(path.posix.join(name, entry), except));
}
