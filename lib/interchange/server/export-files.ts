import fs from "node:fs/promises";
import path from "node:path";
import { readEnvironment } from "@/lib/environment";
import type { Run } from "./job-store";

/** Where prepared files lie. */
export function exportsFolder(): string {
  return path.join(readEnvironment().DATA_DIR, "exports");
}

/** A finished file. */
export function fileOf(jobId: string): string {
  return path.join(exportsFolder(), jobId);
}

/** A file in the making: each start of a job has its own, so that one that was given up writes into no other's. */
export function partOf({ jobId, run }: Run): string {
  return path.join(exportsFolder(), `${jobId}.${run}.part`);
}

export async function removeFile(file: string): Promise<void> {
  await fs.rm(file, { force: true });
}

/** Every file in the folder: whose it is, and of which start when it is in the making (null of a finished one). */
export async function listFiles(): Promise<
  readonly { readonly file: string; readonly jobId: string; readonly run: number | null }[]
> {
  const names = await fs.readdir(exportsFolder()).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.flatMap((name) => {
    const found = /^(?<jobId>[0-9a-f-]{36})(?:\.(?<run>\d+)\.part)?$/u.exec(name)?.groups;
    if (found?.jobId === undefined) return [];
    const run = found.run === undefined ? null : Number(found.run);
    return [{ file: path.join(exportsFolder(), name), jobId: found.jobId, run }];
  });
}
