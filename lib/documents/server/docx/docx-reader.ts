import type { Block } from "@/lib/documents/core/block";
import { NoticeCounter, type Reader, type ReadRefusal, type ReadText } from "@/lib/documents/core/reader";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { type NoteNumbers, readBody } from "./body";
import { Numbering } from "./numbering";
import { PartRefusal, readXml } from "./read-xml";
import { readZip, type ZipParts } from "./read-zip";
import { readRelationships } from "./relationships";
import { readStyles } from "./styles";

/** Word documents (ECMA-376, transitional and strict): text with headings, emphasis, line breaks and notes. */
export const docxReader: Reader<Uint8Array> = {
  format: "docx",
  async read(bytes) {
    const zip = await readZip(bytes, (name) => /\.(?:xml|rels)$/iu.test(name) && WANTED.test(name));
    if (!zip.ok) return zip;
    try {
      return readParts(zip.value);
    } catch (error) {
      if (error instanceof PartRefusal) return refuse(error.reason);
      throw error;
    }
  },
};

/** Parts that are read: content types, every list of relationships, and the parts of the document that hold text. */
const WANTED = /^\[Content_Types\]\.xml$|\.rels$|^(?:word\/)?[^/]*\.xml$/iu;

function readParts({ names, parts }: ZipParts): Result<ReadText, ReadRefusal> {
  if (names.some((name) => /vba(?:Project|Data)/iu.test(name))) return refuse("macros");
  const types = parts.get("[Content_Types].xml");
  if (types === undefined) return refuse("unsupported-format");
  if (hasMacroType(types)) return refuse("macros");

  const notices = new NoticeCounter();
  for (const [name, bytes] of parts)
    if (name.endsWith(".rels") && name !== "_rels/.rels") readRelationships(bytes, notices);
  const root = parts.get("_rels/.rels");
  const main = root === undefined ? undefined : readRelationships(root, notices).get("officeDocument");
  const body = main === undefined ? undefined : parts.get(main);
  if (body === undefined || main === undefined) return refuse("unsupported-format");

  if (names.some((name) => /^word\/(?:header|footer)\d*\.xml$/iu.test(name))) notices.add("headers-not-kept");
  const folder = main.includes("/") ? main.slice(0, main.lastIndexOf("/") + 1) : "";
  const styles = readStyles(parts.get(`${folder}styles.xml`));
  const numbering = new Numbering(parts.get(`${folder}numbering.xml`));
  const numbers: NoteNumbers = new Map();
  const blocks: Block[] = [...readBody(body, { styles, numbering, notices, notes: { kind: null, numbers } })];
  for (const kind of ["footnote", "endnote"] as const) {
    const part = parts.get(`${folder}${kind}s.xml`);
    if (part !== undefined) {
      const notes = readBody(part, { styles, numbering, notices, notes: { kind, numbers } });
      blocks.push(...notes);
    }
  }
  return blocks.length === 0 ? refuse("no-text") : ok({ title: null, blocks, notices: notices.list() });
}

function hasMacroType(bytes: Uint8Array): boolean {
  let found = false;
  readXml(bytes, {
    open({ attributes }) {
      if (/macroEnabled|vbaProject/iu.test(attributes.get("ContentType") ?? "")) found = true;
    },
  });
  return found;
}
