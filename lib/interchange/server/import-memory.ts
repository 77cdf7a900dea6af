import { z } from "zod";
import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { fileNameOf, invalidField, readBody } from "@/lib/documents/server/read-body";
import { Turns } from "@/lib/documents/server/turns";
import { MEMORY_FILE_LIMIT } from "@/lib/memory/core/file-limit";
import { authorizeMemory, scopeOfProject } from "@/lib/memory/server/authorize-memory";
import { importPairs, type PairLanguages, type PairsImport } from "@/lib/memory/server/import-pairs";
import {
  importMemoryForm,
  type importMemoryQuery,
  type MemoryImportReport,
} from "@/lib/memory/server/schema";
import { readFileUnits } from "./read-file-units";
import { withSpooled } from "./spool-body";

type Watcher = Partial<Pick<PairsImport, "signal" | "tell">>;
type Fields = z.output<typeof importMemoryQuery>;

/** A file of pairs that can be read from its beginning on. */
type GivenPairs = {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly chunks: () => AsyncIterable<Uint8Array>;
};

/** An import holds a connection to the database as long as it is read. */
const importing = new Turns({ atOnce: 2, waiting: 50, ofOne: 4 });
/** Bytes after which it is told how far the reading is. */
const TOLD_AFTER = 1024 * 1024;

/**
 * Takes the pairs of a file into a memory: the one named, or the project's own. A form's file is 20 MB at most; one that is the
 * body itself waits on the disk, and is read from there.
 *
 * @param fields of a file that is the body
 * @throws AppError `not-found`, `forbidden`; `too-large`; `invalid` for a file that cannot be read
 */
export async function importMemory(
  actor: Actor,
  request: Request,
  watcher: Watcher = {},
  fields: Fields = {},
): Promise<MemoryImportReport> {
  if ((request.headers.get("content-type") ?? "").startsWith("application/octet-stream")) {
    // A gigabyte is not taken from whoever may not write here.
    const memoryId = await findMemory(actor, fields);
    return withSpooled(request, MEMORY_FILE_LIMIT, ({ size, chunks }) =>
      take(
        actor,
        memoryId,
        { name: fields.fileName ?? "", size, chunks },
        { ...fields, ...watcherOf(request, watcher) },
      ),
    );
  }
  const body = await readBody(request, { form: importMemoryForm, json: z.never() });
  if (body.kind !== "form" || body.file === null) throw invalidField("file", "A file is needed.");
  const { file } = body;
  const memoryId = await findMemory(actor, body.fields);
  const given = { name: file.name, size: file.size, chunks: () => chunksOf(file) };
  return take(actor, memoryId, given, { ...body.fields, ...watcherOf(request, watcher) });
}

const watcherOf = (request: Request, { signal, tell }: Watcher): Watcher => ({
  ...{ signal: signal ?? request.signal, tell },
});

function take(
  actor: Actor,
  memoryId: string,
  { name, size, chunks }: GivenPairs,
  { dryRun = false, signal, tell }: Pick<Fields, "dryRun"> & Watcher,
): Promise<MemoryImportReport> {
  const fileName = fileNameOf(name);
  return importing.run({ who: actor.id, signal }, async () => {
    const told = telling(chunks(), (done) => tell?.({ of: "bytes", done, total: size }));
    const units = (languages: PairLanguages) => readFileUnits(told, { fileName, ...languages });
    return importPairs(actor, memoryId, { units, fileName, dryRun, signal, tell });
  });
}

async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array> {
  yield* file.stream();
}

/** The same bytes, with word of how many were read now and then. */
async function* telling(
  chunks: AsyncIterable<Uint8Array>,
  tell: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let [read, told] = [0, 0];
  for await (const chunk of chunks) {
    yield chunk;
    read += chunk.byteLength;
    if (read - told < TOLD_AFTER) continue;
    told = read;
    tell(read);
  }
}

/** The memory that is named, or the project's own, for whoever may write to it. */
async function findMemory(actor: Actor, { memoryId, projectId }: Fields): Promise<string> {
  if (memoryId !== undefined) return (await authorizeMemory(actor, "write", { memoryId })).memoryId;
  if (projectId === undefined) throw invalidField("projectId", "A project or a memory is needed.");
  const grant = await authorize(actor, "review", { projectId });
  const own = (await scopeOfProject(grant)).memories.find((memory) => memory.projectId === projectId);
  if (own === undefined) throw invalidField("projectId", "This project has no memory.");
  return own.id;
}
