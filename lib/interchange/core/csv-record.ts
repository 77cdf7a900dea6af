import { stringify } from "csv-stringify/browser/esm/sync";
import { quoteFormula } from "./formula";

/**
 * One record of a CSV (RFC 4180) with its line break: every text quoted, and safe to open in a spreadsheet (see
 * `formula.ts`). A text with U+0000, which no spreadsheet reads, gets U+FFFD in its place.
 */
export function csvRecord(values: readonly (string | number | null)[]): string {
  const safe = values.map((value) =>
    typeof value === "string" ? quoteFormula(value.replaceAll("\0", "\uFFFD")) : value,
  );
  return stringify([safe], { quoted_string: true, record_delimiter: "windows" });
}
