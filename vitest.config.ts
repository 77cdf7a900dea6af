import path from "node:path";
import { defineConfig } from "vitest/config";

const resolve = { alias: { "@": path.resolve(import.meta.dirname) } };
const withDatabase = [
  "lib/*/server/**/*.test.ts",
  "lib/db/**/*.test.ts",
  "lib/cli/**/*.test.ts",
  "lib/sample/**/*.test.ts",
];

export default defineConfig({
  resolve,
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ["lib/**/*.test.ts", "components/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: [...withDatabase, "node_modules/**"],
          // Pure modules share nothing that a test could change, so each is loaded once and not for every file.
          isolate: false,
          // One for each of the machine's processors, not one less for the program that hands out the files.
          maxWorkers: 2,
          // A property takes its time on a busy machine; how fast things are is measured elsewhere.
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        // Other programs read what we write: npm run test:clients.
        test: {
          name: "clients",
          include: ["lib/**/*.clients.ts"],
          testTimeout: 600_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        resolve,
        test: {
          name: "integration",
          include: withDatabase,
          globalSetup: ["lib/testing/database-setup.ts"],
          testTimeout: 90_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
