import { createHash } from "node:crypto";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { MANIFEST_FILE, type Manifest, parseManifest } from "@/lib/backup/core/manifest";
import { AppError } from "@/lib/kernel/app-error";

const MAX_MANIFEST_BYTES = 4_000_000;

/** An opened backup. `lines` checks the table's checksum and throws AppError `invalid` at its end when it differs. */
export type Archive = {
  readonly manifest: Manifest;
  readonly lines: (table: Manifest["tables"][number]) => AsyncIterable<string>;
  readonly close: () => void;
};

/** @throws AppError `not-found` without the file, `invalid` when it is no backup that this version reads */
export async function openArchive(file: string): Promise<Archive> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      throw new AppError("not-found", `There is no file ${file}.`);
    }
    throw noBackup(file);
  });
  try {
    const entries = await listEntries(zip);
    const entry = entries.get(MANIFEST_FILE);
    if (entry === undefined || entry.uncompressedSize > MAX_MANIFEST_BYTES) throw noBackup(file);
    let json = "";
    for await (const line of readLines(zip, entry)) json += line;
    const manifest = parseManifest(json);
    if (!manifest.ok) throw noBackup(file);
    return {
      manifest: manifest.value,
      lines: (table) => tableLines(zip, entries.get(table.file), table),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof AppError ? error : noBackup(file);
  }
}

function noBackup(file: string): AppError {
  return new AppError("invalid", `${file} is not a backup that this version of Duizhao can read.`);
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on("error", reject);
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry: Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

async function* tableLines(
  zip: ZipFile,
  entry: Entry | undefined,
  table: Manifest["tables"][number],
): AsyncGenerator<string> {
  const damaged = new AppError(
    "invalid",
    `The backup is damaged: the table ${table.name} is not what was written.`,
  );
  if (entry === undefined) throw damaged;
  const hash = createHash("sha256");
  try {
    yield* readLines(zip, entry, (chunk) => hash.update(chunk));
  } catch {
    // Bytes that do not unpack. What the reader of these lines throws does not pass here.
    throw damaged;
  }
  if (hash.digest("hex") !== table.sha256) throw damaged;
}

const LINE_FEED = 0x0a;

/** Lines end at a line feed and nowhere else: U+2028 inside a text is text. */
async function* readLines(
  zip: ZipFile,
  entry: Entry,
  onChunk: (chunk: Buffer) => void = () => {},
): AsyncGenerator<string> {
  const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
  let rest: Buffer[] = [];
  for await (const chunk of stream) {
    onChunk(chunk);
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, end)]).toString("utf8");
      rest = [];
      from = end + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString("utf8");
}
