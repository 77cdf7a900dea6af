import path from "node:path";
import { describe, expect, it } from "vitest";
import { findSent } from "./sent-code";

const root = path.resolve(import.meta.dirname, "../..");
const WORKBENCH = ["workbench", "live-editor", "side-panel"].map(
  (name) => `components/workbench/${name}.tsx`,
);

describe("what opening the workbench sends", () => {
  const sent = findSent(root, WORKBENCH);

  it("is seen whole: the editor, its document and what lies beside it", () => {
    for (const each of ["@tiptap/core", "yjs", "lib/text/core/word-diff.ts", "components/ui/button.tsx"])
      expect([...sent.keys()]).toContain(each);
  });

  it("has no schemas: reading hostile input is the server's, and the reader of schemas is a tenth of all script", () => {
    const schemas = [...sent].filter(([to]) => to === "zod" || /\/server\//.test(to));
    expect(schemas).toEqual([]);
  });
});
