import { readFileSync } from "node:fs";
import path from "node:path";
import { DtdValidator, RelaxNGValidator, XmlDocument, XmlDtd } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import { CLIENT_ROWS } from "../clients/client-check";
import { textWriterFor } from "../core/formats";
import { buildDocument, collect, DRAFT, NAMED, OPTIONS, stream } from "../core/torture.fixture";
import type { ExportRow } from "../core/writer";

const schemaOf = (name: string) =>
  readFileSync(path.join(import.meta.dirname, "../fixtures/schemas", name), "utf8");

const exported = (format: "tmx" | "tei", rows: readonly ExportRow[], emphasis = true) =>
  collect(textWriterFor(format).write(buildDocument([NAMED, DRAFT]), stream(rows), { ...OPTIONS, emphasis }));

/** What libxml2 says against a TMX file; null when nothing. */
function faultOfTmx(file: string): string | null {
  using validator = new DtdValidator(XmlDtd.fromString(schemaOf("tmx/tmx14.dtd")));
  return faultOf(file, validator);
}

function faultOfTei(file: string): string | null {
  using schema = XmlDocument.fromString(schemaOf("tei/parallel.rng"));
  using validator = RelaxNGValidator.fromDoc(schema);
  return faultOf(file, validator);
}

function faultOf(file: string, validator: { validate(document: XmlDocument): void }): string | null {
  try {
    using document = XmlDocument.fromString(file);
    validator.validate(document);
    return null;
  } catch (error) {
    return String(error);
  }
}

describe("the published schema", () => {
  it.each([true, false])("of TMX 1.4 takes every file of ours, with codes: %s", async (emphasis) => {
    expect(faultOfTmx(await exported("tmx", CLIENT_ROWS, emphasis))).toBeNull();
    expect(faultOfTmx(await exported("tmx", []))).toBeNull();
  });

  it("of TMX 1.4 refuses what is none", async () => {
    const file = await exported("tmx", CLIENT_ROWS);
    expect(faultOfTmx(file.replace(' srclang="zh-CN"', ""))).toContain("srclang");
    expect(faultOfTmx(file.replace("<seg>", "<seg><g/>"))).not.toBeNull();
  });

  it("of TEI P5, as far as we use it, takes every file of ours, and refuses others", async () => {
    const file = await exported("tei", CLIENT_ROWS);
    expect(faultOfTei(file)).toBeNull();
    expect(faultOfTei(await exported("tei", []))).toBeNull();
    expect(faultOfTei(file.replace("<head ", '<head align="left" '))).not.toBeNull();
    expect(faultOfTei(file.replace(/xml:id="s-/u, 'xml:id="1-'))).not.toBeNull();
  });
});
