import { checksumOf } from "@/lib/text/core/checksum";
import { type ExportRow, type ExportTrack, STATES } from "../writer";

/**
 * What a table in a Word file says of itself in hidden text, as `[duizhao 1 row=3 …]`: hidden runs are the one thing that
 * Word and LibreOffice both keep when they save a file, and that goes with a row when it is moved or copied (see
 * docs/decisions/office-writers.md).
 */
export type HiddenId = Readonly<Record<string, string>>;

const ID = /\[duizhao 1(?<fields>(?: [a-z]+=[^\s\]]*)*)\]/gu;

/** The ids in a text, in order, and the text without them. */
export function readIds(text: string): { readonly ids: readonly HiddenId[]; readonly rest: string } {
  const ids = [...text.matchAll(ID)].map(({ groups }) => {
    const fields = (groups?.fields ?? "").split(" ").filter((field) => field !== "");
    return Object.fromEntries(
      fields.map((field) => [field.slice(0, field.indexOf("=")), field.slice(field.indexOf("=") + 1)]),
    );
  });
  return { ids, rest: text.replace(ID, "") };
}

function write(fields: HiddenId): string {
  const said = Object.entries(fields).map(([name, value]) => ` ${name}=${value}`);
  return `[duizhao 1${said.join("")}]`;
}

/** In the first cell of the table's head. */
export function documentId(id: string): string {
  return write({ document: id });
}

/** In the head of a track's column; rows name their renderings in the order of these numbers. */
export function trackId({ id, language }: ExportTrack, number: number): string {
  return write({ track: id, number: String(number), language: language.replace(/[\s\]]/gu, "") });
}

/** In the first cell of a row: which paragraph it is, what its source was, how each track's rendering stood. */
export function rowId({ paragraph, renderings }: ExportRow, tracks: readonly ExportTrack[]): string {
  const { id, number, kind, level, turn, text } = paragraph;
  const stood = tracks.map((track) => {
    const rendering = renderings[track.id];
    if (rendering === undefined) return "-";
    return `${rendering.revision}:${rendering.state}${rendering.needsWork ? "!" : ""}`;
  });
  return write({
    ...{ paragraph: id, row: String(number), source: checksumOf(text) },
    ...{ kind: level === null ? kind : `${kind}${level}`, ...(turn !== null && { turn }) },
    renderings: stood.join(","),
  });
}

/** Below the table: how many rows it had. */
export function rowCount(rows: number): string {
  return write({ rows: String(rows) });
}

/** The revision of a rendering, by its track's number; null where the id does not tell. */
export function revisionOf(id: HiddenId, number: number): number | null {
  const found = /^(?<revision>\d{1,9}):(?<state>[a-z]+)!?$/u.exec(
    (id.renderings ?? "").split(",")[number] ?? "",
  );
  const isState = STATES.some((state) => state === found?.groups?.state);
  return isState ? Number(found?.groups?.revision) : null;
}
