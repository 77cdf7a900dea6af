// Finds a Chromium for the browser tests, or installs one.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fail, has, root, step } from "./steps.mjs";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "microsoft-edge",
];

/** The path of a Chromium: one on PATH, Playwright's own, else a fresh one. */
export async function findChromium() {
  const found = onPath() ?? (await playwrightsOwn());
  if (found !== null) return found;
  await installChromium();
  return (
    onPath() ??
    (await playwrightsOwn()) ??
    fail("There is no Chromium and none could be installed: install Chromium or Chrome, then try again.")
  );
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  if (process.platform === "darwin")
    folders.push(
      "/Applications/Google Chrome.app/Contents/MacOS",
      "/Applications/Chromium.app/Contents/MacOS",
    );
  for (const name of [...NAMES, "Google Chrome", "Chromium"]) {
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

async function installChromium() {
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
  await step(
    "Installing Chromium and a Chinese font",
    "apt-get",
    ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"],
    quiet,
  );
}
