import { ok, type Result, refuse } from "@/lib/kernel/result";
import { elementsOf, type XmlNode } from "../xml-node";
import { type FilePair, isChinese } from "./pair";

/** Inline elements whose content is the other program's code and no text (TMX 1.4b, XLIFF 1.2). */
const CODES = new Set(["bpt", "ept", "ph", "it", "ut", "x", "bx", "ex"]);

/** The pairs of a TMX or XLIFF document; null texts are left out. */
export function readXmlPairs(root: XmlNode): Result<readonly FilePair[], "no-pairs-format"> {
  if (root.name === "tmx") return ok(readTmx(root));
  if (root.name === "xliff") return ok(readXliff(root));
  return refuse("no-pairs-format");
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
export function textsOfUnit(unit: XmlNode): readonly TmxText[] {
  return elementsOf(unit)
    .filter((tuv) => tuv.name === "tuv" && elementsOf(tuv).some(({ name }) => name === "seg"))
    .map((tuv) => ({ language: tuv.attributes.lang ?? "", text: tmxText(tuv) }));
}

/** A text of a TMX unit. */
export type TmxText = { readonly language: string; readonly text: string };

const tmxText = (tuv: XmlNode): string =>
  elementsOf(tuv)
    .filter(({ name }) => name === "seg")
    .map(plainText)
    .join("");

/** XLIFF 1.2 has units with one source and target; XLIFF 2 has units of segments, which are read as one text. */
function readXliff(root: XmlNode): FilePair[] {
  const old = descendants(root, "trans-unit").flatMap((unit, index) => toPair(unit, [unit], index));
  const units = descendants(root, "unit").flatMap((unit, index) =>
    toPair(
      unit,
      elementsOf(unit).filter(({ name }) => name === "segment" || name === "ignorable"),
      index,
    ),
  );
  return [...old, ...units];
}

function toPair(unit: XmlNode, parts: readonly XmlNode[], index: number): FilePair[] {
  const textOf = (name: string): string =>
    parts
      .flatMap((part) => elementsOf(part).filter((element) => element.name === name))
      .map(plainText)
      .join("");
  const [source, target] = [textOf("source"), textOf("target")];
  if (source.trim() === "") return [];
  return [{ place: unit.attributes.id ?? `unit ${index + 1}`, track: "", source, target }];
}

function plainText(node: XmlNode): string {
  return node.children
    .map((child) =>
      typeof child === "string"
        ? child
        : CODES.has(child.name)
          ? ""
          : child.name === "cp"
            ? fromCodePoint(child.attributes.hex)
            : plainText(child),
    )
    .join("");
}

/** XLIFF 2 writes characters that XML has no place for by their numbers; they are no text of a person's. */
const fromCodePoint = (hex: string | undefined): string =>
  hex === undefined || !/^[0-9A-Fa-f]{1,6}$/u.test(hex) ? "" : " ";

function descendants(node: XmlNode, name: string): XmlNode[] {
  return elementsOf(node).flatMap((child) => (child.name === name ? [child] : descendants(child, name)));
}
