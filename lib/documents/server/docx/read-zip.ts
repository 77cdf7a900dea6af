import yauzl from "yauzl";
import type { ReadRefusal } from "@/lib/documents/core/reader";
import { ok } from "@/lib/kernel/result";
import { type FilePlace, type Reading, refuseAt } from "@/lib/text/core/file-place";

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

class Refusal extends Error {
  readonly place: FilePlace | undefined;

  /** @param part that is at fault; none where it is the container */
  constructor(
    readonly reason: ReadRefusal,
    part?: string,
  ) {
    super(reason);
    this.place = part === undefined ? undefined : { at: "part", part: shownName(part) };
  }
}

const LONGEST_NAME = 200;

/** A part's name as people may read it. */
const shownName = (name: string): string =>
  name
    .replace(/\p{Cc}/gu, "\uFFFD")
    .slice(0, LONGEST_NAME)
    .toWellFormed();

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
    return error instanceof Refusal ? refuseAt(error.reason, error.place) : refuseAt("damaged", undefined);
  }
}

async function readEntries(
  file: yauzl.ZipFile,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): Promise<ZipParts> {
  if (file.entryCount > limits.entries) throw new Refusal("too-many-entries");
  const entries: yauzl.Entry[] = [];
  let declared = 0;
  for await (const entry of file.eachEntry()) {
    entries.push(entry);
    declared += entry.uncompressedSize;
    if (entries.length > limits.entries) throw new Refusal("too-many-entries");
    if (declared > limits.bytes || isTooDense(entry.uncompressedSize, entry.compressedSize, limits))
      throw new Refusal("expands-too-much", entry.fileName);
    if ((entry.generalPurposeBitFlag & 1) !== 0) throw new Refusal("encrypted", entry.fileName);
  }
  const names = entries.map((entry) => entry.fileName.replace(/^\/+/u, ""));
  const odd = names.find((name, at) => names.indexOf(name) !== at) ?? entries.find(isSymlink)?.fileName;
  if (odd !== undefined) throw new Refusal("damaged", odd);

  const parts = new Map<string, Uint8Array>();
  let left = limits.bytes;
  for (const [index, entry] of entries.entries()) {
    const name = names[index] ?? "";
    if (!wanted(name) || name.endsWith("/")) continue;
    const part = await readPart(file, entry, left, limits).catch((error: unknown) => {
      throw error instanceof Refusal ? error : new Refusal("damaged", name);
    });
    left -= part.byteLength;
    parts.set(name, part);
  }
  return { names, parts };
}

async function readPart(
  file: yauzl.ZipFile,
  entry: yauzl.Entry,
  left: number,
  limits: ZipLimits,
): Promise<Uint8Array> {
  const stream = await file.openReadStreamPromise(entry);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > left || isTooDense(size, entry.compressedSize, limits)) {
      stream.destroy();
      throw new Refusal("expands-too-much", entry.fileName);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isTooDense(size: number, compressed: number, limits: ZipLimits): boolean {
  return size > limits.ratioFrom && size > limits.ratio * Math.max(1, compressed);
}

function isSymlink(entry: yauzl.Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}
