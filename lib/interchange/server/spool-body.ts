import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readParts } from "@/lib/http/route";

/** A body that waits on the disk. */
export type Spooled = {
  /** Bytes. */
  readonly size: number;
  /** Where it lies. */
  readonly path: string;
  readonly chunks: () => AsyncIterable<Uint8Array>;
};

/**
 * Puts a request's body on the disk as it comes, and gives it to the work; afterwards it is gone. So whoever sends slowly holds
 * nothing but a file.
 *
 * @param limit bytes
 * @throws AppError `too-large` as soon as the limit is passed
 */
export async function withSpooled<Value>(
  request: Request,
  limit: number,
  work: (spooled: Spooled) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(path.join(tmpdir(), "duizhao-body-"));
  const file = path.join(folder, "body");
  try {
    const size = await spool(request, file, limit);
    return await work({
      size,
      path: file,
      chunks: () => createReadStream(file) as AsyncIterable<Uint8Array>,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function spool(request: Request, file: string, limit: number): Promise<number> {
  const out = await open(file, "wx");
  try {
    return await readParts(request, limit, (part) => out.write(part));
  } finally {
    await out.close();
  }
}
