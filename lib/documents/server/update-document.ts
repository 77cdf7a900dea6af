import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
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
  if (Object.keys(data).length > 0) await changeDocument(grant, documentId, data);
  const row = await findDocument(grant, documentId);
  if (row === null) throw notFound("This document");
  return presentDocument(row);
}
