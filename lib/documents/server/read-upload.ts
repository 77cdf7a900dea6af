import type { ReadRefusal } from "@/lib/documents/core/reader";
import type { Reading } from "@/lib/text/core/file-place";
import { refuseXliff } from "@/lib/xliff/server/refuse-xliff";
import { readInThread } from "./read-in-thread";
import { refusedAt } from "./refusals";
import type { ReadUpload, Understood, Upload } from "./understand";

/**
 * Reads a file in a thread of its own; one that takes too much memory or time is refused.
 *
 * @throws AppError `invalid` for an XLIFF or a text in UTF-8 that cannot be read, `too-large` for a paragraph beyond the
 *   limit, each with the line
 */
export async function readUpload(upload: Upload): Promise<Reading<Understood, ReadRefusal>> {
  const answered = await readInThread<ReadUpload>("reader-worker", upload);
  const read = answered.ok ? answered.value : answered;
  if (!read.ok && read.reason === "xliff") throw refuseXliff(read.refusal);
  if (!read.ok && read.reason === "placed") throw refusedAt(read.refusal);
  return read;
}
