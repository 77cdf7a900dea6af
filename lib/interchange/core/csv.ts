import { nameOfSpeaker } from "@/lib/renderings/core/speaker-names";
import { csvRecord } from "./csv-record";
import type { ExportDocument, ExportRow, ExportTrack, Writer } from "./writer";

/**
 * CSV (RFC 4180) for spreadsheets: UTF-8, CRLF between records, every text quoted. A cell that a spreadsheet would
 * run as a formula begins with an apostrophe (see `formula.ts`); reading it back takes exactly that one away.
 */
export const csv: Writer = {
  format: "csv",
  mediaType: "text/csv; charset=utf-8; header=present",
  extension: "csv",
  carries: () => ({
    emphasis: false,
    states: true,
    structure: true,
    provenance: false,
    untranslated: true,
    characters: "no-null",
    source: true,
  }),
  async *write(document, rows, { byteOrderMark }) {
    yield (byteOrderMark ? "\uFEFF" : "") + csvRecord(header(document));
    for await (const row of rows) yield csvRecord(cells(document, row));
  },
};

type Cell = string | number | null;

const PARAGRAPH_COLUMNS = ["paragraph", "number", "kind", "level", "speaker", "label", "turn"];

function header({ language, tracks }: ExportDocument): readonly string[] {
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

function cells({ tracks }: ExportDocument, { paragraph, renderings }: ExportRow): readonly Cell[] {
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
