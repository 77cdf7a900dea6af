import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { presentDocument } from "./present";
import type { DocumentView } from "./schema";
import { readDocuments } from "./store";

/** The documents of a project, newest first. */
export async function listDocuments(
  actor: Actor,
  projectId: string,
  page: PageQuery,
): Promise<Page<DocumentView>> {
  const grant = await authorize(actor, "view", { projectId });
  const rows = await readDocuments(grant, { limit: page.limit, after: page.cursor });
  return toPage(rows.map(presentDocument), page.limit, (document) => document.id);
}
