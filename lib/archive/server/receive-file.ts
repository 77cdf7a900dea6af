import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { AppError } from "@/lib/kernel/app-error";
import { ARCHIVE_LIMITS } from "../core/limits";
import { readFormFile } from "./read-form-file";
import { tooLarge } from "./refusals";

/** A file that a request brought, on disk until it is removed. */
export type ReceivedFile = { readonly path: string; readonly remove: () => Promise<void> };

/**
 * Writes the file of a form to disk as it comes, whatever its size: an archive is read from its end.
 *
 * @throws AppError `unsupported` for another body, `invalid` for a form without a file, `too-large`
 */
export async function receiveFile(request: Request): Promise<ReceivedFile> {
  const type = request.headers.get("content-type") ?? "";
  const boundary = /^multipart\/form-data;.*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(type);
  const body = request.body;
  if (boundary === null || body === null) throw new AppError("unsupported", "Send a form with a file.");
  if (Number(request.headers.get("content-length") ?? 0) > ARCHIVE_LIMITS.fileBytes * 1.01) throw tooLarge();
  const folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), "duizhao-archive-"));
  const remove = () => fs.promises.rm(folder, { recursive: true, force: true });
  const file = path.join(folder, "archive.zip");
  try {
    // Two declarations of one and the same stream: the browser's and Node's.
    const bytes: AsyncIterable<Uint8Array> = Readable.fromWeb(body as ReadableStream<Uint8Array>);
    const content = upTo(readFormFile(bytes, boundary[1] ?? boundary[2] ?? ""), ARCHIVE_LIMITS.fileBytes);
    await pipeline(
      Readable.from(content, { objectMode: false }),
      fs.createWriteStream(file, { mode: 0o600 }),
    );
    return { path: file, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function* upTo(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge();
    yield chunk;
  }
}
