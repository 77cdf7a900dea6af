import { defineConfig } from "@playwright/test";

const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/browser",
  globalSetup: "./e2e/start-server.ts",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // The machine may be busy; a test that needs its second try is told as flaky.
  retries: 1,
  workers: 2,
  reporter: [["list"], ["json"]],
  use: {
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
    // Told of the second try: recording every first one would take as long as all that is recorded.
    trace: "on-first-retry",
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: [
        // Chromium refuses its sandbox to root, as in containers.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "set-up", testMatch: "set-up.spec.ts" },
    { name: "journeys", testIgnore: "set-up.spec.ts", dependencies: ["set-up"] },
  ],
});
