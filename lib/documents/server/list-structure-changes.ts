import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { presentStructureChange } from "./present-structure";
import type { StructureChangeView } from "./structure-schema";
import { readStructureChanges } from "./structure-store";

/** Splits, joins and moves of a document's paragraphs, newest first, by pages. */
export async function listStructureChanges(
  actor: Actor,
  documentId: string,
  { limit, cursor }: PageQuery,
): Promise<Page<StructureChangeView>> {
  const grant = await authorize(actor, "view", { documentId });
  const rows = await readStructureChanges(grant, documentId, { limit, before: cursor });
  const { items, nextCursor } = toPage(rows, limit, ({ id }) => id);
  return { items: items.map(presentStructureChange), nextCursor };
}
