import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { notFound } from "@/lib/kernel/app-error";
import { findSourceFile } from "./store";

/** The bytes of one of a document's files, as they were given. `part` is 0 for the first. */
export async function getSource(
  actor: Actor,
  documentId: string,
  part: number,
): Promise<{ readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const grant = await authorize(actor, "view", { documentId });
  const found = await findSourceFile(grant, documentId, part);
  if (found === null) throw notFound("This file");
  return { fileName: found.fileName === "" ? "source.txt" : found.fileName, bytes: found.bytes };
}
