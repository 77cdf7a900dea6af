import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/kernel/app-error";
import type { FilePiece } from "../core/writer";
import { spaceFull } from "./ask-export";
import { inChunks } from "./byte-stream";

/**
 * Writes a file that only its owner reads.
 *
 * @param room the most bytes that it may have
 * @throws AppError `conflict` when it is larger than its room, `unavailable` when it is larger than the disk; what its pieces
 *   throw. What was written is left to its caller.
 */
export async function writeFile(
  file: string,
  pieces: AsyncIterable<FilePiece>,
  room: number,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  await fs.mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await fs.open(file, "w", 0o600);
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const chunk of inChunks(pieces)) {
      bytes += chunk.byteLength;
      if (bytes > room) throw spaceFull();
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    throw new AppError("unavailable", "The server’s disk is full.", { key: "diskFull" });
  } finally {
    await handle.close();
  }
  return { bytes, sha256: hash.digest("hex") };
}

function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "ENOSPC" || code === "EDQUOT";
}
