import path from "node:path";
import { describe, expect, it } from "vitest";
import { findEnvironmentReaders, findViolations, listImports } from "./import-rules";

const root = path.resolve(import.meta.dirname, "../..");

describe("import rules", () => {
  it("hold in every file, with no exception", () => {
    const found = findViolations(listImports(root)).map(
      ({ from, to, message }) => `${from} imports ${to}: ${message}`,
    );
    expect(found).toEqual([]);
  });

  it("find the environment read in one file only", () => {
    expect(findEnvironmentReaders(root)).toEqual([]);
  });

  it("see the whole tree", () => {
    expect(listImports(root).length).toBeGreaterThan(50);
  });

  it.each([
    ["core that reads a database", "lib/text/core/x.ts", "lib/db/database"],
    ["core that knows the machine", "lib/text/core/x.ts", "node:fs"],
    ["core above its place", "lib/text/core/x.ts", "lib/documents/core/y"],
    ["another room's store", "lib/interchange/server/x.ts", "lib/documents/server/store"],
    ["Prisma outside a store", "lib/documents/server/x.ts", "lib/db/generated/client"],
    [
      "a component that calls the server",
      "components/documents/x.tsx",
      "lib/documents/server/import-document",
    ],
    ["a shared component that knows a room", "components/ui/x.tsx", "components/documents/y"],
    ["a use case that imports a page", "lib/documents/server/x.ts", "app/page"],
    ["a page with a query", "app/page.tsx", "lib/db/database"],
  ])("refuse %s", (_name, from, to) => {
    expect(findViolations([{ from, to }])).not.toEqual([]);
  });
});
