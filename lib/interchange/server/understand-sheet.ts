import { ok } from "@/lib/kernel/result";
import { type Reading, refuseAt, rowPlace } from "@/lib/text/core/file-place";
import type { FileUnit } from "../core/pairs/file-unit";
import type { PairLanguages } from "../core/pairs/table-pairs";
import { findPairColumns, firstRow, type TablePairsRefusal, unitOfRow } from "../core/pairs/table-pairs";
import { readXlsxRows, type SheetProgress, type XlsxRefusal } from "./read-xlsx-rows";

export type SheetUpload = { readonly bytes: Uint8Array; readonly languages: PairLanguages };
export type SheetRead = Reading<readonly FileUnit[], XlsxRefusal | TablePairsRefusal>;

/** The pairs of a workbook's first sheet. Runs in the reader's thread. */
export async function understandSheet(
  { bytes, languages }: SheetUpload,
  tell?: (progress: SheetProgress) => void,
): Promise<SheetRead> {
  const read = await readXlsxRows(bytes, null, tell);
  if (!read.ok) return read;
  const { rows, sheet } = read.value;
  const first = firstRow(rows);
  const columns = findPairColumns(rows[first]);
  if (!columns.ok) return refuseAt(columns.reason, rowPlace(sheet, first + 1));
  const body = rows.map((cells, at) => ({ cells, number: at + 1 }));
  return ok(
    body
      .slice(columns.value.hasHead ? first + 1 : first)
      .flatMap(({ cells, number }) => unitOfRow(columns.value, cells, { number, line: number, languages })),
  );
}
