import { escapeXml, escapeXmlAttribute } from "./xml-text";

/** What a file of TMX 1.4b begins with, up to its body; closed by `TMX_END`. `properties` are of its header. */
export function tmxHeader(
  about: {
    /** BCP 47. */
    readonly sourceLanguage: string;
    /** Segments with codes of emphasis (level 2). */
    readonly hasCodes: boolean;
    /** ISO 8601, UTC. */
    readonly writtenAt: string;
    readonly toolVersion: string;
    /** What most of its units are; each may say otherwise. */
    readonly unit: "paragraph" | "sentence";
  },
  properties: string,
): string {
  const attributes = [
    attribute("creationtool", "Duizhao"),
    attribute("creationtoolversion", about.toolVersion),
    attribute("segtype", about.unit),
    attribute("o-tmf", "duizhao"),
    attribute("adminlang", "en"),
    attribute("srclang", about.sourceLanguage),
    attribute("datatype", about.hasCodes ? "html" : "plaintext"),
    attribute("creationdate", tmxDate(about.writtenAt)),
  ].join("");
  const head =
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n';
  return `${head}<header${attributes}>\n${properties}</header>\n<body>\n`;
}

export const TMX_END = "</body>\n</tmx>\n";

/** `<prop>` with a private type; nothing when there is nothing to say. */
export function property(type: string, value: string | null, language?: string): string {
  if (value === null || value === "") return "";
  const lang = language === undefined ? "" : attribute("xml:lang", language);
  return `<prop${attribute("type", type)}${lang}>${escapeXml(value)}</prop>\n`;
}

export function attribute(name: string, value: string): string {
  return ` ${name}="${escapeXmlAttribute(value)}"`;
}

/** `20201231T080000Z`, as TMX wants it, out of ISO 8601 in UTC. */
export function tmxDate(iso: string): string {
  return `${iso.slice(0, 19).replace(/[-:]/g, "")}Z`;
}
