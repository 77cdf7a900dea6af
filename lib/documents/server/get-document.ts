import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { notFound } from "@/lib/kernel/app-error";
import { presentDocument } from "./present";
import type { DocumentDetail } from "./schema";
import { findDocument, readSourceFiles } from "./store";

/** One document with the files it came from. */
export async function getDocument(actor: Actor, documentId: string): Promise<DocumentDetail> {
  const grant = await authorize(actor, "view", { documentId });
  const row = await findDocument(grant, documentId);
  if (row === null) throw notFound("This document");
  const files = await readSourceFiles(grant, documentId);
  const sourceFiles = files.map((file) => ({ ...file, importedAt: file.importedAt.toISOString() }));
  return { ...presentDocument(row), sourceFiles };
}
