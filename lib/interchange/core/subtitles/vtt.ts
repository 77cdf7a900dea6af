import { checksumOf } from "@/lib/text/core/checksum";
import type { RichText } from "@/lib/text/core/marks";
import { LINE_BREAK } from "../line-break";
import type { ExportDocument, ExportTrack, TextWriter, WriterOptions } from "../writer";
import { cueCapabilities, cueTime, labelsOf, type TimedRow, taggedText, timedRows } from "./cue-text";

/**
 * WebVTT (W3C): a cue for each paragraph that has times, with the place on the screen that the imported file gave it. Its first note
 * says what it was made of, and each cue's identifier its paragraph, revision and the source's checksum, so that it comes back.
 */
export const vtt: TextWriter = {
  format: "vtt",
  mediaType: "text/vtt; charset=utf-8",
  extension: "vtt",
  carries: (options) => ({ ...cueCapabilities(options), provenance: true }),
  async *write(document, rows, options) {
    const [track] = document.tracks;
    yield head(document, track, options);
    for (const row of await timedRows(rows)) {
      const said = textOf(row, { document, track, options });
      if (said === "") continue;
      const { start, end, settings } = row.cue;
      const times = `${cueTime(start, ".")} --> ${cueTime(end, ".")}${settings === "" ? "" : ` ${settings}`}`;
      yield `${identifier(row, track)}\n${times}\n${said}\n\n`;
    }
  },
};

function head(document: ExportDocument, track: ExportTrack | undefined, { layout }: WriterOptions): string {
  const facts = [
    ["duizhao", "1"],
    ["document", document.id],
    ["title", document.title],
    ["date", document.date],
    ["occasion", document.occasion],
    ["citation", document.citation],
    ["layout", layout === "translation" ? layout : "bilingual"],
    ["track", track?.id],
    ["track-name", track?.name],
    ["track-language", track?.language],
    ["track-attribution", track?.attribution],
    ["track-citation", track?.citation],
    ["track-date", track?.date],
  ].flatMap(([name, value]) => (value ? [`${name}: ${oneLine(value)}\n`] : []));
  return `WEBVTT\n\nNOTE\n${facts.join("")}\n`;
}

/** A note ends at an empty line, and may not hold an arrow. */
const oneLine = (value: string): string =>
  value
    .replace(/\0|\p{Surrogate}/gu, "\uFFFD")
    .replace(LINE_BREAK, " ")
    .replaceAll("-->", "-- >");

function identifier({ paragraph, renderings }: TimedRow, track: ExportTrack | undefined): string {
  const rendering = track === undefined ? undefined : renderings[track.id];
  return `${paragraph.id}/${rendering?.revision ?? 0}/${checksumOf(paragraph.text)}`;
}

type Cue = {
  readonly document: ExportDocument;
  readonly track: ExportTrack | undefined;
  readonly options: WriterOptions;
};

function textOf(row: TimedRow, { document, track, options }: Cue): string {
  const labels = labelsOf(row, track);
  const rendering = track === undefined ? undefined : row.renderings[track.id];
  const target = said(labels.target, rendering);
  if (options.layout === "translation") return target;
  const inLanguage = (text: string, language: string) =>
    text === "" ? [] : [`<lang ${language}>${text}</lang>`];
  return [
    ...inLanguage(said(labels.source, row.paragraph), document.language),
    ...inLanguage(target, track?.language ?? ""),
  ].join("\n");
}

function said(label: string, rich: RichText | undefined): string {
  if (rich === undefined || rich.text === "") return "";
  const before = label === "" ? "" : `<c.label>${escapeVtt(label.replace(LINE_BREAK, " "))}</c>`;
  return before + taggedText(rich, escapeVtt);
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" },
};

/** Readers of SubRip, which read WebVTT too, take "{\\…}" for an instruction. */
function escapeVtt(text: string): string {
  return text.replace(/[&<>\r]/gu, (char) => ESCAPES[char] ?? char).replaceAll("{\\", "{<u></u>\\");
}
