import { UPLOAD_LIMIT } from "@/lib/documents/core/upload-limit";
import { readInThread } from "@/lib/documents/server/read-in-thread";
import { AppError } from "@/lib/kernel/app-error";
import type { FileUnit } from "../core/pairs/file-unit";
import type { SheetProgress } from "./read-xlsx-rows";
import { refusePairs } from "./refuse-pairs";
import type { SheetRead, SheetUpload } from "./understand-sheet";

const MEGABYTES = UPLOAD_LIMIT / 1024 / 1024;

type SheetWatcher = {
  /** Ends the thread. */
  readonly signal?: AbortSignal | undefined;
  readonly tell?: ((progress: SheetProgress & { readonly of: "bytes" }) => void) | undefined;
};

/**
 * The units of a workbook's first sheet, read in a thread of its own: a sheet is no text that could be read in pieces.
 *
 * @throws AppError `invalid` with the row or the part at fault; what the signal was aborted with
 */
export async function* readSheetUnits(
  upload: SheetUpload,
  { signal, tell }: SheetWatcher = {},
): AsyncGenerator<FileUnit> {
  const answered = await readInThread<SheetRead, SheetProgress>(
    "sheet-reader-worker",
    upload,
    { who: null, signal },
    (progress) => tell?.({ of: "bytes", ...progress }),
  );
  const read: SheetRead | Extract<typeof answered, { ok: false }> = answered.ok ? answered.value : answered;
  if (!read.ok) {
    const place = "place" in read ? read.place : undefined;
    throw refusePairs(NAMES[read.reason], { place });
  }
  yield* read.value;
}

const NAMES = {
  damaged: "damaged-workbook",
  "not-a-workbook": "damaged-workbook",
  doctype: "doctype-in-workbook",
  "no-sheet": "no-table",
  "expands-too-much": "unpacks-too-much",
  "external-links": "external-links",
  encrypted: "encrypted",
  "too-many-entries": "too-many-entries",
  "too-slow": "too-slow",
  "no-table": "no-table",
  "no-source-column": "no-source-column",
  "no-target-column": "no-target-column",
} as const;

/** What is told of a workbook that no thread would be given. */
export function tooLargeWorkbook(): AppError {
  return new AppError(
    "too-large",
    `A workbook may have ${MEGABYTES} MB: save its sheet as CSV, and import that.`,
    {
      ...{ key: "pairsFile.large-workbook", values: { limit: MEGABYTES } },
    },
  );
}
