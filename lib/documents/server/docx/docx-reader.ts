import type { Block } from "@/lib/documents/core/block";
import { NoticeCounter, type Reader, type ReadRefusal, type ReadText } from "@/lib/documents/core/reader";
import { ok, refuse } from "@/lib/kernel/result";
import { partPlace, type Reading, refuseAt } from "@/lib/text/core/file-place";
import { type NoteNumbers, readBody } from "./body";
import { Numbering } from "./numbering";
import { inPart, PartRefusal, readXml } from "./read-xml";
import { readZip, type ZipParts } from "./read-zip";
import { findDocumentPart } from "./relationships";
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
      if (error instanceof PartRefusal) return refuseAt(error.reason, error.place);
      throw error;
    }
  },
};

/** Parts that are read: content types, every list of relationships, and the parts of the document that hold text. */
const WANTED = /^\[Content_Types\]\.xml$|\.rels$|^(?:word\/)?[^/]*\.xml$/iu;

const TYPES = "[Content_Types].xml";
function readParts({ names, parts }: ZipParts): Reading<ReadText, ReadRefusal> {
  const macros = names.find((name) => /vba(?:Project|Data)/iu.test(name));
  if (macros !== undefined) return refuseAt("macros", partPlace(macros));
  const types = parts.get(TYPES);
  if (types === undefined) return refuse("unsupported-format");
  if (inPart(TYPES, () => hasMacroType(types))) return refuseAt("macros", partPlace(TYPES));

  const notices = new NoticeCounter();
  const main = findDocumentPart(parts, notices);
  const body = main === undefined ? undefined : parts.get(main);
  if (body === undefined || main === undefined) return refuse("unsupported-format");

  if (names.some((name) => /^word\/(?:header|footer)\d*\.xml$/iu.test(name))) notices.add("headers-not-kept");
  const folder = main.includes("/") ? main.slice(0, main.lastIndexOf("/") + 1) : "";
  const read = <Value>(name: string, reader: (bytes: Uint8Array | undefined) => Value): Value =>
    inPart(folder + name, () => reader(parts.get(folder + name)));
  const styles = read("styles.xml", readStyles);
  const numbering = read("numbering.xml", (bytes) => new Numbering(bytes));
  const about = { styles, numbering, notices };
  const numbers: NoteNumbers = new Map();
  const blocks: Block[] = [
    ...inPart(main, () => readBody(body, { ...about, notes: { kind: null, numbers } })),
  ];
  for (const kind of ["footnote", "endnote"] as const)
    blocks.push(
      ...read(`${kind}s.xml`, (bytes) =>
        bytes === undefined ? [] : readBody(bytes, { ...about, notes: { kind, numbers } }),
      ),
    );
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
