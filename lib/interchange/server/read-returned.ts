import { readInThread } from "@/lib/documents/server/read-in-thread";
import { AppError } from "@/lib/kernel/app-error";
import { withPlace } from "@/lib/text/core/file-place";
import { refuseXliff } from "@/lib/xliff/server/refuse-xliff";
import type { ReadReturn, ReturnedRefusal, ReturnedUpload, UnderstoodReturn } from "./understand-returned";

/** Each refusal in one sentence. */
const SENTENCES: Readonly<Record<ReturnedRefusal, string>> = {
  empty: "The file is empty.",
  binary: "The file is neither a text nor a workbook nor a Word document: it was not read.",
  "unknown-encoding": "The encoding of the file was not recognized: save it as UTF-8.",
  damaged: "The file is damaged: it was not read.",
  "not-a-workbook": "The file is not a workbook: it was not read.",
  "no-sheet": "The workbook has no sheet.",
  doctype: "The file declares a document type of its own: it was not read.",
  "external-links": "The workbook links to other files: remove the links and try again.",
  encrypted: "The file is locked with a password: remove it and try again.",
  "too-many-entries": "The file has more parts than such files need: it was not read.",
  "expands-too-much": "The file would take too much memory: it was not read.",
  "outside-parts":
    "The file points to something outside itself (a linked picture, template or object): remove it and try again.",
  "too-deep": "The file is nested deeper than a text needs: it was not read.",
  macros: "The file has macros in it: save it as .docx without macros.",
  "not-returned":
    "The file was not exported here, or its head row was changed: export the track, and bring that file back.",
  sentences: "The pairs of this file are sentences: export whole paragraphs, and bring that file back.",
  "no-aligned":
    "The container has no two texts whose lines belong together: name them by their languages, as “text.zh” and “text.en”.",
  "several-sources":
    "The container has several texts in the language of the source: give one with its translations.",
  "unequal-lines":
    "The texts do not have the same number of lines, so nobody can tell which belong together: they were not read.",
  "too-slow": "The file took too long to read.",
};

/**
 * A file that comes back, read in a thread of its own.
 *
 * @throws AppError `invalid` with one sentence, which names the place that is at fault
 */
export async function readReturned(upload: ReturnedUpload): Promise<UnderstoodReturn> {
  const answered = await readInThread<ReadReturn>("returned-reader-worker", upload);
  const read: ReadReturn = answered.ok ? answered.value : answered;
  if (read.ok) return read.value;
  if (read.reason === "xliff") throw refuseXliff(read.refusal);
  const sentence = withPlace(SENTENCES[read.reason], read.place);
  throw new AppError("invalid", sentence, {
    ...{ key: `returned.${read.reason}`, values: { ...read.place }, fields: { file: sentence } },
  });
}
