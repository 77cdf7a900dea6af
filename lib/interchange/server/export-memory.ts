import type { Actor } from "@/lib/accounts/core/actor";
import { exportFileName } from "@/lib/interchange/core/file-name";
import { MEMORY_TMX, writeMemoryTmx } from "@/lib/interchange/core/memory-tmx";
import { openPairs, type PairsChoice } from "@/lib/memory/server/open-pairs";
import packageFile from "@/package.json";
import { toByteStream } from "./byte-stream";
import type { ExportedFile } from "./export-document";

/**
 * A project's memory as a TMX file: its confirmed pairs, those that were imported, or both.
 *
 * @throws AppError `not-found` to all who may not read the memory; `forbidden` to those who read it from another project
 */
export async function exportMemory(
  actor: Actor,
  memoryId: string,
  choice: PairsChoice,
): Promise<ExportedFile> {
  const { name, sourceLanguage, pairs } = await openPairs(actor, memoryId, choice);
  const about = {
    name,
    sourceLanguage,
    writtenAt: new Date().toISOString(),
    toolVersion: packageFile.version,
  };
  return {
    fileName: exportFileName(name, MEMORY_TMX.extension),
    mediaType: MEMORY_TMX.mediaType,
    body: toByteStream(writeMemoryTmx(pairs, about)),
  };
}
