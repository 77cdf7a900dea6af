import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readXliffFile } from "@/lib/testing/xliff-files";
import type { ExportFormat } from "../core/formats";
import { DRAFT, NAMED } from "../core/torture.fixture";
import { exportFile } from "./client-check";
import { inFolder, isHere, runTool, schema, type Tool } from "./tools";

const xmllint = (...args: readonly string[]) => ["--nonet", "--noout", ...args];

/** A program, the formats of which it says whether a file is right, and what it is told; the file comes last. */
const CHECKERS: readonly (readonly [Tool, ExportFormat, readonly string[]])[] = [
  ["xmllint", "tmx", xmllint("--dtdvalid", schema("tmx/tmx14.dtd"))],
  ["xmllint", "xliff-1.2", xmllint("--schema", schema("xliff/xliff-core-1.2-strict.xsd"))],
  ["xmllint", "xliff-2.0", xmllint("--schema", schema("xliff/with_modules_2.0.xsd"))],
  ["xmllint", "xliff-2.1", xmllint("--schema", schema("xliff/with_modules_2.0.xsd"))],
  ["xmllint", "xliff-2.2", xmllint("--schema", schema("xliff/with_modules_2.2.xsd"))],
  ["xmllint", "tei", xmllint("--relaxng", schema("tei/parallel.rng"))],
  ["xmllint", "html", xmllint("--html", "--encode", "utf-8")],
  ["jing", "tei", [schema("tei/parallel.rng")]],
  ["msgfmt", "po", ["-c", "-v", "-o", "/dev/null"]],
  ["msgcat", "po", ["--no-wrap", "-o", "/dev/null"]],
  ["epubcheck", "epub", ["--failonwarnings"]],
  ["pandoc", "epub", ["-f", "epub", "-t", "plain", "-o", "/dev/null"]],
  ["pandoc", "docx", ["-f", "docx", "-t", "plain", "-o", "/dev/null"]],
  ["pandoc", "markdown", ["-f", "gfm", "-t", "plain", "-o", "/dev/null"]],
];

/** What a checker says of a file; it fails where the file is wrong. */
function check(
  tool: Tool,
  args: readonly string[],
  format: ExportFormat,
  bytes: Uint8Array,
): Promise<string> {
  return inFolder((folder) => {
    const file = path.join(folder, `export.${format.replace(/^xliff.*$/u, "xlf")}`);
    fs.writeFileSync(file, bytes);
    return runTool(tool, [...args, file]);
  });
}

for (const tool of new Set(CHECKERS.map(([name]) => name))) {
  describe.skipIf(!isHere(tool))(tool, () => {
    it.each(CHECKERS.filter(([name]) => name === tool))(
      "%s finds nothing wrong in %s",
      async (_tool, format, args) => {
        const tracks = format === "po" ? [NAMED] : [NAMED, DRAFT];
        await check(tool, args, format, await exportFile(format, { tracks }));
        await check(tool, args, format, await exportFile(format, { tracks, rows: [] }));
      },
    );
  });
}

describe.skipIf(!isHere("xmllint"))("xmllint", () => {
  it.each(["xliff-1.2", "xliff-2.0", "xliff-2.1", "xliff-2.2"] as const)(
    "writes %s anew in a manner of its own, and we read the same",
    async (format) => {
      const file = await exportFile(format);
      const canonical = await check("xmllint", ["--nonet", "--c14n"], format, file);
      const unitsOf = (text: string) =>
        readXliffFile(text).files.flatMap(({ units }) =>
          units.map(({ id, source, target, state, said, notes }) => [id, source, target, state, said, notes]),
        );
      expect(canonical).not.toBe(file.toString());
      expect(unitsOf(canonical)).toEqual(unitsOf(file.toString()));
    },
  );

  it("would find what is wrong", async () => {
    const file = (await exportFile("tmx")).toString().replace("<seg>", "<seg><g/>");
    const [, , args] = CHECKERS[0] ?? ["xmllint", "tmx", []];
    await expect(check("xmllint", args, "tmx", Buffer.from(file))).rejects.toThrow(
      /No declaration for element g/u,
    );
  });
});
