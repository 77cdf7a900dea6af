import fs from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { Terminal } from "./command";

/** Sends what a use case gives to a file, or to standard output when none (or "-") is named. */
export async function writeOutput(
  body: globalThis.ReadableStream<Uint8Array>,
  file: string | undefined,
  terminal: Terminal,
): Promise<void> {
  // Two declarations of one and the same stream: the browser's and Node's.
  const source = Readable.fromWeb(body as ReadableStream<Uint8Array>);
  if (file === undefined || file === "-") await pipeline(source, terminal.output, { end: false });
  else await writeFile(source, path.resolve(terminal.directory, file));
}

/** Under another name until it is whole, so that a failure leaves no half file and spoils no earlier one. */
async function writeFile(source: Readable, file: string): Promise<void> {
  const partial = `${file}.partial`;
  try {
    await pipeline(source, fs.createWriteStream(partial));
    fs.renameSync(partial, file);
  } catch (error) {
    fs.rmSync(partial, { force: true });
    throw error;
  }
}
