import { attribute, property, TMX_END, tmxDate, tmxHeader } from "./tmx-parts";
import { escapeXml, escapeXmlAttribute } from "./xml-text";

/** One pair of a memory. */
export type MemoryPair = {
  readonly id: string;
  readonly level: "paragraph" | "sentence";
  readonly source: string;
  readonly target: string;
  /** BCP 47. */
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  /** When it was confirmed, or written as its file told; ISO 8601, UTC. */
  readonly at: string | null;
  /** Of a confirmed pair. */
  readonly document: string | null;
  readonly documentDate: string | null;
  readonly track: string | null;
  /** Of an imported one. */
  readonly file: string | null;
  readonly place: string | null;
  readonly isReviewed: boolean;
};

export type MemoryFileOptions = {
  readonly name: string;
  readonly sourceLanguage: string;
  readonly writtenAt: string;
  readonly toolVersion: string;
};

export const MEMORY_TMX = {
  mediaType: "application/x-tmx+xml; charset=utf-8",
  extension: "tmx",
} as const;

/** A memory as TMX 1.4b, level 1, in pieces: one `tu` a pair, with where it comes from as properties and its date. */
export async function* writeMemoryTmx(
  pairs: AsyncIterable<MemoryPair>,
  { name, ...about }: MemoryFileOptions,
): AsyncGenerator<string> {
  yield tmxHeader({ ...about, unit: "paragraph", hasCodes: false }, property("x-project", name));
  for await (const pair of pairs) yield unitOf(pair);
  yield TMX_END;
}

function unitOf(pair: MemoryPair): string {
  const date = pair.at === null ? "" : attribute("changedate", tmxDate(pair.at));
  return [
    `<tu tuid="${escapeXmlAttribute(pair.id)}"${attribute("segtype", pair.level)}${date}>\n`,
    property("x-origin", pair.file === null ? "rendering" : "import"),
    property("x-title", pair.document),
    property("x-date", pair.documentDate),
    property("x-track", pair.track),
    property("x-file", pair.file),
    property("x-place", pair.place),
    property("x-reviewed", pair.isReviewed ? "yes" : null),
    variant(pair.sourceLanguage, pair.source),
    variant(pair.targetLanguage, pair.target),
    "</tu>\n",
  ].join("");
}

const variant = (language: string, text: string): string =>
  `<tuv${attribute("xml:lang", language)}><seg>${escapeXml(text)}</seg></tuv>\n`;
