import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { transaction } from "@/lib/db/database";
import { notFound } from "@/lib/kernel/app-error";
import { presentDocument } from "./present";
import type { DocumentView } from "./schema";
import { findDeletedDocument, findDocument, undeleteDocument } from "./store";

/** Brings a deleted document back. @throws AppError `not-found` unless the actor owns the project of a deleted document of this id */
export async function restoreDocument(actor: Actor, documentId: string): Promise<DocumentView> {
  const projectId = await findDeletedDocument(documentId);
  if (projectId === null) throw notFound("This document");
  const grant = await authorize(actor, "manage", { projectId });
  return transaction(async (tx) => {
    await undeleteDocument(grant, documentId, tx);
    await audit(
      actor,
      { projectId, action: "document.restore", objectType: "document", objectId: documentId },
      tx,
    );
    const row = await findDocument(grant, documentId, tx);
    if (row === null) throw notFound("This document");
    return presentDocument(row);
  });
}
