import type { NoticeCounter } from "@/lib/documents/core/reader";
import { inPart, PartRefusal, readXml } from "./read-xml";
import type { ZipParts } from "./read-zip";

/**
 * Looks through one .rels part. A hyperlink is words and stays words; anything else that lies outside the file (a
 * picture, a template, an object, a frame) would be fetched by whoever opens it, so the file is refused.
 *
 * @returns targets inside the file by relationship type's last word, e.g. "officeDocument"
 * @throws PartRefusal `external-relationship`
 */
function readRelationships(bytes: Uint8Array, notices: NoticeCounter): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  readXml(bytes, {
    open({ name, attributes }) {
      if (name !== "rel:Relationship") return;
      const type = (attributes.get("Type") ?? "").split("/").at(-1) ?? "";
      const target = attributes.get("Target") ?? "";
      const outside =
        attributes.get("TargetMode") === "External" || /^(?:[a-z][a-z0-9+.-]+:|\/\/|\\\\)/iu.test(target);
      if (!outside) targets.set(type, target.replace(/^\/+/u, ""));
      else if (type === "hyperlink") notices.add("links-not-kept");
      else throw new PartRefusal("external-relationship");
    },
  });
  return targets;
}

const ROOT = "_rels/.rels";

/**
 * Looks through every list of relationships of a Word file.
 *
 * @returns the name of the part that is its document; undefined where none is
 * @throws PartRefusal that names the list
 */
export function findDocumentPart(parts: ZipParts["parts"], notices: NoticeCounter): string | undefined {
  for (const [name, bytes] of parts)
    if (name.endsWith(".rels") && name !== ROOT) inPart(name, () => readRelationships(bytes, notices));
  const root = parts.get(ROOT);
  if (root === undefined) return undefined;
  return inPart(ROOT, () => readRelationships(root, notices)).get("officeDocument");
}
