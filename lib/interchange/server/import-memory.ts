import { z } from "zod";
import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { fileNameOf, invalidField, readBody } from "@/lib/documents/server/read-body";
import { scopeOfProject } from "@/lib/memory/server/authorize-memory";
import { importPairs, type PairsImport } from "@/lib/memory/server/import-pairs";
import { importMemoryForm, type MemoryImportReport } from "@/lib/memory/server/schema";
import { readTmxUnits } from "./read-tmx-units";

/**
 * Takes the pairs of an uploaded TMX file into a memory: the one named, or the project's own.
 *
 * @throws AppError `not-found`, `forbidden`; `invalid` for a file that cannot be read
 */
export async function importMemory(
  actor: Actor,
  request: Request,
  watcher: Partial<Pick<PairsImport, "signal" | "tell">> = {},
): Promise<MemoryImportReport> {
  const body = await readBody(request, { form: importMemoryForm, json: z.never() });
  if (body.kind !== "form" || body.file === null) throw invalidField("file", "A file is needed.");
  const { fields, file } = body;
  const memoryId = fields.memoryId ?? (await findOwn(actor, fields.projectId));
  return importPairs(actor, memoryId, {
    units: readTmxUnits(new Uint8Array(await file.arrayBuffer())),
    fileName: fileNameOf(file.name),
    dryRun: fields.dryRun ?? false,
    signal: watcher.signal ?? request.signal,
    tell: watcher.tell,
  });
}

async function findOwn(actor: Actor, projectId: string | undefined): Promise<string> {
  if (projectId === undefined) throw invalidField("projectId", "A project or a memory is needed.");
  const grant = await authorize(actor, "review", { projectId });
  const own = (await scopeOfProject(grant)).memories.find((memory) => memory.projectId === projectId);
  if (own === undefined) throw invalidField("projectId", "This project has no memory.");
  return own.id;
}
