import type { ReadRefusal } from "@/lib/documents/core/reader";
import type { Result } from "@/lib/kernel/result";
import { readInThread } from "./read-in-thread";
import type { Understood, Upload } from "./understand";

/** Reads a file in a thread of its own; one that takes too much memory or time is refused. */
export async function readUpload(upload: Upload): Promise<Result<Understood, ReadRefusal>> {
  const answered = await readInThread<Result<Understood, ReadRefusal>>("reader-worker", upload);
  return answered.ok ? answered.value : answered;
}
