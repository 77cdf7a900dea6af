import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { mosesFiles, mosesTracks } from "../core/moses";
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
    pairs: "all",
  }),
  async *write(document, rows, { writtenAt }) {
    const { paths, linesOf } = mosesFiles(document);
    // Rows come once, and the container takes its files one after the other: the others wait on the disk.
    const folder = await mkdtemp(path.join(tmpdir(), "duizhao-moses-"));
    const waiting = paths.slice(1).map((_, at) => path.join(folder, String(at)));
    try {
      const files = paths.map((name, at) => ({
        path: name,
        pieces: at === 0 ? writeBeside(rows, linesOf, waiting) : readPieces(waiting[at - 1] ?? ""),
      }));
      yield* streamZip([...files, { path: "tracks.tsv", pieces: [mosesTracks(document)] }], writtenAt);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** UTF-16 units that are gathered before a file is written to. */
const PIECE = 65_536;

/** Gives the first line of each row, and writes the others to their files, as fast as the disk takes them. */
async function* writeBeside(
  rows: AsyncIterable<ExportRow>,
  linesOf: (row: ExportRow) => readonly string[] | null,
  paths: readonly string[],
): AsyncGenerator<string> {
  const files = await Promise.all(paths.map((each) => open(each, "w")));
  const gathered = paths.map(() => "");
  const write = async (least: number) => {
    for (const [at, file] of files.entries()) {
      if ((gathered[at]?.length ?? 0) < least) continue;
      await file.appendFile(gathered[at] ?? "");
      gathered[at] = "";
    }
  };
  try {
    for await (const row of rows) {
      const [first, ...others] = linesOf(row) ?? [];
      if (first === undefined) continue;
      for (const [at, line] of others.entries()) gathered[at] += `${line}\n`;
      await write(PIECE);
      yield `${first}\n`;
    }
    await write(0);
  } finally {
    await Promise.all(files.map((file) => file.close()));
  }
}

async function* readPieces(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file) as AsyncIterable<Uint8Array>;
}
