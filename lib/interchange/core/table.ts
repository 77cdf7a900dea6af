import { nameOfSpeaker } from "@/lib/renderings/core/speaker-names";
import type { Capabilities, ExportDocument, ExportRow, ExportTrack } from "./writer";

/** A cell of a table; null where there is nothing to say. */
export type Cell = string | number | null;

const PARAGRAPH_COLUMNS = ["paragraph", "number", "kind", "level", "speaker", "label", "turn"];

/** What every table keeps: CSV, TSV and XLSX have the same columns. */
export const TABLE_CARRIES = {
  emphasis: false,
  states: true,
  structure: true,
  provenance: false,
  untranslated: true,
  source: true,
} as const satisfies Partial<Capabilities>;

/** The names of the columns: those of the paragraph, then five for each track. */
export function tableHeader({ language, tracks }: ExportDocument): readonly string[] {
  return [
    ...PARAGRAPH_COLUMNS,
    `source [${language}]`,
    ...columnNames(tracks).flatMap((name) => [
      name,
      `${name} state`,
      `${name} needs work`,
      `${name} revision`,
      `${name} speaker`,
    ]),
  ];
}

/** Two tracks may share a name; their columns must not. */
function columnNames(tracks: readonly ExportTrack[]): readonly string[] {
  const seen = new Map<string, number>();
  return tracks.map(({ name, language }) => {
    const full = `${name} [${language}]`;
    const count = (seen.get(full) ?? 0) + 1;
    seen.set(full, count);
    return count === 1 ? full : `${full} (${count})`;
  });
}

/** A row's cells, under the header's columns. */
export function tableCells(
  { tracks }: ExportDocument,
  { paragraph, renderings }: ExportRow,
): readonly Cell[] {
  return [
    paragraph.id,
    paragraph.number,
    paragraph.kind,
    paragraph.level,
    paragraph.speaker,
    paragraph.label,
    paragraph.turn,
    paragraph.text,
    ...tracks.flatMap(({ id, speakers }): Cell[] => {
      const rendering = renderings[id];
      if (rendering === undefined) return ["", null, null, null, null];
      const { text, state, needsWork, revision } = rendering;
      return [text, state, needsWork ? "yes" : null, revision, nameOfSpeaker(speakers, paragraph.speaker)];
    }),
  ];
}
