import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { authorize } from "@/lib/accounts/server/authorize";
import { exportFileName } from "@/lib/interchange/core/file-name";
import { needsTimes, takesSentences } from "@/lib/interchange/core/formats";
import { selectStates } from "@/lib/interchange/core/select-states";
import type {
  ExportCue,
  ExportDocument,
  ExportRow,
  ExportState,
  Writer,
  WriterOptions,
} from "@/lib/interchange/core/writer";
import { AppError, notFound } from "@/lib/kernel/app-error";
import packageFile from "@/package.json";
import { readCues } from "./read-cues";
import { extrasReader } from "./row-extras";
import type { ExportQuery } from "./schema";
import { findExportDocument } from "./store";
import { streamRows, streamSentences } from "./stream-rows";
import { writerFor } from "./writer-for";

/** All that writing needs; `rows` is read afresh each time it is gone over, as many rows at once as it is told. */
export type PreparedExport = {
  readonly actor: Actor;
  readonly grant: Grant<"view">;
  readonly document: ExportDocument;
  readonly writer: Writer;
  readonly options: WriterOptions;
  readonly fileName: string;
  /** States that are taken; all when empty. */
  readonly states: readonly ExportState[];
  /** When paragraphs are shown, for formats that say it; else null. */
  readonly cues: ReadonlyMap<string, ExportCue> | null;
  readonly rows: (atOnce?: number) => AsyncIterable<ExportRow>;
  /** The same, or their sentences, as the file has them. */
  readonly units: (atOnce?: number) => AsyncIterable<ExportRow>;
};

/**
 * Decides what goes into the file, for the export and its preview alike.
 *
 * @throws AppError `not-found` to strangers, and for a track that is not the document's; `invalid` for tracks that the
 *   format cannot hold together, and for subtitles of a text that has no times
 */
export async function prepareExport(
  actor: Actor,
  documentId: string,
  query: ExportQuery,
): Promise<PreparedExport> {
  const grant = await authorize(actor, "view", { documentId });
  const wanted = query.track === undefined ? null : [...new Set(query.track)];
  const document = await findExportDocument(grant, documentId, wanted);
  if (document === null) throw notFound("That document");
  if (wanted !== null && document.tracks.length !== wanted.length) throw notFound("One of the tracks");

  const writer = writerFor(query.format);
  const states = query.states ?? [];
  const unit = takesSentences(query.format) ? query.unit : "paragraph";
  const options = {
    writtenAt: new Date().toISOString(),
    toolVersion: packageFile.version,
    layout: query.layout,
    emphasis: query.emphasis,
    byteOrderMark: query.bom,
    prefill: query.prefill,
    unit,
    comments: query.comments,
    terms: query.terms,
    candidates: query.candidates,
  };
  refuseLanguages(writer, options, document);
  const cues = needsTimes(query.format) ? await readCues(grant, documentId) : null;
  if (cues?.size === 0) throw withoutTimes();
  // What a format has no place for is not read: terms are looked for in every text.
  const carries = writer.carries(options, document);
  const extras = extrasReader(actor, document, {
    comments: query.comments && carries.comments === true,
    terms: query.terms && carries.terms === true,
    candidates: query.candidates && carries.candidates === true,
    cues,
  });
  const rows = (atOnce?: number) =>
    readAfresh(() => {
      const page = atOnce === undefined ? {} : { page: atOnce };
      return selectStates(streamRows(grant, document, { extras, ...page }), states);
    });
  return {
    actor,
    grant,
    document,
    writer,
    options,
    fileName: exportFileName(document.title, writer.extension),
    states,
    cues,
    rows,
    units: (atOnce) =>
      unit === "sentence"
        ? readAfresh(() => streamSentences(grant, document, rows(atOnce), atOnce))
        : rows(atOnce),
  };
}

/** What begins anew each time that it is gone over. */
function readAfresh(begin: () => AsyncIterable<ExportRow>): AsyncIterable<ExportRow> {
  return { [Symbol.asyncIterator]: () => begin()[Symbol.asyncIterator]() };
}

function withoutTimes(): AppError {
  const sentence =
    "This text did not come from subtitles: it has no times, so no subtitles can be made of it.";
  return new AppError("invalid", sentence, { key: "exportTimes", fields: { format: sentence } });
}

function refuseLanguages(writer: Writer, options: WriterOptions, document: ExportDocument): void {
  const [first, ...others] = document.tracks.map(({ language }) => language);
  if (writer.carries(options, document).oneLanguage !== true || others.every((one) => one === first)) return;
  const sentence = "This format holds translations into one language: choose tracks of one, or XLIFF 1.2.";
  throw new AppError("invalid", sentence, { key: "exportLanguages", fields: { track: sentence } });
}
