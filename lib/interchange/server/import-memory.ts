import { z } from "zod";
import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { detectFileKind } from "@/lib/documents/core/detect-format";
import { UPLOAD_LIMIT } from "@/lib/documents/core/upload-limit";
import { fileNameOf, invalidField, readBody } from "@/lib/documents/server/read-body";
import { Turns } from "@/lib/documents/server/turns";
import { MEMORY_FILE_LIMIT } from "@/lib/memory/core/file-limit";
import { authorizeMemory, scopeOfProject } from "@/lib/memory/server/authorize-memory";
import { importPairs, type PairsImport } from "@/lib/memory/server/import-pairs";
import {
  importMemoryForm,
  type importMemoryQuery,
  type MemoryImportReport,
} from "@/lib/memory/server/schema";
import { isPackage, languageFileOf } from "@/lib/text/core/aligned-files";
import { partPlace } from "@/lib/text/core/file-place";
import { alignedIn, alignedUnits } from "./aligned-units";
import { withPairsZip } from "./open-pairs-zip";
import { readFileUnits } from "./read-file-units";
import { readSheetUnits, tooLargeWorkbook } from "./read-sheet-units";
import { refusePairs } from "./refuse-pairs";
import { withSpooled } from "./spool-body";

type Watcher = Partial<Pick<PairsImport, "signal" | "tell">>;
type Fields = z.output<typeof importMemoryQuery>;

/** A file of pairs, or plain files beside each other, that can be read from the beginning on. */
type GivenPairs = {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly chunks: () => AsyncIterable<Uint8Array>;
  /** Where it lies, or its bytes, so that a container can be opened. */
  readonly where: () => Promise<{ readonly path: string } | { readonly bytes: Uint8Array }>;
  /** Files that were given with it. */
  readonly others: readonly GivenPairs[];
};

/** An import holds a connection to the database as long as it is read. */
const importing = new Turns({ atOnce: 2, waiting: 50, ofOne: 4 });
/** Bytes after which it is told how far the reading is. */
const TOLD_AFTER = 1024 * 1024;

/**
 * Takes the pairs of a file into a memory: the one named, or the project's own. A form's file is 20 MB at most, and may be several whose
 * lines belong together; one that is the body itself waits on the disk, and is read from there.
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
    return withSpooled(request, MEMORY_FILE_LIMIT, ({ size, path, chunks }) => {
      const name = fields.fileName ?? "";
      const given = { name, size, chunks, where: async () => ({ path }), others: [] };
      return take(actor, memoryId, given, { ...fields, ...watcherOf(request, watcher) });
    });
  }
  const body = await readBody(request, { form: importMemoryForm, json: z.never() });
  if (body.kind !== "form" || body.file === null) throw invalidField("file", "A file is needed.");
  const memoryId = await findMemory(actor, body.fields);
  const given = { ...givenFile(body.file), others: body.others.map(givenFile) };
  return take(actor, memoryId, given, { ...body.fields, ...watcherOf(request, watcher) });
}

const watcherOf = (request: Request, { signal, tell }: Watcher): Watcher => ({
  ...{ signal: signal ?? request.signal, tell },
});

function take(
  actor: Actor,
  memoryId: string,
  given: GivenPairs,
  { dryRun = false, signal, tell }: Pick<Fields, "dryRun"> & Watcher,
): Promise<MemoryImportReport> {
  const fileName = fileNameOf(given.name);
  const into = (units: PairsImport["units"]) =>
    importPairs(actor, memoryId, { units, fileName, dryRun, signal, tell });
  return importing.run({ who: actor.id, signal }, async () => {
    if (given.others.length > 0) return into(besideEachOther([given, ...given.others], { signal, tell }));
    if (await isZip(given))
      return withPairsZip(await given.where(), async ({ files, sizeOf }) => {
        if (files.has("xl/workbook.xml")) return into(await sheetUnits(given, { signal, tell }));
        const names = [...files.keys()];
        if (isPackage(names)) throw refusePairs("binary");
        return into((languages) => {
          const found = alignedIn(names, languages);
          const total = [found.source, ...found.targets].reduce((sum, { path }) => sum + sizeOf(path), 0);
          const telling = teller(total, tell);
          return alignedUnits(found, ({ path }) => telling(files.get(path)?.() ?? NOTHING), signal);
        });
      });
    const told = teller(given.size, tell)(given.chunks());
    return into((languages) => readFileUnits(told, { fileName, signal, ...languages }));
  });
}

/** The rows of a workbook, which is read as a whole. */
async function sheetUnits({ size, chunks }: GivenPairs, watcher: Watcher): Promise<PairsImport["units"]> {
  if (size > UPLOAD_LIMIT) throw tooLargeWorkbook();
  const parts: Uint8Array[] = [];
  for await (const part of chunks()) parts.push(part);
  const bytes = new Uint8Array(Buffer.concat(parts));
  return (languages) => readSheetUnits({ bytes, languages }, watcher);
}

/** Plain files that were given together, each under its own name. */
function besideEachOther(files: readonly GivenPairs[], { signal, tell }: Watcher): PairsImport["units"] {
  return (languages) => {
    const names = files.map(({ name }) => name);
    const twice = names.find((name, at) => names.indexOf(name) < at && languageFileOf(name) !== null);
    // Which of them belongs to the other texts, nobody can tell.
    if (twice !== undefined) throw refusePairs("same-name", { place: partPlace(twice) });
    const found = alignedIn(names, languages);
    const paths = new Set([found.source, ...found.targets].map(({ path }) => path));
    const taken = files.filter(({ name }) => paths.has(name));
    const telling = teller(
      taken.reduce((sum, { size }) => sum + size, 0),
      tell,
    );
    const chunksOf = (path: string) => taken.find(({ name }) => name === path)?.chunks() ?? NOTHING;
    return alignedUnits(found, ({ path }) => telling(chunksOf(path)), signal);
  };
}

const NOTHING: AsyncIterable<Uint8Array> = (async function* () {})();

const givenFile = (file: File): GivenPairs => ({
  ...{ name: file.name, size: file.size, chunks: () => chunksOf(file), others: [] },
  where: async () => ({ bytes: new Uint8Array(await file.arrayBuffer()) }),
});

/** A container begins so. */
async function isZip({ chunks }: GivenPairs): Promise<boolean> {
  for await (const chunk of chunks()) return detectFileKind(chunk) === "zip";
  return false;
}

async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array> {
  yield* file.stream();
}

/** Gives bytes on, with word now and then of how many were read of all that there are. */
function teller(total: number, tell: Watcher["tell"]) {
  let [read, told] = [0, 0];
  return async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      yield chunk;
      read += chunk.byteLength;
      if (read - told < TOLD_AFTER) continue;
      told = read;
      tell?.({ of: "bytes", done: read, total });
    }
  };
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
