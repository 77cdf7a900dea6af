import type { Actor } from "@/lib/accounts/core/actor";
import { announceAccessChange } from "@/lib/accounts/server/announce-access";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { transaction } from "@/lib/db/database";
import { changeDocument } from "./store";

/** Hides a document and all in it; `restoreDocument` brings it back as it was. Open editors close. */
export async function deleteDocument(actor: Actor, documentId: string): Promise<void> {
  const grant = await authorize(actor, "manage", { documentId });
  const { projectId } = grant;
  await transaction(async (tx) => {
    await changeDocument(grant, documentId, { deletedAt: new Date() }, tx);
    await audit(
      actor,
      { projectId, action: "document.delete", objectType: "document", objectId: documentId },
      tx,
    );
    await announceAccessChange({ projectId }, tx);
  });
}
