// npm test: everything from a clean clone to a verdict. `npm test -- unit` (or integration, browser, durability, check)
// runs one part.
import fs from "node:fs";
import path from "node:path";
import { findChromium } from "./chromium.mjs";
import {
  buildPages,
  bundleServer,
  checkNode,
  generateClient,
  installPackages,
  local,
  root,
  step,
} from "./steps.mjs";

const wanted = new Set(process.argv.slice(2));
const wants = (part) => wanted.size === 0 || wanted.has(part);
const results = path.join(root, "test-results");
const totals = { passed: 0, failed: 0, skipped: 0 };

checkNode();
await installPackages();
await generateClient();
fs.mkdirSync(results, { recursive: true });

if (wants("check")) {
  await step("Types of routes", ...local("next/dist/bin/next", ["typegen"]));
  await step("Lint", ...local("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]));
  await step("Types", ...local("typescript/bin/tsc", ["--noEmit", "--incremental", "false"]));
}
if (wants("unit")) await vitest("unit");
if (wants("integration")) {
  await bundleServer();
  await vitest("integration");
}
if (wants("browser")) await browser();
if (wants("durability")) await durability();

console.log(
  `\n${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ""}`,
);
process.exit(totals.failed > 0 ? 1 : 0);

async function vitest(project) {
  const report = path.join(results, `${project}.json`);
  const flags = [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  await step(`Tests: ${project}`, ...local("vitest/vitest.mjs", flags), { show: true });
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(fs.readFileSync(report, "utf8"));
  add(numPassedTests, numFailedTests, numPendingTests);
}

async function browser() {
  const chromium = await findChromium({ shell: true });
  await buildPages();
  const report = path.join(results, "browser.json");
  await step("Tests: browser", ...local("@playwright/test/cli.js", ["test"]), {
    show: true,
    env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  const { stats } = JSON.parse(fs.readFileSync(report, "utf8"));
  add(stats.expected + stats.flaky, stats.unexpected, stats.skipped);
}

async function durability() {
  await bundleServer();
  await buildPages();
  await step("Tests: durability", process.execPath, [path.join(root, "scripts/durability.mjs"), "--short"], {
    show: true,
  });
  add(1, 0, 0);
}

function add(passed, failed, skipped) {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
}
