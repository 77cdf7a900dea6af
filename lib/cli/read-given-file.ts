import fs from "node:fs";
import { UPLOAD_LIMIT } from "@/lib/documents/core/upload-limit";
import { AppError } from "@/lib/kernel/app-error";

/** @throws AppError when there is no such file, or it is larger than an import takes */
export function readGivenFile(file: string): Uint8Array<ArrayBuffer> {
  const found = fs.statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new AppError("not-found", `There is no file ${file}.`);
  if (!found.isFile()) throw new AppError("invalid", `${file} is not a file.`);
  if (found.size > UPLOAD_LIMIT) {
    const limit = Math.floor(UPLOAD_LIMIT / 1024 / 1024);
    throw new AppError("too-large", `${file} is larger than ${limit} MB: import it in smaller parts.`);
  }
  return new Uint8Array(fs.readFileSync(file));
}
