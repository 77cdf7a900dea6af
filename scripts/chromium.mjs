// Finds a Chromium for the browser tests, or installs one.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fail, has, root, step } from "./steps.mjs";

/** The page without a browser around it: it computes a fifth less, and no test looks at what is around a page. */
const SHELLS = ["chromium-headless-shell", "chrome-headless-shell"];

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "microsoft-edge",
];

/** The path of a Chromium, for tests a headless shell where there is one: one on PATH, Playwright's own, else a fresh one. */
export async function findChromium({ shell = false } = {}) {
  const names = shell ? [...SHELLS, ...NAMES] : NAMES;
  const found = onPath(names) ?? (await playwrightsOwn());
  if (found !== null) return found;
  await installChromium(shell);
  return (
    onPath(names) ??
    (await playwrightsOwn()) ??
    fail("There is no Chromium and none could be installed: install Chromium or Chrome, then try again.")
  );
}

function onPath(names) {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  if (process.platform === "darwin")
    folders.push(
      "/Applications/Google Chrome.app/Contents/MacOS",
      "/Applications/Chromium.app/Contents/MacOS",
    );
  for (const name of [...names, "Google Chrome", "Chromium"]) {
    for (const folder of folders) {
      const file = path.join(folder, process.platform === "win32" ? `${name}.exe` : name);
      if (fs.existsSync(file)) return file;
    }
  }
  return null;
}

async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  const file = chromium.executablePath();
  return fs.existsSync(file) ? file : null;
}

async function installChromium(shell) {
  const isDebianRoot = process.getuid?.() === 0 && has("apt-get");
  console.log("  No Chromium found: installing one for the browser tests…");
  const playwright = spawnSync(
    process.execPath,
    [path.join(root, "node_modules/@playwright/test/cli.js"), "install", "chromium"],
    {
      stdio: "ignore",
      timeout: isDebianRoot ? 90_000 : 600_000,
    },
  );
  if (playwright.status === 0 && (await playwrightsOwn()) !== null) return;
  if (!isDebianRoot) return;
  const quiet = { env: { DEBIAN_FRONTEND: "noninteractive" } };
  await step("Reading Debian's package lists", "apt-get", ["update", "-qq"], quiet);
  const isThere = (name) => spawnSync("apt-cache", ["show", name], { stdio: "ignore" }).status === 0;
  const browser = shell && isThere("chromium-headless-shell") ? "chromium-headless-shell" : "chromium";
  await step(
    "Installing Chromium and a Chinese font",
    "apt-get",
    ["install", "-y", "-qq", "--no-install-recommends", browser, "fonts-noto-cjk"],
    quiet,
  );
}
