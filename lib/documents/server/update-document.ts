import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { announceDocumentChange } from "@/lib/collaboration/server/notices";
import { transaction } from "@/lib/db/database";
import { notFound, staleEdit } from "@/lib/kernel/app-error";
import { presentDocument } from "./present";
import type { DocumentView } from "./schema";
import { type DocumentChange, editDocument, findDocument } from "./store";

/**
 * Changes what is known of a document. `date` is a day, "2020-12-31", or null.
 *
 * @param seen the revision that the change was made from; null when it does not matter
 * @throws AppError `not-found`, `forbidden`, `stale`
 */
export async function updateDocument(
  actor: Actor,
  documentId: string,
  change: {
    readonly title?: string | undefined;
    readonly date?: string | null | undefined;
    readonly occasion?: string | undefined;
    readonly citation?: string | undefined;
  },
  seen: number | null = null,
): Promise<DocumentView> {
  const grant = await authorize(actor, "translate", { documentId });
  const { date, ...words } = change;
  const given = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
  const data: DocumentChange = {
    ...given,
    ...(date !== undefined && { date: date === null ? null : new Date(date) }),
  };
  return transaction(async (tx) => {
    const changed = await editDocument(grant, documentId, { data, seen }, tx);
    const row = await findDocument(grant, documentId, tx);
    if (row === null) throw notFound("This document");
    if (changed === 0) throw staleEdit(presentDocument(row));
    const fields = Object.keys(data);
    if (fields.length > 0) {
      const event = { action: "document.update", objectType: "document", objectId: documentId } as const;
      await audit(
        actor,
        { ...event, projectId: grant.projectId, details: { fields: fields.join(", ") } },
        tx,
      );
    }
    // What texts are held to depends on it.
    if (date !== undefined) await announceDocumentChange(tx, documentId, "date");
    return presentDocument(row);
  });
}
