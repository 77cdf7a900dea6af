import { decode } from "@/lib/documents/core/decode";
import { AppError } from "@/lib/kernel/app-error";
import { type TmxText, textsOfUnit } from "../core/pairs/tmx-pairs";
import type { XmlNode } from "../core/xml-node";
import { createXmlParser, XmlRefused } from "./read-xml-tree";

/** One unit of a TMX file. */
export type TmxUnit = {
  /** Its id, or its number. */
  readonly place: string;
  readonly texts: readonly TmxText[];
  /** When it was written, or changed last; null where the file does not tell. */
  readonly at: Date | null;
};

/** UTF-16 units that are read before others get their turn. */
const PIECE = 64 * 1024;

const SENTENCES = {
  damaged: "The file is damaged, or of another kind: it was not read.",
  doctype: "The file declares a document type of its own: it was not read.",
  "too-deep": "The file is nested deeper than pairs need: it was not read.",
} as const;

/**
 * The units of a TMX file one by one, in whatever encoding it is; a unit is forgotten once it was given.
 *
 * @throws AppError `invalid`, with one sentence, for a file that is no TMX or cannot be read; what was given before holds
 */
export async function* readTmxUnits(bytes: Uint8Array): AsyncGenerator<TmxUnit> {
  const decoded = decode(bytes);
  if (!decoded.ok) throw invalid("The encoding of the file was not recognized: it was not read.");
  const { text } = decoded.value;
  const found: TmxUnit[] = [];
  let [count, isTmx] = [0, false];
  const parser = createXmlParser((node, depth) => {
    if (node.name === "tmx" && depth === 0) isTmx = true;
    if (node.name !== "tu" || depth < 2) return "kept";
    count += 1;
    found.push(toUnit(node, count));
    return "taken";
  });
  for (let at = 0; at < text.length; at += PIECE) {
    refusing(() => parser.write(text.slice(at, at + PIECE)));
    yield* found.splice(0);
    await new Promise((resolve) => setImmediate(resolve));
  }
  refusing(() => parser.close());
  if (!isTmx) throw invalid("The file is no TMX.");
}

function refusing(read: () => void): void {
  try {
    read();
  } catch (error) {
    if (error instanceof XmlRefused) throw invalid(SENTENCES[error.reason]);
    throw error;
  }
}

const toUnit = (unit: XmlNode, nth: number): TmxUnit => ({
  place: unit.attributes.tuid ?? `unit ${nth}`,
  texts: textsOfUnit(unit),
  at: readDate(unit.attributes.changedate ?? unit.attributes.creationdate),
});

/** TMX writes 20240131T080000Z. */
function readDate(written: string | undefined): Date | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u.exec(written ?? "");
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

const invalid = (sentence: string): AppError =>
  new AppError("invalid", sentence, { fields: { file: sentence } });
