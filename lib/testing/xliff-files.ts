import fs from "node:fs";
import path from "node:path";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import type { XliffDocument } from "@/lib/xliff/core/file";
import type { XliffVersion } from "@/lib/xliff/core/names";
import { readXliff } from "@/lib/xliff/core/read-xliff";
import { parseXliff } from "@/lib/xliff/server/parse-xliff";

xmlRegisterFsInputProviders();

const FOLDER = path.resolve(import.meta.dirname, "../interchange/fixtures/schemas/xliff");
const SCHEMAS: Readonly<Record<XliffVersion, string>> = {
  "1.2": "xliff-core-1.2-strict.xsd",
  "2.0": "with_modules_2.0.xsd",
  "2.1": "with_modules_2.0.xsd",
  "2.2": "with_modules_2.2.xsd",
};

/** Checks files against the schema that was published for their version. */
export function schemaOf(version: XliffVersion) {
  const file = path.join(FOLDER, SCHEMAS[version]);
  const schema = XmlDocument.fromBuffer(fs.readFileSync(file), { url: file });
  const validator = XsdValidator.fromDoc(schema);
  return {
    /** Throws with every fault of the file. */
    check(text: string): void {
      const document = XmlDocument.fromString(text);
      try {
        validator.validate(document);
      } finally {
        document.dispose();
      }
    },
    dispose(): void {
      validator.dispose();
      schema.dispose();
    },
  };
}

/** A file as our own reader has it. */
export function readXliffFile(text: string): XliffDocument {
  const parsed = parseXliff(text);
  if (!parsed.ok) throw new Error(`${parsed.reason} in line ${parsed.line}`);
  const document = readXliff(parsed.root);
  if (document === null) throw new Error("no XLIFF");
  return document;
}
