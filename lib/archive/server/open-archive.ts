import { createHash } from "node:crypto";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { AppError } from "@/lib/kernel/app-error";
import { PARTS } from "../core/kinds";
import { ARCHIVE_LIMITS } from "../core/limits";
import {
  filePath,
  MANIFEST_PATH,
  type Manifest,
  type ManifestPart,
  parseManifest,
  partPath,
} from "../core/manifest";
import { readLines } from "./read-lines";
import { damaged, newerArchive, noArchive, tooLarge } from "./refusals";

/** An archive on disk, opened. What is read from it throws at its end when it is not what the manifest says. */
export type OpenArchive = {
  readonly manifest: Manifest;
  /** The lines of a part, in order. */
  readonly lines: (name: string) => AsyncIterable<string>;
  /** A source file's bytes. */
  readonly file: (sha256: string) => Promise<Uint8Array>;
  readonly close: () => void;
};

/** @throws AppError with one sentence for whatever is no archive, is of a newer version, or too large */
export async function openArchive(path: string): Promise<OpenArchive> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch(
    () => {
      throw noArchive();
    },
  );
  try {
    const entries = await listEntries(zip);
    const manifest = await readManifest(zip, entries.get(MANIFEST_PATH));
    checkEntries(manifest, entries);
    const parts = new Map(manifest.parts.map((part) => [part.name, part]));
    return {
      manifest,
      lines: (name) => partLines(zip, entries.get(partPath(name)), name, parts.get(name)),
      file: (sha256) => readFile(zip, entries.get(filePath(sha256)), sha256),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof AppError ? error : noArchive();
  }
}

/** Names are looked up and never become paths on this machine; even so, those that lead out are refused by the reader. */
function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > ARCHIVE_LIMITS.entries) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    let [packed, unpacked] = [0, 0];
    zip.on("error", reject);
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry: Entry) => {
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      const isBomb = unpacked > ARCHIVE_LIMITS.smallBytes && unpacked > packed * ARCHIVE_LIMITS.ratio;
      if (unpacked > ARCHIVE_LIMITS.unpackedBytes || isBomb) reject(tooLarge());
      else if (entries.has(entry.fileName)) reject(damaged(entry.fileName));
      else {
        entries.set(entry.fileName, entry);
        zip.readEntry();
      }
    });
    zip.readEntry();
  });
}

async function readManifest(zip: ZipFile, entry: Entry | undefined): Promise<Manifest> {
  if (entry === undefined || entry.uncompressedSize > ARCHIVE_LIMITS.manifestBytes) throw noArchive();
  const manifest = parseManifest(Buffer.concat(await readAll(zip, entry)).toString("utf8"));
  if (manifest.ok) return manifest.value;
  throw manifest.reason === "newer" ? newerArchive() : noArchive();
}

/** Exactly what the manifest names is there, in the sizes that it says, and each part once. */
function checkEntries({ parts, files }: Manifest, entries: ReadonlyMap<string, Entry>): void {
  const named = [
    ...parts.map(({ name, bytes }) => ({ path: partPath(name), bytes })),
    ...files.map(({ sha256, bytes }) => ({ path: filePath(sha256), bytes })),
  ];
  for (const { path, bytes } of named) if (entries.get(path)?.uncompressedSize !== bytes) throw damaged(path);
  const names = parts.map(({ name }) => name);
  const isWhole = names.length === PARTS.length && PARTS.every((name) => names.includes(name));
  if (!isWhole || entries.size !== named.length + 1) throw damaged(MANIFEST_PATH);
  const largest = files.find(({ bytes }) => bytes > ARCHIVE_LIMITS.lineBytes);
  if (largest !== undefined) throw tooLarge();
}

async function* partLines(
  zip: ZipFile,
  entry: Entry | undefined,
  name: string,
  said: ManifestPart | undefined,
): AsyncGenerator<string> {
  if (entry === undefined || said === undefined) throw damaged(partPath(name));
  const hash = createHash("sha256");
  const stream = await zip.openReadStreamPromise(entry).catch(() => {
    throw damaged(partPath(name));
  });
  let records = 0;
  for await (const line of readLines(stream, (chunk) => hash.update(chunk), damaged(partPath(name)))) {
    records += 1;
    yield line;
  }
  if (hash.digest("hex") !== said.sha256 || records !== said.records) throw damaged(partPath(name));
}

async function readFile(zip: ZipFile, entry: Entry | undefined, sha256: string): Promise<Uint8Array> {
  if (entry === undefined) throw damaged(filePath(sha256));
  const bytes = Buffer.concat(await readAll(zip, entry));
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw damaged(filePath(sha256));
  return bytes;
}

async function readAll(zip: ZipFile, entry: Entry): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  try {
    const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) chunks.push(chunk);
  } catch {
    // Bytes that do not unpack, or more of them than the container says.
    throw damaged(entry.fileName);
  }
  return chunks;
}
