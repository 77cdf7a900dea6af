import { nameOfSpeaker } from "@/lib/renderings/core/speaker-names";
import type { ExportDocument, ExportRow, TextWriter } from "./writer";

/** Name and version of the shape below, on the first line of every file; `docs/export-formats.md` describes it. */
export const JSONL_SCHEMA = "duizhao-parallel";
export const JSONL_VERSION = 1;

/**
 * JSON Lines: the document and its tracks on the first line, then one object per paragraph or sentence. U+2028 and U+2029 are
 * escaped, because some readers end a line there.
 */
export const jsonl: TextWriter = {
  format: "jsonl",
  mediaType: "application/jsonl; charset=utf-8",
  extension: "jsonl",
  carries: ({ unit }) => ({
    emphasis: true,
    states: true,
    structure: true,
    provenance: true,
    untranslated: true,
    characters: "all",
    source: true,
    comments: unit === "paragraph",
    terms: unit === "paragraph",
  }),
  async *write(document, rows, { writtenAt, unit }) {
    yield line({ schema: JSONL_SCHEMA, version: JSONL_VERSION, writtenAt, unit, document });
    for await (const row of rows) yield line(rowObject(document, row));
  },
};

/** Renderings in the order of the tracks, each with its track's id; tracks without a text are left out. */
function rowObject(
  { tracks }: ExportDocument,
  { paragraph, renderings, sentence, ...more }: ExportRow,
): object {
  return {
    ...paragraph,
    ...(sentence && { sentence }),
    renderings: tracks.flatMap(({ id, speakers }) => {
      const rendering = renderings[id];
      if (rendering === undefined) return [];
      return [{ track: id, ...rendering, speaker: nameOfSpeaker(speakers, paragraph.speaker) }];
    }),
    ...more,
  };
}

function line(value: object): string {
  const json = JSON.stringify(value).replace(/[\u2028\u2029\u0085]/g, escapeCharacter);
  return `${json}\n`;
}

function escapeCharacter(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
