import type { XliffNode } from "./node";

/** Versions that are written. 2.0 and 2.1 share a namespace; 2.2 has its own. */
export const XLIFF_VERSIONS = ["1.2", "2.0", "2.1", "2.2"] as const;
export type XliffVersion = (typeof XLIFF_VERSIONS)[number];

export const NAMESPACES: Readonly<Record<XliffVersion, string>> = {
  "1.2": "urn:oasis:names:tc:xliff:document:1.2",
  "2.0": "urn:oasis:names:tc:xliff:document:2.0",
  "2.1": "urn:oasis:names:tc:xliff:document:2.0",
  "2.2": "urn:oasis:names:tc:xliff:document:2.2",
};

/** The Metadata module: in it stand what we say of a unit and no element of the core can. */
export const METADATA = "urn:oasis:names:tc:xliff:metadata:2.0";
/** The Glossary module, and that of translation candidates. */
export const GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0";
export const MATCHES = "urn:oasis:names:tc:xliff:matches:2.0";
/** The Format Style module: it names HTML elements. */
export const FORMAT_STYLE = "urn:oasis:names:tc:xliff:fs:2.0";
/** Modules of which nothing is read here, and whose rules are looked after all the same. */
export const RESOURCES = "urn:oasis:names:tc:xliff:resourcedata:2.0";
export const SIZES = "urn:oasis:names:tc:xliff:sizerestriction:2.0";
export const VALIDATION = "urn:oasis:names:tc:xliff:validation:2.0";

/** Whether a namespace, or the name of an attribute in it, is of the standard's modules; ITS is one. */
export function isOfModule(uri: string): boolean {
  return /^urn:oasis:names:tc:xliff:(?!document:)|^http:\/\/www\.w3\.org\/2005\/11\/its/u.test(uri);
}

/** The category of our metadata, the prefix of our own values, and the name of the program in a file. */
export const OWN = "duizhao";

/** What kinds of XLIFF are read: files from before 1.2 as 1.2. */
export type XliffDialect = "1" | "2";

/**
 * Which dialect a file is in; null when it is no XLIFF, or one of a version that nobody has described yet. A file of 1.x may
 * lack a namespace, as some programs write it.
 */
export function dialectOf(root: XliffNode): XliffDialect | null {
  if (root.name !== "xliff") return null;
  const version = root.attributes.version ?? "";
  if (/^1(?:\.\d)?$/u.test(version) && (root.uri === "" || /:document:1\.\d$/u.test(root.uri))) return "1";
  if (/^2\.[0-2]$/u.test(version) && /:document:2\.[02]$/u.test(root.uri)) return "2";
  return null;
}

/** Files' names end so, also those of Trados, memoQ and Phrase. */
const ENDING = /\.(?:xlf|xliff|sdlxliff|mqxliff|mxliff)$/iu;
const BEGINNING =
  /^\uFEFF?\s*(?:<\?[^>]*>\s*|<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>\s*)*<(?:[\w.-]+:)?xliff[\s/>]/iu;
const LOOKED_AT = 10_000;

/** Whether a text is meant as XLIFF, by how it begins, or by its name where it is some XML. */
export function isMeantAsXliff(text: string, fileName: string): boolean {
  const begin = text.slice(0, LOOKED_AT);
  return BEGINNING.test(begin) || (ENDING.test(fileName) && /^\uFEFF?\s*</u.test(begin));
}
