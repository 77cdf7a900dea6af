import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { finished } from "node:stream/promises";
import { mosesFiles } from "../core/moses";
import type { ExportRow, Writer } from "../core/writer";
import { streamZip } from "./stream-zip";

/**
 * Plain files for training of machine translation (Moses, fairseq, OPUS), in a container: as many lines in each, the nth
 * lines belong together. A pair of which one text is missing is left out of all.
 */
export const moses: Writer = {
  format: "moses",
  mediaType: "application/zip",
  extension: "zip",
  carries: () => ({
    emphasis: false,
    states: true,
    structure: false,
    provenance: false,
    untranslated: false,
    characters: "no-null",
    source: true,
    oneLine: true,
  }),
  async *write(document, rows, { writtenAt }) {
    const { paths, linesOf } = mosesFiles(document);
    // Rows come once, and the container takes its files one after the other: the others wait on the disk.
    const folder = await mkdtemp(path.join(tmpdir(), "duizhao-moses-"));
    const waiting = paths.slice(1).map((_, at) => path.join(folder, String(at)));
    try {
      yield* streamZip(
        paths.map((name, at) => ({
          path: name,
          pieces: at === 0 ? writeBeside(rows, linesOf, waiting) : readPieces(waiting[at - 1] ?? ""),
        })),
        writtenAt,
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Gives the first line of each row, and writes the others to their files. */
async function* writeBeside(
  rows: AsyncIterable<ExportRow>,
  linesOf: (row: ExportRow) => readonly string[] | null,
  paths: readonly string[],
): AsyncGenerator<string> {
  const files = paths.map((each) => createWriteStream(each));
  try {
    for await (const row of rows) {
      const [first, ...others] = linesOf(row) ?? [];
      if (first === undefined) continue;
      for (const [at, line] of others.entries()) await writeLine(files[at], line);
      yield `${first}\n`;
    }
    for (const file of files) await close(file);
  } finally {
    for (const file of files) file.destroy();
  }
}

/** Waits where the disk is slower than the database. */
async function writeLine(file: WriteStream | undefined, line: string): Promise<void> {
  if (file === undefined || file.write(`${line}\n`)) return;
  await new Promise<void>((resolve, reject) => {
    file.once("drain", resolve);
    file.once("error", reject);
  });
}

async function close(file: WriteStream): Promise<void> {
  file.end();
  await finished(file);
}

async function* readPieces(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file) as AsyncIterable<Uint8Array>;
}
