import yauzl from "yauzl";
import type { ReadRefusal } from "@/lib/documents/core/reader";
import { ok } from "@/lib/kernel/result";
import { type FilePlace, partPlace, type Reading, refuseAt } from "@/lib/text/core/file-place";

/** What a container may hold before it is called a bomb. Bytes, entries, and uncompressed over compressed size. */
export const ZIP_LIMITS = {
  entries: 999,
  bytes: 200 * 1024 * 1024,
  ratio: 250,
  ratioFrom: 1024 * 1024,
} as const;

export type ZipLimits = {
  readonly entries: number;
  readonly bytes: number;
  readonly ratio: number;
  readonly ratioFrom: number;
};

/** Parts by name, without a leading slash, and the names of all entries. */
export type ZipParts = { readonly names: readonly string[]; readonly parts: ReadonlyMap<string, Uint8Array> };

/** Ends the reading of a container. */
export class ZipRefused extends Error {
  readonly place: FilePlace | undefined;

  /** @param part that is at fault; none where it is the container */
  constructor(
    readonly reason: ReadRefusal,
    part?: string,
  ) {
    super(reason);
    this.place = part === undefined ? undefined : partPlace(part);
  }
}

/**
 * Reads the parts of a zip container that `wanted` names. Declared sizes are checked for all entries before anything
 * is inflated, and real bytes are counted while inflating, because declarations lie. A refusal names the part.
 */
export async function readZip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ZipLimits = ZIP_LIMITS,
): Promise<Reading<ZipParts, ReadRefusal>> {
  try {
    const file = await yauzl.fromBufferPromise(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      {
        lazyEntries: true,
        strictFileNames: true,
      },
    );
    return ok(await readEntries(file, wanted, limits));
  } catch (error) {
    return error instanceof ZipRefused ? refuseAt(error.reason, error.place) : refuseAt("damaged", undefined);
  }
}

async function readEntries(
  file: yauzl.ZipFile,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): Promise<ZipParts> {
  const entries = await listEntries(file, limits);
  const parts = new Map<string, Uint8Array>();
  let left = limits.bytes;
  for (const [name, entry] of entries) {
    if (!wanted(name) || name.endsWith("/")) continue;
    const part = await readEntry(file, entry, { ...limits, bytes: left });
    left -= part.byteLength;
    parts.set(name, part);
  }
  return { names: [...entries.keys()], parts };
}

/**
 * The entries of a container by their names, without a leading slash, when what they declare is within the limits.
 *
 * @throws ZipRefused; whatever yauzl says of a directory that cannot be read
 */
export async function listEntries(
  file: yauzl.ZipFile,
  limits: ZipLimits,
): Promise<ReadonlyMap<string, yauzl.Entry>> {
  if (file.entryCount > limits.entries) throw new ZipRefused("too-many-entries");
  const entries = new Map<string, yauzl.Entry>();
  let [count, declared] = [0, 0];
  for await (const entry of file.eachEntry()) {
    count += 1;
    declared += entry.uncompressedSize;
    if (count > limits.entries) throw new ZipRefused("too-many-entries");
    if (declared > limits.bytes || isTooDense(entry.uncompressedSize, entry.compressedSize, limits))
      throw new ZipRefused("expands-too-much", entry.fileName);
    if ((entry.generalPurposeBitFlag & 1) !== 0) throw new ZipRefused("encrypted", entry.fileName);
    const name = entry.fileName.replace(/^\/+/u, "");
    if (entries.has(name) || isSymlink(entry)) throw new ZipRefused("damaged", entry.fileName);
    entries.set(name, entry);
  }
  return entries;
}

/** Into what was declared, which was found to be within the limits: to gather and join would take twice the room. */
async function readEntry(file: yauzl.ZipFile, entry: yauzl.Entry, limits: ZipLimits): Promise<Uint8Array> {
  const part = Buffer.allocUnsafe(Math.min(entry.uncompressedSize, limits.bytes));
  let size = 0;
  for await (const chunk of streamEntry(file, entry, limits)) {
    if (size + chunk.byteLength > part.byteLength) throw new ZipRefused("damaged", entry.fileName);
    part.set(chunk, size);
    size += chunk.byteLength;
  }
  return part.subarray(0, size);
}

/** The bytes of an entry, counted as they come. @throws ZipRefused */
export async function* streamEntry(
  file: yauzl.ZipFile,
  entry: yauzl.Entry,
  limits: ZipLimits,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of (await file.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > limits.bytes || isTooDense(size, entry.compressedSize, limits))
        throw new ZipRefused("expands-too-much", entry.fileName);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof ZipRefused ? error : new ZipRefused("damaged", entry.fileName);
  }
}

function isTooDense(size: number, compressed: number, limits: ZipLimits): boolean {
  return size > limits.ratioFrom && size > limits.ratio * Math.max(1, compressed);
}

function isSymlink(entry: yauzl.Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}
