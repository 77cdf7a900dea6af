import { ok, type Result, refuse } from "@/lib/kernel/result";
import { elementsOf, type XmlNode } from "../xml-node";
import type { FileText } from "./file-unit";
import { type FilePair, isChinese } from "./pair";

/** Inline elements whose content is the other program's code and no text (TMX 1.4b). */
const CODES = new Set(["bpt", "ept", "ph", "it", "ut"]);

/** The pairs of a TMX document. */
export function readTmxPairs(root: XmlNode): Result<readonly FilePair[], "no-pairs-format"> {
  return root.name === "tmx" ? ok(readTmx(root)) : refuse("no-pairs-format");
}

function readTmx(root: XmlNode): FilePair[] {
  const header = elementsOf(root).find(({ name }) => name === "header");
  const srclang = header?.attributes.srclang ?? "";
  return descendants(root, "tu").flatMap((unit, index) => {
    const texts = textsOfUnit(unit);
    const own = unit.attributes.srclang ?? srclang;
    const source =
      texts.find(({ language }) => isChinese(language)) ??
      texts.find(({ language }) => language.toLowerCase() === own.toLowerCase()) ??
      texts[0];
    const targets = texts.filter((each) => each !== source);
    if (source === undefined) return [];
    return targets.map(({ language, text }) => ({
      place: unit.attributes.tuid ?? `unit ${index + 1}`,
      track: targets.length > 1 ? language : "",
      ...{ source: source.text, target: text },
    }));
  });
}

/**
 * The texts of a TMX unit with their language tags, which are in `xml:lang`, and in `lang` in old files. A language for which
 * the unit has no segment says nothing.
 */
export function textsOfUnit(unit: XmlNode): readonly FileText[] {
  return elementsOf(unit)
    .filter((tuv) => tuv.name === "tuv" && elementsOf(tuv).some(({ name }) => name === "seg"))
    .map((tuv) => ({ language: tuv.attributes.lang ?? "", text: tmxText(tuv) }));
}

const tmxText = (tuv: XmlNode): string =>
  elementsOf(tuv)
    .filter(({ name }) => name === "seg")
    .map(plainText)
    .join("");

function plainText(node: XmlNode): string {
  return node.children
    .map((child) => (typeof child === "string" ? child : CODES.has(child.name) ? "" : plainText(child)))
    .join("");
}

function descendants(node: XmlNode, name: string): XmlNode[] {
  return elementsOf(node).flatMap((child) => (child.name === name ? [child] : descendants(child, name)));
}
