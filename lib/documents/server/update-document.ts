import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { transaction } from "@/lib/db/database";
import { notFound } from "@/lib/kernel/app-error";
import { presentDocument } from "./present";
import type { DocumentView } from "./schema";
import { changeDocument, type DocumentChange, findDocument } from "./store";

/** Changes what is known of a document. `date` is a day, "2020-12-31", or null. */
export async function updateDocument(
  actor: Actor,
  documentId: string,
  change: {
    readonly title?: string | undefined;
    readonly date?: string | null | undefined;
    readonly occasion?: string | undefined;
    readonly citation?: string | undefined;
  },
): Promise<DocumentView> {
  const grant = await authorize(actor, "translate", { documentId });
  const { date, ...words } = change;
  const given = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
  const data: DocumentChange = {
    ...given,
    ...(date !== undefined && { date: date === null ? null : new Date(date) }),
  };
  return transaction(async (tx) => {
    const fields = Object.keys(data);
    if (fields.length > 0 && (await changeDocument(grant, documentId, data, tx)) > 0) {
      const event = { action: "document.update", objectType: "document", objectId: documentId } as const;
      await audit(
        actor,
        { ...event, projectId: grant.projectId, details: { fields: fields.join(", ") } },
        tx,
      );
    }
    const row = await findDocument(grant, documentId, tx);
    if (row === null) throw notFound("This document");
    return presentDocument(row);
  });
}
