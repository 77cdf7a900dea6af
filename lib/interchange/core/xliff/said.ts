import { nameOfSpeaker } from "@/lib/renderings/core/speaker-names";
import { checksumOf } from "@/lib/text/core/checksum";
import type { ExportDocument, ExportRendering, ExportRow, ExportTrack } from "../writer";

/** What no element of XLIFF can say, by the names under which it stands in a file; nothing has an empty value. */
export type Said = readonly (readonly [name: string, value: string])[];

/** What is said of a file once: the document and the track it is of. */
export function saidOfFile(document: ExportDocument, track: ExportTrack | null): Said {
  return withValues([
    ["document", document.id],
    ["title", document.title],
    ["date", document.date],
    ["occasion", document.occasion],
    ["citation", document.citation],
    ["track", track?.id],
    ["track-name", track?.name],
    ["track-attribution", track?.attribution],
    ["track-citation", track?.citation],
    ["track-date", track?.date],
  ]);
}

/**
 * What is said of a unit beside its id, which is the paragraph's: what the paragraph is, and by what its text is known when it
 * comes back. Little, because it is there a hundred thousand times.
 */
export function saidOfUnit(
  { paragraph }: ExportRow,
  track: ExportTrack | null,
  rendering: ExportRendering | null,
): Said {
  return withValues([
    ["kind", paragraph.kind === "body" ? null : paragraph.kind],
    ["level", paragraph.level === null ? null : String(paragraph.level)],
    ["speaker", paragraph.speaker],
    ["speaker-name", track === null ? null : nameOfSpeaker(track.speakers, paragraph.speaker)],
    ["label", paragraph.label],
    ["turn", paragraph.turn],
    ["checksum", checksumOf(paragraph.text)],
    ["revision", rendering === null ? null : String(rendering.revision)],
    ["state", rendering?.needsWork === true ? rendering.state : null],
    ["needs-work", rendering?.needsWork === true ? "yes" : null],
  ]);
}

function withValues(entries: readonly (readonly [string, string | null | undefined])[]): Said {
  return entries.flatMap(([name, value]) =>
    value === null || value === undefined || value === "" ? [] : [[name, value] as const],
  );
}

/** What a translator sees beside a unit in another program: who speaks, in which turn, and that it is no running text. */
export function notesOf({ paragraph: { kind, speaker, turn } }: ExportRow): Said {
  return withValues([
    ["kind", kind === "body" ? null : kind],
    ["speaker", speaker],
    ["turn", turn],
  ]);
}

/** The rendering that goes into the file; null where the track has no text. */
export function renderingOf(row: ExportRow, track: ExportTrack | null): ExportRendering | null {
  const rendering = track === null ? undefined : row.renderings[track.id];
  return rendering === undefined || rendering.text === "" ? null : rendering;
}

/** The files of an XLIFF: one for each track; one of the source alone where there is none. */
export function filesOf({ tracks }: ExportDocument): readonly (ExportTrack | null)[] {
  return tracks.length === 0 ? [null] : tracks;
}
