import { labelAtTurn } from "@/lib/renderings/core/speaker-names";
import type { RichText } from "@/lib/text/core/marks";
import { markRuns } from "../mark-runs";
import type { Capabilities, ExportCue, ExportRow, ExportTrack, WriterOptions } from "../writer";

/** A row of which it is known when it is shown. */
export type TimedRow = ExportRow & { readonly cue: ExportCue };

/** What a file of subtitles holds: one track, with the source above it or alone, and only what has times. */
export const cueCapabilities = ({ layout }: WriterOptions) =>
  ({
    emphasis: true,
    states: false,
    structure: false,
    untranslated: layout !== "translation",
    characters: "no-null",
    source: layout !== "translation",
    tracks: 1,
    timed: true,
  }) as const satisfies Partial<Capabilities>;

/**
 * The rows that have times, by these: players take cues in order, and paragraphs can be moved. They are held, for a film has few;
 * what a row without times says is in the loss report.
 */
export async function timedRows(rows: AsyncIterable<ExportRow>): Promise<readonly TimedRow[]> {
  const timed: TimedRow[] = [];
  for await (const { cue, ...row } of rows) if (cue !== undefined) timed.push({ ...row, cue });
  return timed.sort((one, other) => one.cue.start - other.cue.start || one.cue.end - other.cue.end);
}

/** The label with which a turn begins, as both sides print it; empty elsewhere. */
export function labelsOf({ paragraph }: ExportRow, track: ExportTrack | undefined) {
  const named = labelAtTurn(track?.speakers ?? [], paragraph);
  return { source: paragraph.label ?? "", target: named === null ? "" : `${named} ` };
}

/**
 * A text with its emphasis as tags. An empty line would end the cue: a tag without anything in it keeps it.
 *
 * @param escaped what a format does with characters that mean something to it
 */
export function taggedText(rich: RichText, escaped: (text: string) => string): string {
  return markRuns({ ...rich, text: rich.text.replace(/\0|\p{Surrogate}/gu, "\uFFFD") })
    .map(({ text, bold, italic }) => {
      const slanted = italic ? `<i>${escaped(text)}</i>` : escaped(text);
      return bold ? `<b>${slanted}</b>` : slanted;
    })
    .join("")
    .split("\n")
    .map((line) => (line.trim() === "" ? `${line}<u></u>` : line))
    .join("\n");
}

/** `01:02:03.456`, with the mark before the milliseconds that a format has. */
export function cueTime(milliseconds: number, mark: "," | "."): string {
  const [whole, part] = [Math.floor(milliseconds / 1000), milliseconds % 1000];
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return `${two(hours)}:${two(minutes)}:${two(whole % 60)}${mark}${String(part).padStart(3, "0")}`;
}
