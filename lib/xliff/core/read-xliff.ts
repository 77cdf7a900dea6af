import type { XliffDocument } from "./file";
import { dialectOf } from "./names";
import type { XliffNode } from "./node";
import { readNewXliff } from "./read-new";
import { readOldXliff } from "./read-old";

/** What an XLIFF file says; null when it is none. */
export function readXliff(root: XliffNode): XliffDocument | null {
  const dialect = dialectOf(root);
  if (dialect === null) return null;
  return dialect === "1" ? readOldXliff(root) : readNewXliff(root);
}
