import type { Capabilities, ExportRow, ExportTrack } from "./writer";

/** A text that is left out because what belongs to it is missing. */
export type LostText = { readonly paragraph: number; readonly text: string };

/** What is a pair to a format that holds nothing else: see `Capabilities.pairs`. */
type Pairing = NonNullable<Capabilities["pairs"]>;

/**
 * Whether a row is a pair. A unit of which other programs would find one language alone is none; where texts are lines of plain
 * files, one that is blank is as good as missing.
 */
export function isWholePair(
  { paragraph, renderings }: ExportRow,
  tracks: readonly Pick<ExportTrack, "id">[],
  pairing: Pairing,
): boolean {
  const isSaid = pairing === "any" ? (text: string) => text !== "" : (text: string) => HAS_WORDS.test(text);
  const isThere = ({ id }: Pick<ExportTrack, "id">) => isSaid(renderings[id]?.text ?? "");
  if (tracks.length === 0 || !isSaid(paragraph.text)) return false;
  return pairing === "any" ? tracks.some(isThere) : tracks.every(isThere);
}

/** What `trim` leaves something of, once what breaks a line is a space. */
const HAS_WORDS = /[^\s\u0085]/u;

/**
 * The texts of a paragraph's rows, which are the paragraph itself or its sentences, that no pair brings into the file. A paragraph
 * without any translation is none of them: that is counted as untranslated.
 */
export function lostOfPairs(
  rows: readonly ExportRow[],
  tracks: readonly Pick<ExportTrack, "id">[],
  pairing: Pairing,
): readonly LostText[] {
  const saidIn = ({ renderings }: ExportRow) =>
    tracks.flatMap(({ id }) => {
      const text = renderings[id]?.text ?? "";
      return text === "" ? [] : [text];
    });
  if (rows.every((row) => saidIn(row).length === 0)) return [];
  return rows.flatMap((row) => {
    if (isWholePair(row, tracks, pairing)) return [];
    const { number, text } = row.paragraph;
    const said = saidIn(row);
    return (said.length === 0 ? [text] : said).map((each) => ({ paragraph: number, text: each }));
  });
}
