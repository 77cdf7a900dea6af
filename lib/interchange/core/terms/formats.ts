import type { Result } from "@/lib/kernel/result";
import { readCsvTerms, type TableRefusal } from "./csv-reader";
import { writeCsvTerms } from "./csv-writer";
import type { ReadTerms } from "./table-reader";
import type { ExportedConcept, Languages } from "./table-writer";

export type TermFileRefusal = TableRefusal | "empty" | "binary" | "unknown-encoding";

export type ReadOptions = Languages & { readonly mapping: Readonly<Record<string, string>> };

/** A format of terms, in and out. */
export type TermFileFormat = {
  readonly mediaType: string;
  readonly extension: string;
  /** Reads what `decode` gave. */
  readonly read: (text: string, options: ReadOptions) => Result<ReadTerms, TermFileRefusal>;
  readonly write: (concepts: AsyncIterable<ExportedConcept>, languages: Languages) => AsyncGenerator<string>;
};

export const csvTerms: TermFileFormat = {
  mediaType: "text/csv; charset=utf-8; header=present",
  extension: "csv",
  read: readCsvTerms,
  write: writeCsvTerms,
};
