import { readAligned } from "@/lib/documents/server/read-aligned";
import { ok, refuse } from "@/lib/kernel/result";
import type { FileLanguages } from "@/lib/text/core/aligned-files";
import type { Reading } from "@/lib/text/core/file-place";
import { readReturnedLines } from "../core/returned/moses-reader";
import type { ReturnedFile } from "../core/returned/returned";
import type { ReturnedRefusal } from "./understand-returned";

/** Plain files in a container, each translation a track. */
export async function readReturnedMoses(
  bytes: Uint8Array,
  languages: FileLanguages | null,
): Promise<Reading<ReturnedFile, ReturnedRefusal>> {
  const read = await readAligned(bytes, languages);
  if (!read.ok) return isTold(read.reason) ? { ...read, reason: read.reason } : refuse("damaged");
  const file = readReturnedLines(read.value);
  return file === "sentences" ? refuse("sentences") : ok(file);
}

const TOLD = [
  ...(["empty", "unknown-encoding", "damaged", "encrypted", "too-many-entries", "expands-too-much"] as const),
  ...(["binary", "unequal-lines", "no-aligned", "several-sources"] as const),
] as const;

function isTold(reason: string): reason is (typeof TOLD)[number] {
  return TOLD.some((one) => one === reason);
}
