import { createReadStream } from "node:fs";
import fs from "node:fs/promises";
import type { Actor } from "@/lib/accounts/core/actor";
import { AppError } from "@/lib/kernel/app-error";
import { type ByteRange, rangeOf } from "../core/byte-range";
import { toByteStream } from "./byte-stream";
import type { ExportedFile } from "./export-document";
import { fileOf } from "./export-files";
import { findExport } from "./find-export";
import { expireJob } from "./job-store";

/** A file, or the part of it that was asked for. */
export type OpenedFile = ExportedFile & {
  /** Bytes of the whole file. */
  readonly size: number;
  /** Its strong entity tag, with quotation marks: the same bytes have the same. */
  readonly tag: string;
  /** Null for the whole; "none" when nothing of it was asked for, then the body is empty. */
  readonly range: ByteRange | "none" | null;
};

/**
 * A prepared file of the actor's own.
 *
 * @throws AppError `not-found` to all but who asked for it; `conflict` when it is not made, or not kept any more
 */
export async function openExportFile(
  actor: Actor,
  exportId: string,
  asked: { readonly range: string | null; readonly ifRange: string | null },
): Promise<OpenedFile> {
  const { state, fileName, mediaType, sha256 } = await findExport(actor, exportId);
  if (state !== "done" || sha256 === null) throw notThere();
  const size = await sizeOf(exportId);
  const tag = `"${sha256}"`;
  const range = rangeOf(asked, { size, tag });
  const body = toByteStream(range === "none" ? nothing() : read(fileOf(exportId), range));
  return { fileName, mediaType, size, tag, range, body };
}

/** A backup that was restored brings the row and not the file: it is to be had again, by another start. */
async function sizeOf(exportId: string): Promise<number> {
  try {
    return (await fs.stat(fileOf(exportId))).size;
  } catch {
    await expireJob(exportId);
    throw notThere();
  }
}

function notThere(): AppError {
  return new AppError("conflict", "There is no file yet, or none any more: start it again.", {
    key: "exportNotThere",
  });
}

/** Opened only when it is read, so that nobody who goes away leaves it open. */
async function* read(file: string, range: ByteRange | null): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterable<Uint8Array> = createReadStream(file, range ?? {});
  yield* chunks;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
