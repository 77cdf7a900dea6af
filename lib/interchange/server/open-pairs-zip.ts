import yauzl from "yauzl";
import { listEntries, streamEntry, ZIP_LIMITS, ZipRefused } from "@/lib/documents/server/docx/read-zip";
import { MEMORY_FILE_LIMIT } from "@/lib/memory/core/file-limit";
import type { PlainFiles } from "./aligned-units";
import { refusePairs } from "./refuse-pairs";

/** A container of pairs may hold what a file of them may. */
const LIMITS = { ...ZIP_LIMITS, bytes: MEMORY_FILE_LIMIT };
const OPTIONS = { lazyEntries: true, strictFileNames: true, autoClose: false } as const;

/** An open container: its files, and what they unpack to in bytes. */
export type PairsZip = { readonly files: PlainFiles; readonly sizeOf: (name: string) => number };

/**
 * Opens a container on the disk, or in hand, for as long as the work takes; its files are unpacked as they are read.
 *
 * @throws AppError `invalid`, also from reading a file of it
 */
export async function withPairsZip<Value>(
  where: { readonly path: string } | { readonly bytes: Uint8Array },
  work: (zip: PairsZip) => Promise<Value>,
): Promise<Value> {
  const file = await open(where).catch((error: unknown) => {
    throw refused(error);
  });
  try {
    const entries = await listEntries(file, LIMITS).catch((error: unknown) => {
      throw refused(error);
    });
    const files = [...entries].map(([name, entry]) => [name, () => reading(file, entry)] as const);
    return await work({
      files: new Map(files),
      sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    });
  } finally {
    file.close();
  }
}

function open(where: { readonly path: string } | { readonly bytes: Uint8Array }): Promise<yauzl.ZipFile> {
  if ("path" in where) return yauzl.openPromise(where.path, OPTIONS);
  const { buffer, byteOffset, byteLength } = where.bytes;
  return yauzl.fromBufferPromise(Buffer.from(buffer, byteOffset, byteLength), OPTIONS);
}

async function* reading(file: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Uint8Array> {
  try {
    yield* streamEntry(file, entry, LIMITS);
  } catch (error) {
    throw refused(error);
  }
}

const TOLD = ["encrypted", "too-many-entries"] as const;

/** What is wrong with a container as what the API answers; whatever yauzl says, it is damaged. */
function refused(error: unknown): unknown {
  const { reason, place } = error instanceof ZipRefused ? error : { reason: "damaged", place: undefined };
  if (reason === "expands-too-much") return refusePairs("unpacks-too-much", { place });
  return refusePairs(TOLD.find((one) => one === reason) ?? "damaged-container", { place });
}
