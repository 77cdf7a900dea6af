import type { RichText } from "@/lib/text/core/marks";
import type { ExportRow, ExportTrack, TextWriter, WriterOptions } from "../writer";
import { cueCapabilities, cueTime, labelsOf, taggedText, timedRows } from "./cue-text";

/** SubRip: a numbered cue for each paragraph that has times; both languages in it, the translation below, or the translation alone. */
export const srt: TextWriter = {
  format: "srt",
  mediaType: "application/x-subrip; charset=utf-8",
  extension: "srt",
  carries: (options) => ({ ...cueCapabilities(options), provenance: false }),
  async *write(document, rows, options) {
    const [track] = document.tracks;
    let number = 0;
    for (const row of await timedRows(rows)) {
      const said = textOf(row, track, options);
      if (said === "") continue;
      number += 1;
      yield `${number}\n${cueTime(row.cue.start, ",")} --> ${cueTime(row.cue.end, ",")}\n${said}\n\n`;
    }
  },
};

function textOf(row: ExportRow, track: ExportTrack | undefined, { layout }: WriterOptions): string {
  const labels = labelsOf(row, track);
  const rendering = track === undefined ? undefined : row.renderings[track.id];
  const said = (label: string, rich: RichText | undefined): readonly string[] =>
    rich === undefined || rich.text === ""
      ? []
      : [taggedText({ ...rich, text: lines(rich.text) }, escapeSrt)].map(
          (text) => escapeSrt(lines(label)) + text,
        );
  const source = layout === "translation" ? [] : said(labels.source, row.paragraph);
  return [...source, ...said(labels.target, rendering)].join("\n");
}

/** Every player ends a line at a carriage return too. */
const lines = (text: string): string => text.replaceAll("\r", "\n");

/**
 * SubRip has no way to write its own marks, and players take names of characters for text: only what would be taken for a tag, a
 * name or times is written so.
 */
function escapeSrt(text: string): string {
  return text
    .replace(/&(?=(?:amp|lt|gt|nbsp|lrm|rlm);)/gu, "&amp;")
    .replace(/<(?=[/a-z\d])/giu, "&lt;")
    .replaceAll("-->", "--&gt;")
    .replaceAll("{\\", "{<u></u>\\");
}
